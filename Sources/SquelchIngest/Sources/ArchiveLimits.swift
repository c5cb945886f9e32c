/// How far packed files are unpacked. A small file can claim to hold more than any disk: all numbers are counted on
/// what really comes out.
public struct ArchiveLimits: Sendable, Equatable {
    /// Bytes out for each byte in, after the first megabyte. DEFLATE reaches 1032; text that people write stays
    /// below 30.
    public var ratio = 200
    /// Unpacked bytes of one source, over all archives inside of it.
    public var totalBytes = 16 << 30
    /// Unpacked bytes of one entry.
    public var entryBytes = 4 << 30
    /// Archives inside archives: 1 reads no archive that lies in another.
    public var depth = 3
    /// Entries of one source, over all archives inside of it.
    public var entries = 200_000

    /// The limits that hold where a caller names none.
    public static let standard = ArchiveLimits()

    /// The standard limits, to be changed.
    public init() {}

    private static let ratioAfter = 1 << 20

    /// Whether `unpacked` bytes out of `packed` ones are more than honest data gives.
    func isBomb(packed: Int, unpacked: Int) -> Bool {
        unpacked > Self.ratioAfter && unpacked / max(1, packed) > ratio
    }
}
