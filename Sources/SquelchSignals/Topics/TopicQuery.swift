/// What somebody looks for: words and quoted phrases, in the forms in which a text may have them.
public struct TopicQuery: Sendable, Equatable {
    /// A word, or the words of a phrase, in lower case.
    struct Term: Sendable, Equatable {
        var words: [[UInt8]]
        /// Whether it is searched for inside of words: Chinese and Japanese put no spaces between them.
        var isInside = false
    }

    let terms: [Term]

    /// Most terms of a question.
    private static let most = 8
    /// Most words of a phrase: with ``most``, so few that a set of words fits into 64 bits.
    private static let longestPhrase = 6
    /// Longest question that is looked at, in bytes.
    private static let longest = 4096

    /// The terms in `text`: words apart, and phrases in quotes or joined as `e-mail` is. Stop words count only where
    /// there is nothing else. Nil where no word is in it.
    public init?(_ text: String) {
        var terms: [Term] = []
        var stops: [Term] = []
        var prepared = PostText()
        Array(text.utf8.prefix(Self.longest)).withUnsafeBufferPointer { bytes in
            prepared.fill(title: UnsafeBufferPointer(start: nil, count: 0), text: bytes)
        }
        let bytes = UnsafeBufferPointer(start: prepared.base, count: prepared.count)
        for (index, part) in bytes.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false).enumerated() {
            for words in Self.groups(UnsafeBufferPointer(rebasing: part), isQuoted: index % 2 == 1) {
                let term = Term(words.prefix(Self.longestPhrase))
                let isStop = index % 2 == 0 && words.count == 1 && ContentWords.isStopWord(term.text)
                if isStop { stops.append(term) } else { terms.append(term) }
            }
        }
        if terms.isEmpty { terms = stops }
        var unique: [Term] = []
        for term in terms where !unique.contains(term) && unique.count < Self.most { unique.append(term) }
        guard !unique.isEmpty else { return nil }
        self.terms = unique
    }

    /// Number of terms.
    public var count: Int { terms.count }

    /// The terms as text, in their order.
    public var words: [String] { terms.map(\.text) }

    /// Words that belong together: all of a quoted part, else those that only an apostrophe, a hyphen, a point or the
    /// change to another script parts.
    private static func groups(_ bytes: UnsafeBufferPointer<UInt8>, isQuoted: Bool) -> [[[UInt8]]] {
        var groups: [[[UInt8]]] = []
        var split = TopicWords(bytes)
        var end: Int?
        while let range = split.next() {
            let word = TopicWords.folded(bytes[range])
            let between = end.map { bytes[$0..<range.lowerBound] }
            end = range.upperBound
            guard let between, isQuoted || between.isEmpty || isJoint(between) else {
                groups.append([word])
                continue
            }
            let last = groups.count - 1
            guard between.elementsEqual("'".utf8), !isQuoted else {
                groups[last].append(word)
                continue
            }
            // Neither the `s` of `sailor's` matters, nor what stands before the apostrophe of `l'eau` and `O'Reilly`.
            if word == Array("s".utf8) { continue }
            if groups[last].count == 1, groups[last][0].count <= 2 { groups[last] = [] }
            groups[last].append(word)
        }
        return groups
    }

    private static func isJoint(_ between: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        between.count == 1 && between.allSatisfy { "'-._".utf8.contains($0) }
    }
}

extension TopicQuery.Term {
    /// The words as text.
    var text: String { words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ") }

    fileprivate init(_ words: some Sequence<[UInt8]>) {
        let words = Array(words)
        let isInside = words.contains { word in
            String(decoding: word, as: UTF8.self).unicodeScalars.contains { scalar in
                Self.unspaced.contains { $0.contains(scalar.value) }
            }
        }
        self.init(words: isInside ? [Array(words.joined())] : words, isInside: isInside)
    }

    /// Thai to Tibetan, Burmese, Khmer; kana and Chinese characters; Korean, whose endings stick to the word.
    private static let unspaced: [ClosedRange<UInt32>] = [
        0x0E00...0x0FFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x9FFF, 0xAC00...0xD7A3,
    ]
}
