import CCLD2Shim
import SquelchTimeline

/// In what language each account writes, where its source does not say.
enum AccountLanguages {
    /// Bytes of excerpts that are looked at where the first do not make the detector sure.
    private static let enough = 1200
    /// Three or four posts make it sure of most accounts.
    private static let often = 480

    /// The accounts, with the language of their posts' excerpts where none is declared and the detector is sure.
    static func detect(_ accounts: [Account], _ posts: borrowing PostColumns) -> [Account] {
        var texts = [[UInt8]](repeating: [], count: accounts.count)
        for post in posts.texts.posts {
            let account = Int(posts.account[Int(post)])
            guard accounts[account].language == nil, texts[account].count < enough,
                let excerpt = posts.texts.excerpt(Int(post))
            else { continue }
            texts[account] += Array(excerpt.utf8) + [UInt8(ascii: "\n")]
        }
        var accounts = accounts
        for index in accounts.indices where !texts[index].isEmpty {
            accounts[index].language = language(of: beginning(of: texts[index])) ?? language(of: texts[index][...])
        }
        return accounts
    }

    /// Whole excerpts of the first bytes.
    private static func beginning(of texts: [UInt8]) -> ArraySlice<UInt8> {
        let first = texts.prefix(often)
        return first[..<(first.lastIndex(of: UInt8(ascii: "\n")) ?? first.endIndex)]
    }

    /// The code of the language that texts are in; nil where the detector is not sure.
    private static func language(of texts: ArraySlice<UInt8>) -> String? {
        texts.withUnsafeBytes { bytes in
            squelch_language(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
                .map { String(cString: $0) }
        }
    }
}
