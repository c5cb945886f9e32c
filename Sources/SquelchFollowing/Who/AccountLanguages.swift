import CCLD2Shim
import SquelchTimeline

/// In what language each account writes, where its source does not say.
enum AccountLanguages {
    /// Bytes of excerpts that are looked at: enough to be sure, and nothing beside the time that scoring takes.
    private static let enough = 1200

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
            accounts[index].language = texts[index].withUnsafeBytes { bytes in
                squelch_language(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
                    .map { String(cString: $0) }
            }
        }
        return accounts
    }
}
