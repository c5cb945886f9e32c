public import SquelchTimeline

/// Counts the terms of a question in posts, while their full texts are at hand. One for each worker.
public struct TopicMatcher: ~Copyable {
    private let query: TopicQuery
    private var text = PostText()
    private var forms: TopicForms
    /// For each word of the post, the words of the question that it is a form of, as bits.
    private var words: [UInt64] = []
    private var counts: [UInt16]
    /// What the question means, of length one; zeros where its words are not known.
    private let meaning: [Float]
    private var own = [Float](repeating: 0, count: TextMeaning.length)

    /// Occurrences in the text that one in the title or a category is worth.
    private static let titleWeight = 3

    /// Cosine from which a post is about the question even where it has none of its words. Below it, what is found is of
    /// the same walk of life rather than of the same subject.
    private static let nearness: Float = 0.48

    /// A matcher for a question.
    public init(_ query: TopicQuery) {
        self.query = query
        forms = TopicForms(query.terms.filter { !$0.isInside }.flatMap(\.words))
        counts = [UInt16](repeating: 0, count: query.count)
        meaning = Self.meaning(of: query)
    }

    /// The question as a text of its own, read as posts are. Of half a question nothing follows: all of its words must be
    /// known. Who asks for a phrase wants that and nothing like it.
    private static func meaning(of query: TopicQuery) -> [Float] {
        var meaning = [Float](repeating: 0, count: TextMeaning.length)
        if query.terms.contains(where: { $0.words.count > 1 }) { return meaning }
        let batch = RecordBatch()
        var post = PostRecord()
        post.text = batch.store(query.words.joined(separator: " "))
        var extractor = SignalExtractor()
        var columns = SignalColumns()
        _ = extractor.append(post, of: batch, to: &columns)
        let known = columns.terms.buckets.withUnsafeBufferPointer { words in
            meaning.withUnsafeMutableBufferPointer { TextMeaning.fill($0, from: words) }
        }
        if known < query.count { meaning = [Float](repeating: 0, count: TextMeaning.length) }
        return meaning
    }

    /// Occurrences of each term in title, text and categories of `post`, weighted, and behind them how near it is to what
    /// the question means, in hundredths of the cosine; nil where it has none and is not near.
    ///
    /// One in the title or a category counts as several: Robertson and Zaragoza (2009), section 3.6. A title that the
    /// text begins with is none of the author's.
    /// - Parameters:
    ///   - post: one of the batch.
    ///   - batch: holds the texts of the post.
    ///   - terms: the buckets of the post's words (``TermColumn``).
    public mutating func counts(
        _ post: borrowing PostRecord, in batch: RecordBatch, terms: UnsafeBufferPointer<UInt16>
    ) -> [UInt16]? {
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
        let near = nearness(of: terms)
        guard isFound || near > 0 else { return nil }
        let found = counts + [near]
        for index in counts.indices { counts[index] = 0 }
        return found
    }

    /// Hundredths of the cosine between a text's words and the question; 0 below ``nearness``.
    private mutating func nearness(of terms: UnsafeBufferPointer<UInt16>) -> UInt16 {
        _ = own.withUnsafeMutableBufferPointer { TextMeaning.fill($0, from: terms) }
        var cosine: Float = 0
        for place in own.indices { cosine += own[place] * meaning[place] }
        return cosine < Self.nearness ? 0 : UInt16(cosine * 100)
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
