import SquelchTimeline

/// The words of a text as people would put them into a filter: for reports, not for scoring.
public enum ContentWords {
    /// Fewest letters of a word that is worth a filter.
    private static let fewestLetters = 4
    private static let mostLetters = 40

    /// Different words of `text` in lower case, ascending: no stop words of any language with lists, no numbers.
    public static func list(_ text: String) -> [String] {
        var text = text
        var words: Set<String> = []
        text.withUTF8 { bytes in visit(bytes) { words.insert(String(decoding: $0, as: UTF8.self)) } }
        return words.sorted()
    }

    /// Calls `body` with each of these words, as often as it occurs: its bytes in lower case, valid during the call.
    public static func visit(_ text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: mostLetters) { lower in
            var start = 0
            while start < text.count {
                var end = start
                var isASCII = true
                while end < text.count, isLetter(text[end]) {
                    isASCII = isASCII && text[end] < 0x80
                    end += 1
                }
                let run = UnsafeBufferPointer(rebasing: text[start..<end])
                if isASCII { visit(word: run, lower, body) } else { visit(run: run, body) }
                start = end + 1
            }
        }
    }

    /// Whether a byte is an ASCII letter, or a part of something that only Unicode's tables tell.
    private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || 0x61...0x7A ~= byte | 0x20 }

    private static func visit(
        word: UnsafeBufferPointer<UInt8>, _ lower: UnsafeMutableBufferPointer<UInt8>,
        _ body: (UnsafeBufferPointer<UInt8>) -> Void
    ) {
        guard fewestLetters...mostLetters ~= word.count else { return }
        for (place, byte) in word.enumerated() { lower[place] = byte | 0x20 }
        let bytes = UnsafeBufferPointer(rebasing: lower[..<word.count])
        if !stopWords.contains(ByteHash.hash(bytes)) { body(bytes) }
    }

    /// The words in a run of letters, some of another script.
    private static func visit(run: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        for part in String(decoding: run, as: UTF8.self).split(whereSeparator: { !$0.isLetter }) {
            guard fewestLetters...mostLetters ~= part.count else { continue }
            var word = part.lowercased()
            word.withUTF8 { if !stopWords.contains(ByteHash.hash($0)) { body($0) } }
        }
    }

    /// Whether a word in lower case says nothing of a subject, in any language with lists.
    static func isStopWord(_ word: String) -> Bool {
        var word = word
        return word.withUTF8 { stopWords.contains(ByteHash.hash($0)) }
    }

    /// Hashes of the stop words.
    private static let stopWords: Set<UInt64> = {
        var words: Set<UInt64> = []
        for language in Language.allCases {
            var isStopSection = false
            for line in language.list.split(separator: UInt8(ascii: "\n")) {
                if line.first == UInt8(ascii: "@") {
                    isStopSection = line.starts(with: "@stop".utf8)
                } else if isStopSection, line.first != UInt8(ascii: "#") {
                    for word in line.split(separator: UInt8(ascii: " ")) {
                        word.withUnsafeBufferPointer { _ = words.insert(ByteHash.hash($0)) }
                    }
                }
            }
        }
        return words
    }()
}
