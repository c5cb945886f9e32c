import SquelchTimeline

/// The word lists of all languages as hash tables: words to categories, runs of one to four words to phrase families.
///
/// Read from the data files once, when the first extractor is made; immutable and shared by all workers.
final class Lexicon: Sendable {
    /// ``WordMask`` bits of each word of any list.
    let words: HashTable<UInt64>
    /// Runs of words, complete phrases and beginnings of phrases.
    let phrases: HashTable<Phrase>
    /// Weight and language of each family.
    let promotion: Families
    let bait: Families

    /// What a run of words means.
    struct Phrase: BitwiseCopyable {
        /// The families, a bit each, in which the run is a complete phrase.
        var promotion: UInt64 = 0
        var bait: UInt64 = 0
        /// Whether longer phrases begin with the run.
        var continues = false
    }

    /// Most words in a phrase.
    static let longestPhrase = 5
    /// Begins the run of a phrase that may stand anywhere.
    static let anywhere: UInt64 = 0x5175_656C_6368_0001
    /// Begins the run of a phrase that must open the post.
    static let opening: UInt64 = 0x5175_656C_6368_0002

    /// The lists that are built in.
    static let shared = Lexicon()

    private init() {
        var builder = LexiconBuilder()
        for language in Language.allCases { builder.read(language.list, language) }
        let built = builder.finish()
        words = built.words
        phrases = built.phrases
        promotion = built.promotion
        bait = built.bait
    }
}

/// The families of one kind of phrase, at most 64: a post's hits are one word of bits, and each family counts once.
struct Families: Sendable {
    /// Weight of each family.
    var weights: [Float] = []
    /// The families of each language.
    var ofLanguage = [UInt64](repeating: 0, count: Language.allCases.count)

    /// Sum of the weights of the families in `hits` that belong to `language`; where the language is unknown, the
    /// largest sum of any language, because a phrase that several share counts once.
    func sum(_ hits: UInt64, _ language: Language?) -> Float {
        if hits == 0 { return 0 }
        if let language { return sum(hits & ofLanguage[language.rawValue]) }
        var largest: Float = 0
        for families in ofLanguage { largest = max(largest, sum(hits & families)) }
        return largest
    }

    private func sum(_ hits: UInt64) -> Float {
        var rest = hits
        var sum: Float = 0
        while rest != 0 {
            sum += weights[rest.trailingZeroBitCount]
            rest &= rest &- 1
        }
        return sum
    }
}
