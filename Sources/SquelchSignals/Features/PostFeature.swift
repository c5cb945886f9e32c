/// What is counted of one post, each value in one byte.
///
/// The order is that of the shipped tables; ``range`` says which values the codes 0...255 stand for.
public enum PostFeature: Int, Sendable, CaseIterable {
    /// ln(1 + bytes) of the text, and of the title.
    case textLength, titleLength
    /// There is nothing but a title, or a text that hardly goes beyond it.
    case titleOnly
    /// Different words / words.
    case distinct
    /// Letters a word.
    case wordLength
    /// Digits / bytes.
    case digits
    case emoji, exclamations, questions
    /// Words all in capitals / words.
    case shouting
    /// Capitalised words of the title / its words.
    case titleCase
    /// First person, slang, daily life and profanity / words, in languages that have lists.
    case firstPerson, slang, daily, profanity
    case addresses, hashtags, mentions
    /// It answers somebody.
    case reply
    /// It shows somebody else's post.
    case repost
    /// It ends in an ellipsis.
    case cutOff
    /// ln(1 + links), and ln(1 + hosts other than its own).
    case links, hosts
    case shop
    case media, image
    /// ln(1 + categories).
    case categories
    /// An author is named.
    case author
    /// Signs of program text / words.
    case code
    /// Full stops, commas, brackets, quotes and line breaks / words.
    case stops, commas, brackets, quotes, newlines
    /// The title has a colon.
    case colon
    /// Bytes beyond ASCII / bytes.
    case beyondASCII
    /// Ideographs / words.
    case ideographs
    /// Content words / words.
    case density
    /// Numbers / words, and names inside sentences / words.
    case numbers, names
    case elongations, amounts
    case startsWithNumber
    /// No list of words is of its language.
    case unlisted
    /// Weights of phrases that sell, and of phrases that bait.
    case promotionPhrases, baitPhrases
    /// Log odds of the detectors that learnt on labelled tweets, headlines, messages and comments.
    case information, spam, bait, chatter

    /// Least and greatest value that a code can stand for.
    public var range: ClosedRange<Float> {
        switch self {
        case .textLength: 0...10
        case .titleLength: 0...6.4
        case .wordLength: 0...16
        case .emoji, .addresses, .mentions: 0...5
        case .exclamations: 0...4
        case .questions, .elongations, .amounts: 0...3
        case .hashtags: 0...8
        case .links: 0...5
        case .hosts: 0...2.2
        case .categories: 0...3.5
        case .digits: 0...0.5
        case .firstPerson, .slang, .daily, .profanity: 0...0.4
        case .code, .stops, .commas, .brackets, .quotes, .newlines: 0...0.6
        case .numbers: 0...0.6
        case .promotionPhrases, .baitPhrases: 0...6
        case .information, .spam, .bait, .chatter: -8...8
        default: 0...1
        }
    }
}
