/// Tells in which many-byte encoding of East Asia bytes are that should be UTF-8 and are not.
///
/// The structure alone does not tell: pairs of GBK are pairs of EUC-KR too. What tells is where a language's common
/// characters lie, which fills small parts of these encodings. Text of one byte a character fails by its structure (an
/// accented letter before a blank is no pair) and by its second bytes, which are nearly all ASCII letters.
enum ManyByteText {
    /// An encoding that the bytes can be in.
    struct Encoding: Equatable {
        /// The name that iconv takes.
        var name: String
        /// The name that people know.
        var words: String
    }

    /// The only encoding that the bytes fit; nil where there is none, or more than one.
    static func encoding(of bytes: UnsafeBufferPointer<UInt8>) -> Encoding? {
        let beyond = bytes.reduce(into: 0) { $0 += $1 >= 0x80 ? 1 : 0 }
        // A wrong character here and there leaves UTF-8 what it is. Of Shift_JIS up to half looks like UTF-8.
        guard beyond >= leastPairs, UTF8Repair.invalidCount(bytes) * 4 > beyond else { return nil }
        let (pairs, shifted) = (Pairs(bytes), ShiftedPairs(bytes))
        let fitting = [
            (pairs.isSimplifiedChinese, Encoding(name: "GB18030", words: "GBK")),
            (pairs.isTraditionalChinese, Encoding(name: "BIG5-HKSCS", words: "Big5")),
            (pairs.isKorean, Encoding(name: "CP949", words: "EUC-KR")),
            (pairs.isJapanese, Encoding(name: "EUC-JP", words: "EUC-JP")),
            (shifted.isJapanese, Encoding(name: "CP932", words: "Shift_JIS")),
        ].filter(\.0)
        return fitting.count == 1 ? fitting[0].1 : nil
    }

    /// Fewer characters prove nothing.
    static let leastPairs = 12
}

/// Pairs of bytes as GBK, Big5, EUC-KR and EUC-JP form them.
private struct Pairs {
    private var count = 0
    /// Bytes that belong to no pair.
    private var strays = 0
    /// Pairs of which the second byte is ASCII, and of which it is beyond ASCII but below those of EUC.
    private var low = 0
    private var middle = 0
    /// Pairs by their first byte, and those of EUC among them.
    private var leads = [Int](repeating: 0, count: 256)
    private var plain = [Int](repeating: 0, count: 256)

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < bytes.count {
            let lead = bytes[index]
            index += 1
            guard lead >= 0x80 else { continue }
            // One that is cut off at the end.
            guard index < bytes.count else { break }
            let trail = bytes[index]
            guard lead > 0x80, lead < 0xFF, trail >= 0x40, trail != 0x7F, trail < 0xFF else {
                strays += 1
                continue
            }
            index += 1
            count += 1
            leads[Int(lead)] += 1
            if trail < 0x80 { low += 1 } else if trail < 0xA1 { middle += 1 } else { plain[Int(lead)] += 1 }
        }
    }

    private static func sum(_ table: [Int], _ range: ClosedRange<Int>) -> Int { table[range].reduce(0, +) }

    /// Whether there is enough, and hardly anything that is no pair.
    private var isSound: Bool { count >= ManyByteText.leastPairs && strays * 100 <= count }

    /// Whether nearly all pairs are of the two halves beyond ASCII.
    private var isPlain: Bool { isSound && Self.sum(plain, 0xA1...0xFE) * 100 >= count * 95 }

    /// Rows of the two syllabaries of Japanese, which GB 2312 and KS X 1001 have at the same places or others rarely used.
    private var syllables: Int { Self.sum(plain, 0xA4...0xA5) }

    /// Characters of the first level of GB 2312, and not only those where Korean has its syllables.
    var isSimplifiedChinese: Bool {
        let words = Self.sum(plain, 0xB0...0xFE)
        return isPlain && words >= ManyByteText.leastPairs && syllables * 20 <= count
            && Self.sum(plain, 0xB0...0xD7) * 10 >= words * 9 && Self.sum(plain, 0xC9...0xD7) * 5 >= words
    }

    /// Syllables, with a Chinese character here and there.
    var isKorean: Bool {
        let words = Self.sum(plain, 0xB0...0xFE)
        return isPlain && words >= ManyByteText.leastPairs && syllables * 20 <= count
            && Self.sum(plain, 0xB0...0xC8) * 100 >= words * 95
    }

    /// A quarter or more in the syllabaries, most of that Hiragana.
    var isJapanese: Bool {
        isPlain && syllables * 4 >= count && plain[0xA4] * 7 >= count
            && (plain[0xA1] + syllables + Self.sum(plain, 0xB0...0xCF)) * 10 >= count * 9
    }

    /// Common characters of Big5, whose second bytes are in both halves.
    var isTraditionalChinese: Bool {
        let words = Self.sum(leads, 0xA4...0xFE)
        return isSound && middle * 100 <= count && low * 5 >= count && low * 10 <= count * 7
            && words >= ManyByteText.leastPairs && Self.sum(leads, 0xA4...0xC6) * 10 >= words * 9
            && words * 2 >= count
    }
}

/// Pairs and single bytes as Shift_JIS forms them.
private struct ShiftedPairs {
    private var pairs = 0
    private var singles = 0
    private var strays = 0
    private var hiragana = 0
    private var katakana = 0
    /// Characters of the first level.
    private var common = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < bytes.count {
            let lead = bytes[index]
            index += 1
            switch lead {
            case ..<0x80: continue
            case 0xA1...0xDF: singles += 1
            case 0x81...0x9F, 0xE0...0xFC:
                guard index < bytes.count else { return }
                let trail = bytes[index]
                guard trail >= 0x40, trail != 0x7F, trail < 0xFD else {
                    strays += 1
                    continue
                }
                index += 1
                pairs += 1
                if lead == 0x82, 0x9F...0xF1 ~= trail { hiragana += 1 }
                if lead == 0x83, trail <= 0x96 { katakana += 1 }
                if lead <= 0x98 { common += 1 }
            default: strays += 1
            }
        }
    }

    var isJapanese: Bool {
        pairs >= ManyByteText.leastPairs && strays * 100 <= pairs && singles * 10 <= pairs
            && (hiragana + katakana) * 4 >= pairs && hiragana * 7 >= pairs && common * 10 >= pairs * 9
    }
}
