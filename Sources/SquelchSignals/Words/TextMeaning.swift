import CSquelchTables

/// What one text is about as numbers for a linear model; ``Direction`` adds such texts up.
public enum TextMeaning {
    /// Numbers of a text.
    public static let length = Int(SQUELCH_VECTOR_LENGTH)

    /// Fills `row`, ``length`` numbers, with a vector of length one, or with zeros where no word's meaning is known.
    /// - Parameters:
    ///   - row: where the vector goes.
    ///   - words: buckets of the text's words (``TermColumn``).
    /// - Returns: how many of the words are known.
    public static func fill(
        _ row: UnsafeMutableBufferPointer<Float>, from words: UnsafeBufferPointer<UInt16>
    ) -> Int {
        row.update(repeating: 0)
        guard row.count == length, let base = words.baseAddress else { return 0 }
        return withUnsafeTemporaryAllocation(of: Int16.self, capacity: length) { sum in
            guard let numbers = sum.baseAddress else { return 0 }
            let total = squelch_vectors_sum(base, words.count, numbers)
            guard total.squares > 0 else { return 0 }
            let scale = 1 / Float(total.squares).squareRoot()
            for place in 0..<length { row[place] = Float(numbers[place]) * scale }
            return total.known
        }
    }
}
