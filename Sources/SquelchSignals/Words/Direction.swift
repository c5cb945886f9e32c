import CSquelchTables
package import SquelchTimeline

/// What texts are about, as a direction among the meanings of words: texts on one subject point the same way even
/// where they share no word.
///
/// Known are some 20,000 English words; of other languages it says nothing. Sums are of whole numbers, so that their
/// order does not matter.
public struct Direction: Sendable, Equatable {
    /// Primary language subtag of the words that are known.
    public static let language = "en"
    /// Known words that make a full vote of a text: fewer tell little of its subject.
    private static let fullVoteWords: Float = 4
    /// Length of a direction of length one.
    private static let one: Float = 65_536

    private var sum = [Int64](repeating: 0, count: Int(SQUELCH_VECTOR_LENGTH))

    /// No text.
    public init() {}

    /// Adds a text by the buckets of its words (``TermColumn``), however long it is.
    /// - Parameters:
    ///   - words: the buckets of its words, in any order.
    ///   - vote: weight of a text with enough words, 0...1.
    /// - Returns: the weight that it was given.
    @discardableResult
    public mutating func add(_ words: UnsafeBufferPointer<UInt16>, vote: Float = 1) -> Float {
        guard vote > 0, let base = words.baseAddress else { return 0 }
        return withUnsafeTemporaryAllocation(of: Int16.self, capacity: sum.count) { row in
            guard let numbers = row.baseAddress else { return 0 }
            let total = squelch_vectors_sum(base, words.count, numbers)
            guard total.squares > 0 else { return 0 }
            let weight = vote * min(1, Float(total.known) / Self.fullVoteWords)
            let scale = weight * Self.one / Float(total.squares).squareRoot()
            sum.withUnsafeMutableBufferPointer { sum in
                if let sum = sum.baseAddress { squelch_vectors_add(sum, numbers, scale) }
            }
            return weight
        }
    }

    /// Adds another direction.
    public static func += (left: inout Direction, right: Direction) {
        for place in left.sum.indices { left.sum[place] &+= right.sum[place] }
    }

    /// What is left without a direction that was added.
    public static func - (left: Direction, right: Direction) -> Direction {
        var result = left
        for place in result.sum.indices { result.sum[place] &-= right.sum[place] }
        return result
    }

    /// The same direction with length one; none for none.
    public var unit: Direction {
        let length = length
        var result = Direction()
        guard length > 0 else { return result }
        for place in sum.indices { result.sum[place] = Int64((Float(sum[place]) / length * Self.one).rounded()) }
        return result
    }

    /// Cosine of the angle between two directions: 1 for the same subject, 0 for nothing in common.
    public func cosine(_ other: Direction) -> Float {
        let lengths = length * other.length
        guard lengths > 0 else { return 0 }
        var product: Float = 0
        for place in sum.indices { product += Float(sum[place]) * Float(other.sum[place]) }
        return product / lengths
    }

    private var length: Float {
        sum.reduce(into: Float(0)) { $0 += Float($1) * Float($1) }.squareRoot()
    }
}

extension Direction {
    /// Writes the sums.
    package func write(to writer: inout FrameWriter) { writer.write(column: sum) }

    /// The sums that were written.
    package init(_ reader: inout FrameReader) throws(FrameError) {
        let sum: [Int64] = try reader.readColumn()
        guard sum.count == self.sum.count else { throw .damaged }
        self.sum = sum
    }
}
