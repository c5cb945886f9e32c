import SquelchJSON
import SquelchTimeline

/// A post of the user's own in an X archive: whom it answers, repeats, quotes and names.
struct XOwnPost {
    private let network: NetworkOutput
    private let people: XPeople

    init(_ network: NetworkOutput, _ people: XPeople) {
        self.network = network
        self.people = people
    }

    private var batch: RecordBatch { network.batch }

    func read(_ tweet: JSONValue, _ place: RecordPlace) {
        let mentions = tweet["entities"]?["user_mentions"].list ?? []
        for mention in mentions { learn(mention["id_str"] ?? mention["id"], mention["screen_name"]) }
        learn(tweet["in_reply_to_user_id_str"], tweet["in_reply_to_screen_name"])
        let at = network.date(tweet["created_at"])
        if at == nil {
            network.output.warn(record: tweet["id_str"]?.words ?? place.record, "the date could not be understood")
        }
        let text = tweet["full_text"]?.words ?? tweet["text"]?.words ?? ""
        // `retweeted` is false even where it is one; the beginning of the text tells.
        if let handle = XText.retweeted(text) {
            let account = person(handle, mentions)
            return network.interaction("reaction", with: account.account, name: handle, at: at)
        }
        let answered = readReply(tweet, at)
        readQuotes(tweet, at)
        for mention in mentions {
            let person = XAccount(mention)
            guard let account = person.account, account != answered, !isOwn(person) else { continue }
            network.interaction("mention", with: account, name: person.handle, at: at)
        }
    }

    /// The account that is answered, unless it is the user's own thread.
    private func readReply(_ tweet: JSONValue, _ at: Int64?) -> String? {
        let answered = XAccount(
            id: tweet["in_reply_to_user_id_str"]?.idText ?? tweet["in_reply_to_user_id"]?.idText,
            handle: tweet["in_reply_to_screen_name"]?.words)
        let target = tweet["in_reply_to_status_id_str"]?.idText ?? tweet["in_reply_to_status_id"]?.idText
        guard let account = answered.account, !isOwn(answered), target.map(people.isOwn(post:)) != true else {
            return nil
        }
        if let target {
            network.attention(
                post: batch.store(target), url: batch.store(XAccount.url(ofPost: target, by: answered.handle)),
                account: account, action: "reply", at: at)
        }
        network.interaction("reply", with: account, name: answered.handle, at: at)
        return account
    }

    /// A quoted post is a link to it.
    private func readQuotes(_ tweet: JSONValue, _ at: Int64?) {
        for link in tweet["entities"]?["urls"].list ?? [] {
            guard let url = link["expanded_url"]?.words, let quoted = XText.status(url),
                !isOwn(XAccount(id: nil, handle: quoted.handle)), quoted.id != tweet["id_str"]?.words
            else { continue }
            network.attention(
                post: batch.store(quoted.id), url: batch.store(XAccount.url(ofPost: quoted.id, by: quoted.handle)),
                account: XText.author(ofPost: url), action: "repost", at: at)
        }
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

    private func isOwn(_ account: XAccount) -> Bool {
        if let id = account.id, let own = people.ownID { return id == own }
        guard let handle = account.handle, let own = people.ownHandle else { return false }
        return handle.lowercased() == own.lowercased()
    }
}
