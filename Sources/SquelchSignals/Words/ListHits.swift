/// What the word lists find in one post.
struct ListHits: Equatable {
    /// The language whose stop words are most frequent; nil where none is found, and only structure speaks.
    var language: Language?
    /// Words of each list of that language.
    var stops = 0
    var first = 0
    var slang = 0
    var daily = 0
    var profanity = 0
    /// Weighted sum of the promotion families, each counted once.
    var promotion: Float = 0
    /// Weighted sum of the bait families in the opening of the post, each counted once.
    var bait: Float = 0
    /// Opens with a number and soon names what is listed: "17 things", "23 cute dogs".
    var isListicle = false
}

/// Looks the words of a post up.
struct ListMatcher: ~Copyable {
    private let lexicon = Lexicon.shared
    private let numberMask: UInt64
    private var masks = Scratch<UInt64>()

    /// Words over which the language is chosen: bytes count the votes, so it must stay below 256.
    private static let votingWords = 200
    /// Words in which bait is looked for: it lives in headlines and first sentences, and a long text has every
    /// frequent word somewhere.
    private static let openingWords = 24
    /// Words within which a listicle names its things.
    private static let listicleWords = 6

    init() { numberMask = lexicon.words[Tokenizer.anyNumber] }

    /// Hits of the post in `tokens`; `declared` decides between languages with equally many stop words.
    mutating func match(_ tokens: borrowing Tokenizer, declared: Language?) -> ListHits {
        let count = tokens.hashes.count
        var hits = ListHits()
        guard count > 0 else { return hits }
        masks.resize(to: count)
        for index in 0..<count {
            masks.base[index] =
                tokens.kinds.base[index] == TokenKind.number
                ? numberMask : lexicon.words[tokens.hashes.base[index]]
        }
        hits.language = language(count, declared)
        if let language = hits.language { countCategories(count, language, &hits) }
        matchPhrases(tokens, &hits)
        if tokens.facts.startsWithNumber, let language = hits.language ?? declared {
            for index in 1..<max(2, min(count, Self.listicleWords))
            where WordMask.of(masks.base[index], language) & WordMask.list != 0 && index < count {
                hits.isListicle = true
            }
        }
        return hits
    }

    /// Whether a token of the post matched last is a stop word of any language.
    @inline(__always)
    func isStopWord(_ index: Int) -> Bool { masks.base[index] & WordMask.stopsOfAll != 0 }

    private func language(_ count: Int, _ declared: Language?) -> Language? {
        var votes: UInt64 = 0
        for index in 0..<min(count, Self.votingWords) { votes &+= masks.base[index] & WordMask.stopsOfAll }
        if votes == 0 { return nil }
        var best: Language?
        var most: UInt64 = 0
        for language in Language.allCases {
            let count = WordMask.of(votes, language) & 0xFF
            if count > most || count == most && count > 0 && language == declared {
                best = language
                most = count
            }
        }
        return best
    }

    private func countCategories(_ count: Int, _ language: Language, _ hits: inout ListHits) {
        for index in 0..<count {
            let mask = WordMask.of(masks.base[index], language)
            hits.stops &+= Int(mask & 1)
            hits.first &+= Int(mask >> 1 & 1)
            hits.slang &+= Int(mask >> 2 & 1)
            hits.daily &+= Int(mask >> 3 & 1)
            hits.profanity &+= Int(mask >> 4 & 1)
        }
    }

    private func matchPhrases(_ tokens: borrowing Tokenizer, _ hits: inout ListHits) {
        var promotion: UInt64 = 0
        var bait: UInt64 = 0
        let count = tokens.hashes.count
        func follow(_ start: Int, _ seed: UInt64) {
            var run = seed
            for index in start..<min(count, start + Lexicon.longestPhrase) {
                run = WordHash.combine(run, tokens.phraseKey(index))
                let phrase = lexicon.phrases[run]
                promotion |= phrase.promotion
                if start < Self.openingWords { bait |= phrase.bait }
                if !phrase.continues { return }
            }
        }
        follow(0, Lexicon.opening)
        for index in 0..<count where masks.base[index] & WordMask.beginsPhrase != 0 {
            follow(index, Lexicon.anywhere)
        }
        hits.promotion = lexicon.promotion.sum(promotion, hits.language)
        hits.bait = lexicon.bait.sum(bait, hits.language)
    }
}

extension Tokenizer {
    /// Stands for every number in phrases ("0 things", "0 off").
    static let anyNumber: UInt64 = 0x4E75_6D62_6572_0001

    /// What a phrase sees of a token.
    @inline(__always)
    func phraseKey(_ index: Int) -> UInt64 {
        kinds.base[index] == TokenKind.number ? Self.anyNumber : hashes.base[index]
    }
}
