/// The words of a text as people would put them into a filter: for reports, not for scoring.
public enum ContentWords {
    /// Fewest letters of a word that is worth a filter.
    private static let fewestLetters = 4
    private static let mostLetters = 40

    /// Different words of `text` in lower case, ascending: no stop words of any language with lists, no numbers.
    public static func list(_ text: String) -> [String] {
        var text = text
        var words: Set<String> = []
        text.withUTF8 { bytes in
            var start = 0
            while start < bytes.count {
                var end = start
                var isASCII = true
                while end < bytes.count, isLetter(bytes[end]) {
                    isASCII = isASCII && bytes[end] < 0x80
                    end += 1
                }
                if end > start { take(UnsafeBufferPointer(rebasing: bytes[start..<end]), isASCII, &words) }
                start = end + 1
            }
        }
        return words.sorted()
    }

    /// Whether a byte is an ASCII letter, or a part of something that only Unicode's tables tell.
    private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || 0x61...0x7A ~= byte | 0x20 }

    /// Takes a word of letters, or the words in a run of other scripts.
    private static func take(_ run: UnsafeBufferPointer<UInt8>, _ isASCII: Bool, _ words: inout Set<String>) {
        if isASCII {
            guard fewestLetters...mostLetters ~= run.count else { return }
            let word = String(unsafeUninitializedCapacity: run.count) { output in
                for (place, byte) in run.enumerated() { output[place] = byte | 0x20 }
                return run.count
            }
            if !stopWords.contains(word) { words.insert(word) }
            return
        }
        for part in String(decoding: run, as: UTF8.self).split(whereSeparator: { !$0.isLetter }) {
            guard fewestLetters...mostLetters ~= part.count else { continue }
            let word = part.lowercased()
            if !stopWords.contains(word) { words.insert(word) }
        }
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
