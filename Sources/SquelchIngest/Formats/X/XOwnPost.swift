import SquelchJSON
import SquelchTimeline

/// A post of the user's own in an X archive: whom it answers, repeats, quotes and names.
struct XOwnPost {
    let network: RecordWriter
    private let people: XPeople

    init(_ network: RecordWriter, _ people: XPeople) {
        self.network = network
        self.people = people
    }

    private var batch: RecordBatch { network.batch }

    func read(_ tweet: JSONValue, _ place: RecordPlace) {
        // Some archives have a post in several files.
        if let id = tweet["id_str"]?.words, !people.take(post: id) { return }
        if XEdits.isReplaced(tweet, id: tweet["id_str"]?.words ?? tweet["id"]?.idText) { return }
        let mentions = tweet["entities"]?["user_mentions"].list ?? []
        for mention in mentions { learn(mention["id_str"] ?? mention["id"], mention["screen_name"]) }
        learn(tweet["in_reply_to_user_id_str"], tweet["in_reply_to_screen_name"])
        let at = network.date(tweet["created_at"])
        if at == nil {
            network.output.warn(record: tweet["id_str"]?.words ?? place.record, "the date could not be understood")
        }
        let text = tweet["full_text"]?.words ?? tweet["text"]?.words ?? ""
        // Only old archives have the post that is repeated.
        if let original = tweet["retweeted_status"]?.object {
            return repost(of: XAccount(original["user"]), original["id_str"]?.idText ?? original["id"]?.idText, at)
        }
        // `retweeted` is false even where it is one; the beginning of the text tells.
        if let handle = XText.retweeted(text) {
            let author = person(handle, mentions)
            if let repeated = XText.repeated(text), !isOwn(author) { people.authors.learn(text: repeated, by: author) }
            return repost(of: author, nil, at)
        }
        let answered = reply(
            to: XAccount(
                id: tweet["in_reply_to_user_id_str"]?.idText ?? tweet["in_reply_to_user_id"]?.idText,
                handle: tweet["in_reply_to_screen_name"]?.words),
            tweet["in_reply_to_status_id_str"]?.idText ?? tweet["in_reply_to_status_id"]?.idText, at)
        let links = (tweet["entities"]?["urls"].list ?? []).compactMap { $0["expanded_url"]?.words }
        for url in links where XText.status(url)?.id != tweet["id_str"]?.words { quote(url, at) }
        var named: Set<String> = answered.map { [$0] } ?? []
        for mention in mentions {
            let person = XAccount(mention)
            guard let account = person.account, account != answered, !isOwn(person) else { continue }
            named.insert(account)
            network.interaction(.mention, with: account, name: person.handle, at: at)
        }
        guard let at, text.utf8.count >= XCutPost.shortest else { return }
        let quoted = Set(links.compactMap { XText.status($0)?.id })
        people.keep(XCutPost(at: at, text: XText.unescaped(text), named: named, quoted: quoted))
    }

    /// Somebody's post that was shown again; its number is known in some archives only.
    func repost(of author: XAccount, _ id: String?, _ at: Int64?) {
        // One's own post, shown again, says nothing about anybody.
        if isOwn(author) { return }
        if let id {
            people.authors.learn(post: id, by: author)
            network.attention(
                post: batch.store(id), url: batch.store(XAccount.url(ofPost: id, by: author.handle)),
                account: author.account, action: .repost, at: at)
        }
        network.interaction(.reaction, with: author.account, name: author.handle, at: at)
    }

    /// Adds an answer; gives the account that is answered, unless it is the user's own thread.
    func reply(to answered: XAccount, _ target: String?, _ at: Int64?) -> String? {
        guard let account = answered.account, !isOwn(answered), target.map(people.isOwn(post:)) != true else {
            return nil
        }
        if let target {
            people.authors.learn(post: target, by: answered)
            network.attention(
                post: batch.store(target), url: batch.store(XAccount.url(ofPost: target, by: answered.handle)),
                account: account, action: .reply, at: at)
        }
        network.interaction(.reply, with: account, name: answered.handle, at: at)
        return account
    }

    /// A quoted post is a link to it; links to anything else are none.
    func quote(_ url: String, _ at: Int64?) {
        guard let quoted = XText.status(url), !isOwn(XAccount(id: nil, handle: quoted.handle)) else { return }
        if XText.author(ofPost: url) != nil {
            people.authors.learn(post: quoted.id, by: XAccount(id: nil, handle: quoted.handle))
        }
        network.attention(
            post: batch.store(quoted.id), url: batch.store(XAccount.url(ofPost: quoted.id, by: quoted.handle)),
            account: XText.author(ofPost: url), action: .repost, at: at)
    }

    private func learn(_ id: JSONValue?, _ handle: JSONValue?) {
        guard let id = id?.idText, let handle = handle?.words else { return }
        people.learn(id: id, handle: handle)
    }

    /// A handle with its number, where the post mentions it.
    private func person(_ handle: String, _ mentions: [JSONValue]) -> XAccount {
        let mention = mentions.first { $0["screen_name"]?.words?.lowercased() == handle.lowercased() }
        return mention.map { XAccount($0) } ?? XAccount(id: nil, handle: handle)
    }

    /// Whether an account is the user's.
    func isOwn(_ account: XAccount) -> Bool {
        if let id = account.id, let own = people.ownID { return id == own }
        guard let handle = account.handle, let own = people.ownHandle else { return false }
        return handle.lowercased() == own.lowercased()
    }
}
