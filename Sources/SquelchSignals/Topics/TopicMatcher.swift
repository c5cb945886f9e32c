public import SquelchTimeline

/// Counts the terms of a question in posts, while their full texts are at hand. One for each worker.
public struct TopicMatcher: ~Copyable {
    private let query: TopicQuery
    private let forms = WordForms()
    private var text = PostText()
    /// Stems of each word of each term.
    private var stems: [[[[UInt8]]]]
    /// Words of the post that may be of a term, in lower case; nil for all others.
    private var words: [[UInt8]?] = []
    /// Beginnings of the words of all terms.
    private var beginnings: Set<UInt32> = []

    /// Longest word that is looked at, in bytes.
    private static let longestWord = 64

    /// A matcher for a question.
    public init(_ query: TopicQuery) {
        self.query = query
        let forms = forms
        stems = query.terms.map { $0.words.map(forms.stems) }
        for term in query.terms where !term.isInside {
            for word in term.words { beginnings.insert(Self.beginning(word[...])) }
        }
    }

    /// Occurrences of each term in title, text and categories of `post`; nil where it has none.
    public mutating func counts(_ post: borrowing PostRecord, in batch: RecordBatch) -> [UInt16]? {
        var counts = [UInt16](repeating: 0, count: query.count)
        text.fill(title: batch.arena.bytes(post.title), text: batch.arena.bytes(post.text))
        add(to: &counts)
        let none = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
        for category in batch.list(post.categories) {
            text.fill(title: none, text: batch.arena.bytes(category))
            add(to: &counts)
        }
        return counts.contains { $0 > 0 } ? counts : nil
    }

    private mutating func add(to counts: inout [UInt16]) {
        let bytes = UnsafeBufferPointer(start: text.base, count: text.count)
        split(bytes)
        for (index, term) in query.terms.enumerated() {
            let found = term.isInside ? occurrences(of: term.words[0], in: bytes) : occurrences(of: term, stems[index])
            counts[index] = UInt16(clamping: Int(counts[index]) + found)
        }
    }

    /// Splits into words; only those that begin as a word of a term does are kept.
    private mutating func split(_ bytes: UnsafeBufferPointer<UInt8>) {
        words.removeAll(keepingCapacity: true)
        var start = 0
        while start < bytes.count {
            guard Self.isWord(bytes[start]) else {
                start += 1
                continue
            }
            var end = start + 1
            while end < bytes.count, Self.isWord(bytes[end]) { end += 1 }
            words.append(candidate(bytes[start..<end]))
            start = end
        }
    }

    private func candidate(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8]? {
        guard word.count <= Self.longestWord else { return nil }
        var lower = word.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
        if lower.contains(where: { $0 >= 0x80 }) {
            lower = Array(String(decoding: lower, as: UTF8.self).lowercased().utf8)
        }
        return beginnings.contains(Self.beginning(lower[...])) ? lower : nil
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80 || byte == 0x27
    }

    /// The first bytes of a word, by which most words are told apart from those that are looked for.
    private static func beginning(_ word: ArraySlice<UInt8>) -> UInt32 {
        word.prefix(WordForms.commonBytes).reduce(0) { $0 << 8 | UInt32($1) }
    }

    private func occurrences(of term: TopicQuery.Term, _ stems: [[[UInt8]]]) -> Int {
        guard words.count >= term.words.count else { return 0 }
        var found = 0
        for start in 0...(words.count - term.words.count) {
            let isThere = term.words.indices.allSatisfy { place in
                guard let word = words[start + place] else { return false }
                return word == term.words[place] || forms.hasStem(word, of: stems[place])
            }
            if isThere { found += 1 }
        }
        return found
    }

    private func occurrences(of term: [UInt8], in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        guard let first = term.first, bytes.count >= term.count else { return 0 }
        var found = 0
        var start = 0
        while start <= bytes.count - term.count {
            if bytes[start] == first, term.indices.allSatisfy({ bytes[start + $0] == term[$0] }) {
                found += 1
                start += term.count
            } else {
                start += 1
            }
        }
        return found
    }
}
