import CZlib
import SquelchTimeline

/// Unpacks gzip members one after another, with a budget against bombs: DEFLATE alone reaches 1032 : 1.
final class GzipInflater {
    private var stream = z_stream()
    private var isOpen = false
    private var members = 0
    private var packedBytes = 0
    private var unpackedBytes = 0
    /// Whether the last member has ended.
    private(set) var isComplete = false

    private let limits: ArchiveLimits
    private static let mostMembers = 1000

    private static let chunk = 64 << 10

    init(limits: ArchiveLimits = .standard) { self.limits = limits }

    deinit { if isOpen { inflateEnd(&stream) } }

    /// Appends up to one chunk of unpacked bytes; returns how many packed bytes were used.
    func inflate(
        _ packed: UnsafeBufferPointer<UInt8>, into output: inout ByteArena
    ) throws(ByteInput.Failure) -> Int {
        if isComplete {
            // Zero padding after the last member is allowed; anything else there is not gzip and is left out.
            guard packed.count >= 2, packed[0] == 0x1F, packed[1] == 0x8B else { return packed.count }
        }
        if !isOpen || isComplete { try begin() }
        output.reserve(Self.chunk)
        stream.next_in = UnsafeMutablePointer(mutating: packed.baseAddress)
        stream.avail_in = UInt32(clamping: packed.count)
        stream.next_out = output.base + output.count
        stream.avail_out = UInt32(Self.chunk)
        let status = CZlib.inflate(&stream, Z_NO_FLUSH)
        let used = packed.count - Int(stream.avail_in)
        let made = Self.chunk - Int(stream.avail_out)
        output.advance(by: made)
        packedBytes += used
        unpackedBytes += made
        switch status {
        case Z_STREAM_END: isComplete = true
        case Z_OK, Z_BUF_ERROR: break
        default: throw .gzip("the data is damaged after \(unpackedBytes) unpacked bytes")
        }
        if unpackedBytes > limits.totalBytes { throw .gzip("unpacks to more than \(limits.totalBytes) bytes") }
        if limits.isBomb(packed: packedBytes, unpacked: unpackedBytes) {
            throw .gzip("unpacks to more than \(limits.ratio) times its size")
        }
        return used
    }

    private func begin() throws(ByteInput.Failure) {
        members += 1
        if members > Self.mostMembers { throw .gzip("has more than \(Self.mostMembers) members") }
        if isOpen { inflateEnd(&stream) }
        stream = z_stream()
        isOpen = squelch_zlib_start_gzip(&stream) == Z_OK
        isComplete = false
        if !isOpen { throw .gzip("there is no memory to unpack it") }
    }
}
