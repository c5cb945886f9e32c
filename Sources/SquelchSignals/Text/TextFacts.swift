/// What was counted in one post's title and text. Addresses and mentions are no words.
struct TextFacts: Equatable {
    /// Words; two ideographs count as one (see ``Tokenizer``).
    var words = 0
    /// Letters of all spaced words together, for their mean length.
    var letters = 0
    /// Spaced words, the divisor of ``letters``.
    var spacedWords = 0
    /// Words that begin with a digit: `7`, `7.9`, `150p`.
    var numbers = 0
    /// Numbers of five and more digits: telephone numbers and short codes.
    var longNumbers = 0
    /// Capitalised words of two and more letters that do not begin a sentence: names, for the most part.
    var capitalsInside = 0
    /// Words of two and more letters, all capitals.
    var allCaps = 0
    var exclamations = 0
    var questions = 0
    var hashtags = 0
    var mentions = 0
    /// Addresses in the text itself.
    var urls = 0
    /// Emoji and emoticons.
    var emoji = 0
    /// Words with a letter three times and more in a row.
    var elongations = 0
    /// Amounts of money.
    var amounts = 0
    var startsWithMention = false
    var startsWithNumber = false
    /// Different words among the first ``Tokenizer/distinctWindow``.
    var distinct = 0
    /// Words with four and more letters, numbers apart: a stand-in for content words in a language without lists.
    var longWords = 0
}

/// Kind of a token, beside its hash.
enum TokenKind {
    static let word: UInt8 = 0
    static let number: UInt8 = 1
    static let ideographs: UInt8 = 2
    static let hashtag: UInt8 = 3
}
