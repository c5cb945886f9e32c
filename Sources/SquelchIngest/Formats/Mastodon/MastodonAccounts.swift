import SquelchJSON
import SquelchTimeline

/// The accounts of a file's statuses: each of them stands in full beside every post, and is understood once.
final class MastodonAccounts {
    /// What an account looked like when it was met, and where by the hash of that.
    private var looks = ByteArena(capacity: 1 << 12)
    private var known: [(look: ByteSlice, account: MastodonAccount)] = []
    private var places: [UInt64: Int] = [:]
    private var scratch = ByteArena(capacity: 1 << 8)
    /// Accounts as they are written, with what was understood of each, and where by the hash of that. Looked up for every
    /// status, by one reader at a time.
    @exclusivity(unchecked) private var texts = ByteArena(capacity: 1 << 12)
    @exclusivity(unchecked) private var authors: [UInt64: Author] = [:]

    /// An account that was understood before: all of it lies in one place, so that nothing is retained for a status.
    struct Author {
        fileprivate var text = ByteSlice.missing
        /// `user@host`.
        var address = ByteSlice.missing
        /// Name shown to people.
        var name = ByteSlice.missing
        /// Its number on the server that wrote the file.
        var id = ByteSlice.missing
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
    @inline(__always)
    func written(_ json: UnsafeBufferPointer<UInt8>) -> Author? {
        guard let author = authors[Self.hash(json)], texts.bytes(author.text).hasSameBytes(as: json) else { return nil }
        return author
    }

    /// A text of an author, valid until another is remembered.
    @inline(__always)
    func bytes(_ text: ByteSlice) -> UnsafeBufferPointer<UInt8> { texts.bytes(text) }

    /// Remembers how an account is written; all that was remembered before is forgotten where it grows too much.
    func remember(_ json: UnsafeBufferPointer<UInt8>, _ account: MastodonAccount, id: String?) -> Author {
        if texts.count + json.count > Self.mostText {
            texts.removeAll()
            authors.removeAll()
        }
        func store(_ text: String?) -> ByteSlice {
            guard let text, !text.isEmpty else { return .missing }
            let offset = texts.count
            texts.append(utf8: text)
            return ByteSlice(offset: offset, length: texts.count - offset)
        }
        let text = ByteSlice(offset: texts.count, length: json.count)
        texts.append(json)
        let author = Author(text: text, address: store(account.address), name: store(account.name), id: store(id))
        authors[Self.hash(json)] = author
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
