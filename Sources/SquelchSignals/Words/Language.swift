/// Languages that have word lists. The order breaks ties.
enum Language: Int, CaseIterable {
    case english, german, french, spanish, portuguese, italian

    /// The language's list.
    var list: [UInt8] {
        switch self {
        case .english: PackageResources.english_txt
        case .german: PackageResources.german_txt
        case .french: PackageResources.french_txt
        case .spanish: PackageResources.spanish_txt
        case .portuguese: PackageResources.portuguese_txt
        case .italian: PackageResources.italian_txt
        }
    }

    /// The language of a BCP 47 tag such as `pt-BR`, nil where it has no lists.
    init?(tag: UnsafeBufferPointer<UInt8>) {
        guard tag.count == 2 || tag.count > 2 && (tag[2] == UInt8(ascii: "-") || tag[2] == UInt8(ascii: "_"))
        else {
            return nil
        }
        switch (tag[0] | 0x20, tag[1] | 0x20) {
        case (UInt8(ascii: "e"), UInt8(ascii: "n")): self = .english
        case (UInt8(ascii: "d"), UInt8(ascii: "e")): self = .german
        case (UInt8(ascii: "f"), UInt8(ascii: "r")): self = .french
        case (UInt8(ascii: "e"), UInt8(ascii: "s")): self = .spanish
        case (UInt8(ascii: "p"), UInt8(ascii: "t")): self = .portuguese
        case (UInt8(ascii: "i"), UInt8(ascii: "t")): self = .italian
        default: return nil
        }
    }
}

/// For which languages there are lists of words and phrases.
public enum WordLists {
    /// Whether there are lists for the language of a BCP 47 tag.
    public static func cover(_ tag: String) -> Bool {
        var tag = tag
        return tag.withUTF8 { Language(tag: $0) != nil }
    }
}

/// What the lists say of a word: eight bits a language, and two bits for all.
enum WordMask {
    static let stop: UInt64 = 1
    static let first: UInt64 = 1 << 1
    static let slang: UInt64 = 1 << 2
    static let daily: UInt64 = 1 << 3
    static let profanity: UInt64 = 1 << 4
    static let list: UInt64 = 1 << 5

    /// The stop-word bit of every language, each in a byte of its own: sums of them count all languages at once.
    static let stopsOfAll: UInt64 = 0x0000_0101_0101_0101
    /// A phrase begins with this word.
    static let beginsPhrase: UInt64 = 1 << 56

    /// The bits of one language, moved to the bottom.
    @inline(__always)
    static func of(_ mask: UInt64, _ language: Language) -> UInt64 {
        mask &>> UInt64(truncatingIfNeeded: language.rawValue &* 8)
    }
}
