/// Something that is wrong with a source, in plain words.
public struct SourceWarning: Sendable, Equatable, Codable {
    /// Path of the file as it was given or found.
    public var source: String
    /// Line, counted from 1, where it is known.
    public var line: Int?
    /// Id or number of the record, where one is meant.
    public var record: String?
    /// What is wrong, and what was done about it.
    public var message: String
    /// Whether something that is about the subject could not be read.
    public var isLoss: Bool

    /// A warning about a place in a file.
    public init(source: String, line: Int? = nil, record: String? = nil, message: String, isLoss: Bool = false) {
        self.source = source
        self.line = line
        self.record = record
        self.message = message
        self.isLoss = isLoss
    }
}
