public import SquelchTimeline

/// Something to be read: what it is called, where it came from, and what it holds.
///
/// Paths become sources once, in ``SourceFinder``; bytes that were fetched and records that were kept are sources as well,
/// and are read by the same function to the same records.
public struct Source: Sendable {
    /// What a source holds.
    public enum Content: Sendable {
        /// A file of any format, plain, packed or an archive.
        case file(path: String)
        /// A piece of a long file of lines, which ends where a line does; the file has `of` bytes.
        case piece(path: String, bytes: Range<Int>, of: Int)
        /// A folder whose files are the parts of one export.
        case export(Export)
        /// What is piped in; it can be read only once.
        case standardInput
        /// The bytes of a file that lies nowhere, such as an answer of a server.
        case bytes([UInt8])
        /// Records that another has read before.
        case records(any RecordSequence)
    }

    /// A folder whose files need one another, as those of an unpacked archive of X do.
    public struct Export: Sendable {
        /// Path of the folder.
        public var folder: String
        /// All files in it, in a stable order.
        public var files: [Source]
        /// What could not be looked into.
        public var warnings: [SourceWarning]
    }

    /// What people and warnings call it: the path, where it has one.
    public var name: String
    /// Address that it was fetched from: a feed that does not say its own is known by it, and relative addresses are
    /// relative to it. Nil where nobody knows.
    public var origin: String?
    /// Address that the feed in it is known by, whatever it says itself: an older page of a feed often says its own.
    public var feedURL: String?
    /// What is in it.
    public var content: Content
    /// Bytes to be read, where they are known before.
    public var size: Int?

    /// A source of this content.
    public init(name: String, origin: String? = nil, content: Content, size: Int? = nil) {
        self.name = name
        self.origin = origin
        self.content = content
        self.size = size
    }

    /// What lies at a path, or standard input where it is `-`. A folder is looked into: is it one export, or else nothing
    /// that can be read as one.
    public init(path: String) { self = SourceFinder.look(at: path) }

    /// Bytes, and the address that they came from.
    public init(name: String, origin: String? = nil, bytes: [UInt8]) {
        self.init(name: name, origin: origin, content: .bytes(bytes), size: bytes.count)
    }

    /// What is piped in.
    public static let standardInput = Source(name: standardInputName, content: .standardInput)

    /// How a person names standard input in place of a path.
    private static let standardInputName = "-"

    /// Whether a path is the name of standard input.
    public static func isStandardInput(_ path: String) -> Bool { path == standardInputName }

    /// Whether it can be read another time.
    var isRepeatable: Bool {
        switch content {
        case .file, .piece, .export, .bytes: true
        case .standardInput, .records: false
        }
    }
}

/// Records that come from no file: an archive of them gives out what a reader once understood.
public protocol RecordSequence: Sendable {
    /// What became of the source when it was read: its format and those of the files inside of it, with their counts.
    var report: SourceReport { get }

    /// What tells these records from those that the same will be at another time; nil where that cannot be told.
    var mark: RecordMark? { get }

    /// Fills the empty `batch`, and calls `handOn` whenever it `RecordBatch.isFull` and at the end; the batch is empty
    /// when that returns. Ends early where it returns false.
    /// - Returns: what could not be given out, in words; nil where everything was.
    func fill(_ batch: RecordBatch, handOn: () -> Bool) -> String?
}

extension RecordSequence {
    /// Nothing tells.
    public var mark: RecordMark? { nil }
}

/// What tells records apart from others: equal only where all of them are.
public struct RecordMark: Sendable, Hashable {
    /// Number of what gives them out.
    public var source: Int64
    /// State of it.
    public var state: [UInt8]

    /// A mark of a state of something.
    public init(source: Int64, state: [UInt8]) {
        self.source = source
        self.state = state
    }
}

extension Source {
    /// What tells its records apart; nil where that cannot be told without reading them.
    public var mark: RecordMark? {
        guard case .records(let records) = content else { return nil }
        return records.mark
    }

    /// What is said of the source where it has been read before, without fault, with these counts; nil for one that has
    /// to be read.
    public func report(with counts: RecordCounts) -> SourceReport? {
        guard case .records(let records) = content else { return nil }
        var report = records.report
        report.path = name
        report.isContainer = !report.entries.isEmpty
        report.counts = counts
        return report
    }
}
