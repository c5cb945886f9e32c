import CStemmer

/// Tells whether two words are forms of one, by the Snowball stemmers (libstemmer). One for each worker.
///
/// Texts rarely say what language they are in, and a question never does: two words are one where a stemmer of any
/// language gives both the same stem.
final class WordForms {
    private let stemmers: [OpaquePointer]
    private static let languages = [
        "english", "german", "french", "spanish", "portuguese", "italian", "dutch", "swedish", "russian",
    ]
    /// Words below this length are compared as they are.
    private static let fewestBytes = 4

    init() { stemmers = Self.languages.compactMap { sb_stemmer_new($0, "UTF_8") } }

    deinit { for stemmer in stemmers { sb_stemmer_delete(stemmer) } }

    /// The stems of a word, one a language; none for a word that is too short to have any.
    func stems(_ word: [UInt8]) -> [[UInt8]] {
        guard word.count >= Self.fewestBytes else { return [] }
        return stemmers.map { stem(word, $0) }
    }

    /// Whether `word` is a form of the word whose stems are `stems`.
    func hasStem(_ word: [UInt8], of stems: [[UInt8]]) -> Bool {
        guard word.count >= Self.fewestBytes else { return false }
        return zip(stemmers, stems).contains { stem(word, $0) == $1 }
    }

    private func stem(_ word: [UInt8], _ stemmer: OpaquePointer) -> [UInt8] {
        word.withUnsafeBufferPointer { bytes in
            guard let symbols = sb_stemmer_stem(stemmer, bytes.baseAddress, Int32(clamping: bytes.count)) else {
                return word
            }
            let length = Int(sb_stemmer_length(stemmer))
            return Array(UnsafeBufferPointer(start: symbols, count: max(0, length)))
        }
    }
}
