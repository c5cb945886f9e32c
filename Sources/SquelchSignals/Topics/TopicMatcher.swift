public import SquelchTimeline

/// Counts the terms of a question in posts, while their full texts are at hand. One for each worker.
public struct TopicMatcher: ~Copyable {
    private let query: TopicQuery
    private var text = PostText()
    private var forms: TopicForms
    /// For each word of the post, the words of the question that it is a form of, as bits.
    private var words: [UInt64] = []
    private var counts: [UInt16]

    /// Occurrences in the text that one in the title or a category is worth.
    private static let titleWeight = 3

    /// A matcher for a question.
    public init(_ query: TopicQuery) {
        self.query = query
        forms = TopicForms(query.terms.filter { !$0.isInside }.flatMap(\.words))
        counts = [UInt16](repeating: 0, count: query.count)
    }

    /// Occurrences of each term in title, text and categories of `post`, weighted; nil where it has none.
    ///
    /// One in the title or a category counts as several: Robertson and Zaragoza (2009), section 3.6. A title that the
    /// text begins with is none of the author's.
    public mutating func counts(_ post: borrowing PostRecord, in batch: RecordBatch) -> [UInt16]? {
        var isFound = false
        let none = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
        let title = batch.arena.bytes(post.title)
        let body = batch.arena.bytes(post.text)
        if title.count > 0, !PostText.repeats(title, in: body) {
            text.fill(title: none, text: title)
            add(Self.titleWeight, &isFound)
        }
        text.fill(title: none, text: body)
        add(1, &isFound)
        for category in batch.list(post.categories) {
            text.fill(title: none, text: batch.arena.bytes(category))
            add(Self.titleWeight, &isFound)
        }
        guard isFound else { return nil }
        let found = counts
        for index in counts.indices { counts[index] = 0 }
        return found
    }

    private mutating func add(_ weight: Int, _ isFound: inout Bool) {
        let bytes = UnsafeBufferPointer(start: text.base, count: text.count)
        let hasWords = split(bytes)
        var bit = 0
        for (index, term) in query.terms.enumerated() {
            var found = 0
            if term.isInside {
                found = Self.occurrences(of: term.words[0], in: bytes)
            } else {
                if hasWords { found = occurrences(of: term.words.count, from: bit) }
                bit += term.words.count
            }
            guard found > 0 else { continue }
            counts[index] = UInt16(clamping: Int(counts[index]) + found * weight)
            isFound = true
        }
    }

    /// Splits into words; returns whether any is of the question.
    private mutating func split(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        words.removeAll(keepingCapacity: true)
        var all: UInt64 = 0
        var split = TopicWords(bytes)
        while let range = split.next() {
            let matches = forms.matches(bytes[range])
            words.append(matches)
            all |= matches
        }
        return all != 0
    }

    /// Occurrences of the term whose words have the `count` bits from `first`.
    private func occurrences(of count: Int, from first: Int) -> Int {
        guard words.count >= count else { return 0 }
        var found = 0
        for start in 0...(words.count - count)
        where (0..<count).allSatisfy({ words[start + $0] >> UInt64(first + $0) & 1 == 1 }) {
            found += 1
        }
        return found
    }

    private static func occurrences(of term: [UInt8], in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        guard let first = term.first, bytes.count >= term.count else { return 0 }
        var found = 0
        var start = 0
        while start <= bytes.count - term.count {
            if TopicWords.fold(bytes[start]) == first,
                term.indices.allSatisfy({ TopicWords.fold(bytes[start + $0]) == term[$0] })
            {
                found += 1
                start += term.count
            } else {
                start += 1
            }
        }
        return found
    }
}
