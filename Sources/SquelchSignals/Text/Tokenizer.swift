import CSquelchKernels
import SquelchTimeline

/// Turns a post's bytes into hashes of words and counts, without a single String.
///
/// A word is a run of letters and digits, folded to lower case in ASCII. An apostrophe inside stays ("don't"), but a
/// short elided article is a word of its own ("l'eau", "qu'elle"); a point or comma between digits stays ("7.9").
/// Chinese and Japanese put no spaces between words: each pair of neighbouring characters is a token, which finds
/// near-duplicates as well as words do, and two characters count as one word, their mean length in Chinese text.
///
/// A kernel finds runs of word bytes 64 bytes at a time, ``TextBlocks`` is edited where a byte means more than itself
/// (the events), and another kernel makes words of what the edits left.
struct Tokenizer: ~Copyable {
    /// Hash of each token.
    private(set) var hashes = Scratch<UInt64>()
    /// ``TokenKind`` of each token.
    private(set) var kinds = Scratch<UInt8>()
    /// The counts.
    var facts = TextFacts()
    /// Where each word begins and ends, in turn; without ideographs.
    private var edges = Scratch<UInt32>()
    private var distinct = DistinctWords()
    /// Where the words begin and end, in turn, and how many they are; without ideographs.
    var edgesBase: UnsafePointer<UInt32> { UnsafePointer(edges.base) }
    var wordCount: Int { edges.count / 2 }

    var blocks = TextBlocks()
    /// Where words begin that are hashtags, and runs of ideographs, in the order of the text.
    var hashtags = Scratch<UInt32>(capacity: 16)
    var ideographs = Scratch<IdeographRun>(capacity: 16)
    let classes = ByteClass.table

    /// Words over which distinct ones are counted: in a long text their share falls by itself (Heaps' law).
    static let distinctWindow = 256

    mutating func run(_ text: borrowing PostText) {
        hashes.removeAll()
        kinds.removeAll()
        edges.removeAll()
        hashtags.removeAll()
        ideographs.removeAll()
        var counts = blocks.classify(text)
        facts = TextFacts()
        facts.emoji = text.emoji
        facts.exclamations = counts.exclamations
        facts.questions = counts.questions
        if counts.events != 0 { takeEvents(text.base) }
        takeWords(text, &counts)
        if ideographs.count > 0 { insertIdeographs(text.base) }
        facts.distinct = distinct.count(hashes.base, min(hashes.count, Self.distinctWindow))
        facts.startsWithNumber = hashes.count > 0 && kinds.base[0] == TokenKind.number
    }

    private mutating func takeWords(_ text: borrowing PostText, _ counts: inout squelch_text_counts) {
        let most = text.count / 2 + 1
        edges.reserve(text.count + Int(SQUELCH_TEXT_BLOCK))
        hashes.reserve(most)
        kinds.reserve(most + Int(SQUELCH_TEXT_BLOCK))
        let count = squelch_text_words(
            blocks.level, text.base, blocks.base, blocks.count, edges.base, hashes.base, kinds.base, &counts)
        edges.resize(to: 2 * count)
        hashes.resize(to: count)
        kinds.resize(to: count)
        facts.words = count
        facts.spacedWords = count
        facts.letters = counts.letters
        facts.numbers = counts.numbers
        facts.longNumbers = counts.long_numbers
        facts.capitalsInside = counts.capitals_inside
        facts.allCaps = counts.all_capitals
        facts.longWords = counts.long_words
        facts.elongations = counts.elongations
        if hashtags.count > 0 { markHashtags() }
    }

    /// Both lists are in the order of the text. A number stays a number.
    private mutating func markHashtags() {
        var token = 0
        for index in 0..<hashtags.count {
            let start = hashtags.base[index]
            while token < hashes.count, edges.base[2 * token] < start { token += 1 }
            guard token < hashes.count else { return }
            if edges.base[2 * token] == start, kinds.base[token] == TokenKind.word {
                kinds.base[token] = TokenKind.hashtag
            }
        }
    }

    // MARK: Ideographs

    /// A run of characters of three bytes each.
    struct IdeographRun {
        var start: UInt32
        /// Characters.
        var count: UInt32

        /// Pairs of neighbours, or the character that stands alone.
        var tokens: Int { max(1, Int(count) - 1) }
    }

    /// How many of the first `count` words begin before `position`.
    private func wordCount(before position: UInt32, of count: Int) -> Int {
        // Halves the rest without a branch, which could not be predicted.
        var first = 0
        var rest = count
        while rest > 0 {
            let half = (rest + 1) >> 1
            first += edges.base[2 * (first + half - 1)] < position ? half : 0
            rest -= half
        }
        return first
    }

    /// Inserts their tokens among the words, from the last to the first so that each word moves once.
    private mutating func insertIdeographs(_ text: UnsafePointer<UInt8>) {
        var words = hashes.count
        var extra = 0
        for index in 0..<ideographs.count { extra += ideographs.base[index].tokens }
        hashes.resize(to: words + extra)
        kinds.resize(to: words + extra)
        for index in (0..<ideographs.count).reversed() {
            let run = ideographs.base[index]
            let before = wordCount(before: run.start, of: words)
            (hashes.base + before + extra).update(from: hashes.base + before, count: words - before)
            (kinds.base + before + extra).update(from: kinds.base + before, count: words - before)
            words = before
            facts.words += (Int(run.count) + 1) / 2
            extra -= run.tokens
            let bits: UInt64 = run.count == 1 ? 24 : 48
            for token in 0..<run.tokens {
                let pair = EightBytes.load(text + Int(run.start) + token * 3) & (1 << bits - 1)
                hashes.base[words + extra + token] = WordHash.add(pair, to: WordHash.begin(Int(bits)))
                kinds.base[words + extra + token] = TokenKind.ideographs
            }
        }
    }
}
