import CSquelchKernels
import CSquelchTables

/// The shipped weights of ``PostHead``.
///
/// Layout of `heads.bin`, little-endian: 2^16 rows of ``PostHead/width`` signed bytes for ``GramRows``; then 32-bit
/// floats: what a unit of these bytes is worth, a weight for each ``PostFeature`` (by its code / 255), and a constant,
/// each for every place of a row.
struct HeadTable {
    private let grams: UnsafePointer<Int8>
    private let numbers: UnsafePointer<Float>
    private let level = squelch_text_level()

    /// The table that is built in.
    static let shared = HeadTable()

    private static let gramBytes = PostHead.width << Int(SQUELCH_GRAM_BITS)

    private init() {
        var count = 0
        guard let bytes = squelch_heads_table(&count) else { preconditionFailure("the program has its tables") }
        let floats = PostHead.width * (2 + PostFeature.allCases.count)
        precondition(count == Self.gramBytes + 4 * floats, "heads.bin was made for other features")
        grams = UnsafeRawPointer(bytes).assumingMemoryBound(to: Int8.self)
        numbers = UnsafeRawPointer(bytes + Self.gramBytes).assumingMemoryBound(to: Float.self)
    }

    /// Log odds of each head. What letters and words say grows with the square root of their number.
    func logOdds(_ rows: borrowing GramRows, _ codes: borrowing FeatureCodes) -> SIMD16<Float> {
        var sums = SIMD16<Int32>()
        withUnsafeMutableBytes(of: &sums) { bytes in
            guard let base = bytes.bindMemory(to: Int32.self).baseAddress else { return }
            squelch_add_rows(Int32(level), grams, rows.rows.base, rows.rows.count, base)
        }
        let scale = 1 / Float(max(1, rows.rows.count)).squareRoot()
        var result = SIMD16<Float>(sums) * row(0) * scale
        for feature in 0..<PostFeature.allCases.count {
            result += Float(codes.codes.base[feature]) * (1 / 255) * row(1 + feature)
        }
        return result + row(1 + PostFeature.allCases.count)
    }

    @inline(__always)
    private func row(_ index: Int) -> SIMD16<Float> {
        UnsafeRawPointer(numbers + index * PostHead.width).loadUnaligned(as: SIMD16<Float>.self)
    }
}

extension HeadTable: @unchecked Sendable {
    // Nobody writes to what the pointers lead to.
}
