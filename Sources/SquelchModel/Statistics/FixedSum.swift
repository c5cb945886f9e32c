/// A sum of real numbers that is the same in whatever order and grouping they are added.
///
/// Floating-point addition is not associative; whole numbers are. Values are kept as multiples of 2^-64 in
/// 128 bits: each is rounded once (by less than 6e-20), and sums up to 9e18 never overflow.
public struct FixedSum: Equatable, Sendable {
    /// The sum in multiples of 2^-64.
    private(set) var raw: Int128

    /// The empty sum.
    public static let zero = FixedSum(raw: 0)

    /// A sum of so many multiples of 2^-64.
    init(raw: Int128) { self.raw = raw }

    /// A sum of one value, which must be finite and below 2^31 in size; anything else counts as zero.
    @inline(__always)
    public init(_ value: Double) {
        guard value.magnitude < 0x1p31 else {
            raw = 0
            return
        }
        // Two steps of 32 bits, each exact, because a conversion to 128 bits is a slow library call.
        let upper = (value * 0x1p32).rounded(.down)
        let lower = (value * 0x1p32 - upper) * 0x1p32
        raw = Int128(Int64(upper)) << 32 &+ Int128(Int64(lower))
    }

    /// The sum as a floating-point number.
    public var value: Double {
        let upper = Int64(truncatingIfNeeded: raw >> 64)
        let lower = UInt64(truncatingIfNeeded: raw)
        return Double(upper) + Double(lower) * 0x1p-64
    }

    /// Adds the values of another sum.
    @inline(__always)
    public static func += (sum: inout FixedSum, other: FixedSum) { sum.raw &+= other.raw }

    /// Adds one value.
    @inline(__always)
    public static func += (sum: inout FixedSum, value: Double) { sum.raw &+= FixedSum(value).raw }

    /// The sum of both.
    public static func + (left: FixedSum, right: FixedSum) -> FixedSum {
        FixedSum(raw: left.raw &+ right.raw)
    }
}

extension FixedSum: Codable {
    /// The halves of the sum: no encoder need know of 128 bits.
    private enum CodingKeys: CodingKey { case upper, lower }

    /// The sum that was encoded.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let upper = try values.decode(Int64.self, forKey: .upper)
        raw = Int128(upper) << 64 | Int128(try values.decode(UInt64.self, forKey: .lower))
    }

    /// Encodes the sum exactly.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(Int64(truncatingIfNeeded: raw >> 64), forKey: .upper)
        try values.encode(UInt64(truncatingIfNeeded: raw), forKey: .lower)
    }
}
