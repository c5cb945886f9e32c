import SquelchJSON
import SquelchTimeline

/// The accounts of a file's statuses: each of them stands in full beside every post, and is understood once.
final class MastodonAccounts {
    /// What an account looked like when it was met, and where by the hash of that.
    private var looks = ByteArena(capacity: 1 << 12)
    private var known: [(look: ByteSlice, account: MastodonAccount)] = []
    private var places: [UInt64: Int] = [:]
    private var scratch = ByteArena(capacity: 1 << 8)
    /// Accounts as they are written, and where by the hash of that.
    @exclusivity(unchecked) private var texts = ByteArena(capacity: 1 << 12)
    @exclusivity(unchecked) private var authors: [UInt64: (text: ByteSlice, author: Author)] = [:]

    /// An account, and its number on the server that wrote the file.
    struct Author {
        let account: MastodonAccount
        let id: String?
    }

    /// Most accounts that are remembered; memory is bounded.
    private static let most = 1 << 15
    private static let longestLook = 1 << 9
    /// Most bytes of accounts as they are written; their counts change, and so does what is written.
    private static let mostText = 4 << 20

    /// Nil where there is no account.
    func account(_ value: JSONValue?) -> MastodonAccount? {
        guard let value else { return nil }
        let members = Members(value)
        scratch.removeAll()
        for member in [members.acct, members.username, members.url, members.uri, members.displayName] {
            if let text = member?.string { scratch.append(text) }
            scratch.append(0)
        }
        let hash = ByteHash.hash(scratch.all)
        if let place = places[hash] {
            guard looks.bytes(known[place].look).hasSameBytes(as: scratch.all) else { return members.account }
            return known[place].account
        }
        guard let account = members.account else { return nil }
        if known.count < Self.most, scratch.count <= Self.longestLook {
            places[hash] = known.count
            let look = ByteSlice(offset: looks.count, length: scratch.count)
            looks.append(scratch.all)
            known.append((look, account))
        }
        return account
    }

    /// The account, without a look at what is known.
    static func understand(_ value: JSONValue) -> MastodonAccount? { Members(value).account }

    /// The account that was written with these bytes before; nil where none was.
    func written(_ json: UnsafeBufferPointer<UInt8>) -> Author? {
        guard let (text, author) = authors[Self.hash(json)], texts.bytes(text).hasSameBytes(as: json) else {
            return nil
        }
        return author
    }

    /// Remembers how an account is written, as far as memory allows.
    func remember(_ json: UnsafeBufferPointer<UInt8>, _ account: MastodonAccount, id: String?) -> Author {
        let author = Author(account: account, id: id)
        if texts.count + json.count <= Self.mostText {
            let text = ByteSlice(offset: texts.count, length: json.count)
            texts.append(json)
            authors[Self.hash(json)] = (text, author)
        }
        return author
    }

    /// The beginning and the length tell accounts apart; later versions of one may push out earlier ones.
    private static func hash(_ json: UnsafeBufferPointer<UInt8>) -> UInt64 {
        ByteHash.hash(UnsafeBufferPointer(rebasing: json.prefix(128)), seed: UInt64(json.count))
    }

    /// The members that tell who it is.
    private struct Members {
        private(set) var acct, username, url, uri, displayName: JSONValue?

        init(_ value: JSONValue) {
            for (key, value) in value.fields {
                switch key.count {
                case 3:
                    if key == "url" { url = value }
                    if key == "uri" { uri = value }
                case 4: if key == "acct" { acct = value }
                case 8: if key == "username" { username = value }
                case 12: if key == "display_name" { displayName = value }
                default: break
                }
            }
        }

        /// Nil where there is no name.
        var account: MastodonAccount? {
            guard let acct = acct?.words ?? username?.words else { return nil }
            var address = acct.lowercased()
            if !address.contains("@"), let url = url?.words ?? uri?.words, let host = MastodonAccount.host(of: url) {
                address += "@" + host
            }
            return MastodonAccount(address: address, name: displayName?.words ?? username?.words)
        }
    }
}
