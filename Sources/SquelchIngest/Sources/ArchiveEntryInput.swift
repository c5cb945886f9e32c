import SquelchTimeline

/// What may still be unpacked of one source, over all archives inside of it.
final class ArchiveBudget {
    let limits: ArchiveLimits
    private(set) var bytes = 0
    private(set) var entries = 0

    init(limits: ArchiveLimits) { self.limits = limits }

    /// Counts an entry; false where there are too many.
    func takeEntry() -> Bool {
        entries += 1
        return entries <= limits.entries
    }

    /// Whether nothing more may be unpacked.
    var isSpent: Bool { bytes > limits.totalBytes }

    func take(_ count: Int) throws(ByteInput.Failure) {
        bytes += count
        if isSpent { throw .archive("unpacks to more than \(limits.totalBytes) bytes altogether") }
    }
}

/// The bytes of one entry of an archive, counted against bombs.
final class ArchiveEntryInput: ByteReading {
    private let reader: ArchiveReader
    private let budget: ArchiveBudget
    private let takenBefore: Int
    private(set) var bytesRead = 0

    init(_ reader: ArchiveReader, budget: ArchiveBudget) {
        self.reader = reader
        self.budget = budget
        takenBefore = reader.bytesTaken
    }

    func read(into output: inout ByteArena) throws(ByteInput.Failure) -> Bool {
        let before = output.count
        guard try reader.read(into: &output) else { return false }
        let count = output.count - before
        bytesRead += count
        try budget.take(count)
        let limits = budget.limits
        if bytesRead > limits.entryBytes { throw .archive("unpacks to more than \(limits.entryBytes) bytes") }
        // A block may have been taken with the entry before.
        if limits.isBomb(packed: reader.bytesTaken - takenBefore + Self.block, unpacked: bytesRead) {
            throw .archive("unpacks to more than \(limits.ratio) times its size")
        }
        return true
    }

    private static let block = 64 << 10
}
