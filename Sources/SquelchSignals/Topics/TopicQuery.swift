/// What somebody looks for: words and quoted phrases, in the forms in which a text may have them.
public struct TopicQuery: Sendable, Equatable {
    /// A word, or the words of a phrase, in lower case.
    struct Term: Sendable, Equatable {
        var words: [[UInt8]]
        /// Whether it is searched for inside of words: Chinese and Japanese put no spaces between them.
        var isInside: Bool
    }

    let terms: [Term]

    /// Most terms of a question.
    private static let most = 8
    /// Most words of a phrase.
    private static let longestPhrase = 6

    /// The terms in `text`: words apart, and phrases in quotes. Stop words count only where there is nothing else. Nil
    /// where no word is in it.
    public init?(_ text: String) {
        var terms: [Term] = []
        var stops: [Term] = []
        for (index, part) in text.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
            let words = part.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "'" || $0 == "’") }.map {
                String($0)
            }
            if index % 2 == 1 {
                let phrase = words.prefix(Self.longestPhrase)
                if !phrase.isEmpty { terms.append(Term(phrase)) }
                continue
            }
            for word in words {
                if ContentWords.isStopWord(word) { stops.append(Term([word])) } else { terms.append(Term([word])) }
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
    public var words: [String] {
        terms.map { $0.words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ") }
    }
}

extension TopicQuery.Term {
    fileprivate init(_ words: some Sequence<String>) {
        let words = Array(words)
        let isInside = words.contains {
            $0.unicodeScalars.contains { (0x3040...0x9FFF).contains($0.value) || (0xAC00...0xD7A3).contains($0.value) }
        }
        self.init(words: isInside ? [Array(words.joined().utf8)] : words.map { Array($0.utf8) }, isInside: isInside)
    }
}
