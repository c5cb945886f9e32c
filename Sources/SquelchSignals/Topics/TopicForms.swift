/// Tells which words of a question a word of a text is a form of.
///
/// Nearly all words of a text are told apart by how they begin; what remains is compared once and remembered.
struct TopicForms: ~Copyable {
    private let forms = WordForms()
    private let words: [[UInt8]]
    private let stems: [[[UInt8]]]
    /// First bytes of the words as a text may have them, ASCII in lower case.
    private var beginnings: Set<UInt32> = []
    /// Whether any of ``beginnings`` starts with a byte.
    private var firstBytes = [Bool](repeating: false, count: 256)
    private var known: [[UInt8]: UInt64] = [:]

    /// Longest word that is looked at, in bytes.
    private static let longestWord = 64
    /// Words that are remembered.
    private static let mostKnown = 4096
    /// Bytes that two forms of a word begin with.
    private static let commonBytes = 3

    /// Forms of at most 64 words in lower case.
    init(_ words: [[UInt8]]) {
        let forms = forms
        self.words = words
        stems = words.map(forms.stems)
        for word in words {
            for spelling in Self.spellings(word) {
                beginnings.insert(Self.beginning(spelling.utf8))
                firstBytes[Int(spelling.utf8.first.map(TopicWords.fold) ?? 0)] = true
            }
        }
    }

    /// The words of the question, as bits, that `word` is a form of.
    mutating func matches(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64 {
        guard let first = word.first, firstBytes[Int(TopicWords.fold(first))], word.count <= Self.longestWord,
            beginnings.contains(Self.beginning(word))
        else { return 0 }
        let word = TopicWords.folded(word)
        if let matches = known[word] { return matches }
        var matches: UInt64 = 0
        for (index, own) in words.enumerated() where own == word || forms.hasStem(word, of: stems[index]) {
            matches |= 1 << UInt64(index)
        }
        if known.count == Self.mostKnown { known.removeAll(keepingCapacity: true) }
        known[word] = matches
        return matches
    }

    private static func beginning(_ word: some Collection<UInt8>) -> UInt32 {
        word.prefix(commonBytes).reduce(0) { $0 << 8 | UInt32(TopicWords.fold($1)) }
    }

    /// How a text may spell the first letters of a word: in capitals, and with the umlaut that its other forms have.
    private static func spellings(_ word: [UInt8]) -> [String] {
        String(decoding: word, as: UTF8.self).prefix(commonBytes).reduce([""]) { beginnings, letter in
            let letters = [String(letter), letter.uppercased()] + (umlauts[letter] ?? [])
            return beginnings.flatMap { start in letters.map { start + $0 } }
        }
    }

    private static let umlauts: [Character: [String]] = [
        "a": ["ä", "Ä"], "o": ["ö", "Ö"], "u": ["ü", "Ü"], "ä": ["a"], "ö": ["o"], "ü": ["u"],
    ]
}
