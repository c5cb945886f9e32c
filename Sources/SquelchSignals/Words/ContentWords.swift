/// The words of a text as people would put them into a filter: for reports, not for scoring.
public enum ContentWords {
    /// Fewest letters of a word that is worth a filter.
    private static let fewestLetters = 4
    private static let mostLetters = 40

    /// Different words of `text` in lower case, ascending: no stop words of any language with lists, no numbers.
    public static func list(_ text: String) -> [String] {
        var words: Set<String> = []
        for part in text.split(whereSeparator: { !$0.isLetter }) {
            guard part.count >= fewestLetters, part.count <= mostLetters else { continue }
            let word = part.lowercased()
            if !stopWords.contains(word) { words.insert(word) }
        }
        return words.sorted()
    }

    /// Whether a word in lower case says nothing of a subject, in any language with lists.
    static func isStopWord(_ word: String) -> Bool { stopWords.contains(word) }

    private static let stopWords: Set<String> = {
        var words: Set<String> = []
        for language in Language.allCases {
            var isStopSection = false
            for line in String(decoding: language.list, as: UTF8.self).split(separator: "\n") {
                if line.hasPrefix("@") {
                    isStopSection = line.hasPrefix("@stop")
                } else if isStopSection, !line.hasPrefix("#") {
                    for word in line.split(separator: " ") { words.insert(String(word)) }
                }
            }
        }
        return words
    }()
}
