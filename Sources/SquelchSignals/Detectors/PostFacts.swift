import SquelchTimeline

/// Everything that the detectors look at, and all they look at.
struct PostFacts {
    var text: TextFacts
    var lists: ListHits
    /// What single words add to the log odds of information, spam, bait and chatter (``TermTable``).
    var terms: SIMD4<Float>
    /// The post points to another page.
    var hasLink: Bool
    /// The post points to a shop or the like.
    var leadsToShop: Bool
    /// The post is an answer to somebody.
    var isReply: Bool
    /// Content words: neither stop words nor numbers.
    var content: Int
    /// Content words / words, 0...1: how dense the post is.
    var density: Float
    /// Letters a word.
    var meanLength: Float

    /// Neutral values for text whose words are not told apart.
    private static let typicalDensity: Float = 0.6
    private static let typicalMeanLength: Float = 5

    init(text: TextFacts, lists: ListHits, terms: SIMD4<Float>, links: Int, leadsToShop: Bool, flags: PostFlags) {
        self.text = text
        self.lists = lists
        self.terms = terms
        hasLink = links > 0 || text.urls > 0
        self.leadsToShop = leadsToShop
        isReply = text.startsWithMention || flags.contains(.reply)
        let words = Float(max(1, text.words))
        let ideographs = text.words - text.spacedWords
        if lists.language != nil {
            content = max(0, text.words - lists.stops - text.numbers)
            density = Float(content) / words
        } else {
            // Function words are short in most languages (Zipf's law of abbreviation).
            let dense = Float(text.longWords) + Float(ideographs) * Self.typicalDensity
            content = Int(dense)
            density = min(1, dense / words)
        }
        meanLength =
            text.spacedWords > ideographs
            ? Float(text.letters) / Float(max(1, text.spacedWords)) : Self.typicalMeanLength
    }

    /// `count` as a share of the words, 0...1.
    @inline(__always)
    func share(_ count: Int) -> Float { min(1, Float(count) / Float(max(1, text.words))) }
}
