import SquelchTimeline

/// Reads word lists (`Data/english.txt` explains the format) with the tokenizer that reads posts, so that both cut
/// and fold alike.
struct LexiconBuilder: ~Copyable {
    private var words = HashTable<UInt64>(empty: 0)
    private var phrases = HashTable<Lexicon.Phrase>(empty: Lexicon.Phrase())
    private var promotion = Families()
    private var bait = Families()
    private var text = PostText()
    private var tokenizer = Tokenizer()

    private enum Section {
        case none
        case words(UInt64)
        case promotion(UInt64)
        case bait(UInt64)
    }

    /// Reads one list.
    mutating func read(_ list: [UInt8], _ language: Language) {
        var section = Section.none
        for line in list.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
            if line.first == UInt8(ascii: "@") {
                section = open(String(decoding: line, as: UTF8.self).split(separator: " "), language)
                continue
            }
            line.withUnsafeBufferPointer {
                text.fill(title: UnsafeBufferPointer(start: nil, count: 0), text: $0)
            }
            tokenizer.run(text)
            add(to: section, anchored: line.first == UInt8(ascii: "^"))
        }
    }

    /// The filled tables.
    consuming func finish() -> Built {
        Built(words: words, phrases: phrases, promotion: promotion, bait: bait)
    }

    struct Built: ~Copyable {
        let words: HashTable<UInt64>
        let phrases: HashTable<Lexicon.Phrase>
        let promotion: Families
        let bait: Families
    }

    private mutating func open(_ header: [Substring], _ language: Language) -> Section {
        let weight = header.count > 1 ? Float(header[1]) ?? 0 : 0
        let shift = UInt64(language.rawValue * 8)
        return switch header.first {
        case "@stop": .words(WordMask.stop << shift)
        case "@first": .words(WordMask.first << shift)
        case "@slang": .words(WordMask.slang << shift)
        case "@daily": .words(WordMask.daily << shift)
        case "@profanity": .words(WordMask.profanity << shift)
        case "@list": .words(WordMask.list << shift)
        case "@promotion": .promotion(Self.family(&promotion, weight, language))
        case "@bait": .bait(Self.family(&bait, weight, language))
        default: .none
        }
    }

    private static func family(_ families: inout Families, _ weight: Float, _ language: Language) -> UInt64 {
        assert(families.weights.count < 64, "a word of bits holds the families")
        let bit: UInt64 = 1 << UInt64(families.weights.count)
        families.weights.append(weight)
        families.ofLanguage[language.rawValue] |= bit
        return bit
    }

    private mutating func add(to section: Section, anchored: Bool) {
        switch section {
        case .none: break
        case .words(let bits):
            for index in 0..<tokenizer.hashes.count {
                words.update(tokenizer.hashes.base[index]) { $0 |= bits }
            }
        case .promotion(let family): addPhrase(anchored) { $0.promotion |= family }
        case .bait(let family): addPhrase(anchored) { $0.bait |= family }
        }
    }

    private mutating func addPhrase(_ anchored: Bool, _ complete: (inout Lexicon.Phrase) -> Void) {
        let count = min(tokenizer.hashes.count, Lexicon.longestPhrase)
        var run = anchored ? Lexicon.opening : Lexicon.anywhere
        for index in 0..<count {
            let key = tokenizer.phraseKey(index)
            if index == 0, !anchored { words.update(key) { $0 |= WordMask.beginsPhrase } }
            run = WordHash.combine(run, key)
            if index == count - 1 {
                phrases.update(run, complete)
            } else {
                phrases.update(run) { $0.continues = true }
            }
        }
    }
}
