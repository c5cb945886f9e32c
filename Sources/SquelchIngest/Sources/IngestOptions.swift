/// How sources are read.
public struct IngestOptions: Sendable, Equatable {
    /// How far packed files are unpacked.
    public var limits = ArchiveLimits.standard
    /// Whether mail and address books are read. They name people who never asked to be in a report, so it is asked for.
    public var includesContacts = false
    /// Mail addresses of the user, in lower case. Without one it cannot be told who wrote to whom.
    public var ownAddresses: [String] = []
    /// Least bytes of a piece of a long file, which several workers read.
    package var pieceBytes = 8 << 20

    /// Standard limits, no mail.
    public init() {}
}
