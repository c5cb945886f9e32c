import CSquelchKernels
import CSquelchTables

/// The shipped weights of ``PostHead``.
///
/// Layout of `heads.bin`, little-endian: 2^16 rows of ``PostHead/width`` signed bytes for ``GramRows``; then 32-bit
/// floats: what a unit of these bytes is worth, a weight for each ``PostFeature`` (by its code / 255), and a constant,
/// each for every place of a row; weights and constant once more for posts without a title: a status is no headline.
/// The place behind the heads has the square of how much a row says by being rare.
struct HeadTable {
    private let grams: UnsafePointer<Int8>
    private let numbers: UnsafePointer<Float>
    private let level = squelch_text_level()

    /// The table that is built in.
    static let shared = HeadTable()

    private static let gramBytes = PostHead.width << Int(SQUELCH_GRAM_BITS)

    /// A weight for each feature, and a constant.
    private static let rowsOfFeatures = PostFeature.allCases.count + 1
    private static let rarity = PostHead.allCases.count

    private init() {
        var count = 0
        guard let bytes = squelch_heads_table(&count) else { preconditionFailure("the program has its tables") }
        let floats = PostHead.width * (1 + 2 * Self.rowsOfFeatures)
        precondition(count == Self.gramBytes + 4 * floats, "heads.bin was made for other features")
        grams = UnsafeRawPointer(bytes).assumingMemoryBound(to: Int8.self)
        numbers = UnsafeRawPointer(bytes + Self.gramBytes).assumingMemoryBound(to: Float.self)
    }

    /// Log odds of each head. Letters and words are a direction of length one, in which rare ones count more (tf-idf,
    /// Salton and Buckley 1988).
    func logOdds(_ rows: borrowing GramRows, _ codes: borrowing FeatureCodes) -> SIMD16<Float> {
        var sums = SIMD16<Int32>()
        withUnsafeMutableBytes(of: &sums) { bytes in
            guard let base = bytes.bindMemory(to: Int32.self).baseAddress else { return }
            squelch_add_rows(Int32(level), grams, rows.rows.base, rows.rows.count, base)
        }
        let units = SIMD16<Float>(sums) * row(0)
        var result = units * (1 / max(1, units[Self.rarity]).squareRoot())
        let isTitled = codes.codes.base[PostFeature.titleLength.rawValue] > 0
        let start = 1 + (isTitled ? 0 : Self.rowsOfFeatures)
        for feature in 0..<PostFeature.allCases.count {
            result += Float(codes.codes.base[feature]) * (1 / 255) * row(start + feature)
        }
        return result + row(start + PostFeature.allCases.count)
    }

    @inline(__always)
    private func row(_ index: Int) -> SIMD16<Float> {
        UnsafeRawPointer(numbers + index * PostHead.width).loadUnaligned(as: SIMD16<Float>.self)
    }
}

extension HeadTable: @unchecked Sendable {
    // Nobody writes to what the pointers lead to.
}
