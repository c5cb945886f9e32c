/// A post by where it lies: the part of the accounts, and the row in it.
package struct PostReference: Hashable, Comparable, Sendable {
    /// Part and row in one number.
    package let raw: UInt64

    private static let rowBits: UInt64 = 40

    /// A post of a part.
    package init(shard: Int, row: Int) { raw = UInt64(shard) << Self.rowBits | UInt64(row) }

    init(raw: UInt64) { self.raw = raw }

    /// The part.
    package var shard: Int { Int(raw >> Self.rowBits) }
    /// The row in it.
    package var row: Int { Int(raw & (1 << Self.rowBits - 1)) }

    /// By part, then by row.
    package static func < (left: PostReference, right: PostReference) -> Bool { left.raw < right.raw }
}
