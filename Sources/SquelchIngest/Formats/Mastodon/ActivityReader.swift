import SquelchJSON
import SquelchTimeline

/// The archive that a Mastodon server gives to its user: the user's own activities (W3C ActivityStreams 2.0), likes and
/// bookmarks. It holds no timeline: it tells whom the user answers, boosts and likes.
struct ActivityReader {
    private let network: RecordWriter
    /// Ids of the user, and of the user's posts: addresses need not hold a name.
    private var own = OwnIDs()

    private struct OwnIDs {
        var actors: Set<String> = []
        var posts: Set<String> = []
    }

    init(_ network: RecordWriter) { self.network = network }

    private var batch: RecordBatch { network.batch }

    /// Whether an object is an activity, a person or a note of ActivityStreams.
    static func isActivity(_ value: JSONValue) -> Bool {
        guard let type = value["type"]?.string else { return false }
        let names: [StaticString] = ["Create", "Announce", "Like", "Undo", "Update", "Delete", "Follow"]
        if names.contains(where: { type == $0 }) { return value["actor"] != nil || value["object"] != nil }
        let things: [StaticString] = [
            "Note", "Article", "Person", "Service", "Organization", "Collection", "OrderedCollection",
        ]
        return value["@context"] != nil && things.contains { type == $0 }
    }

    /// `outbox.json`, `likes.json` or `bookmarks.json`, or a page of them; returns the format.
    mutating func readCollection(_ collection: JSONValue) -> SourceFormat {
        let id = collection["id"]?.words ?? ""
        if let people = people(id, collection["orderedItems"]) { return people }
        noteOwn(collection["orderedItems"])
        let action: PostAttention.Action? = id.contains("bookmarks") ? .bookmark : id.contains("likes") ? .like : nil
        var number = 0
        for item in collection["orderedItems"].list {
            number += 1
            let place = RecordPlace(record: String(number))
            if item.kind == .object {
                _ = readActivity(item, place)
            } else if let uri = item.string, !uri.isEmpty, let action {
                // The address is all there is: neither date nor author.
                let slice = network.text(item)
                let author = MastodonAccount.address(in: String(decoding: uri, as: UTF8.self))
                network.attention(post: slice, url: network.address(item), account: author, action: action)
                if action == .like { network.interaction(.reaction, with: author, at: nil) }
            } else {
                network.output.skip(record: place.record, reason: "neither an activity nor an address")
            }
            network.output.flushIfFull()
        }
        return action.map { SourceFormat(.activityPub, "\($0.rawValue)s") } ?? .activityPubOutbox
    }

    /// `following.json` or `followers.json`: a list of addresses of accounts; nil where the collection is none.
    private func people(_ id: String, _ items: JSONValue?) -> SourceFormat? {
        let last = id.split(separator: "/").last?.split(separator: ".").first ?? ""
        guard last == "following" || last == "followers" else { return nil }
        for (position, item) in items.list.enumerated() {
            let uri = Self.id(item)
            guard let account = uri.flatMap(MastodonAccount.address(in:)) else {
                network.output.ignore("an account whose address does not hold its name")
                continue
            }
            var record = FollowRecord()
            record.account = batch.store(account)
            record.url = batch.store(uri.flatMap(FollowAddress.accepted))
            record.platform = .mastodon
            if last == "following" { batch.follows.append(record) } else { batch.followers.append(record) }
            if position & 0xFF == 0 { network.output.flushIfFull() }
        }
        return SourceFormat(.activityPub, String(last))
    }

    /// Notes what in an outbox is the user's own, before it is read.
    private mutating func noteOwn(_ items: JSONValue?) {
        own = OwnIDs()
        guard let items else { return }
        for item in items.items where item.kind == .object {
            guard let type = item["type"]?.string, type == "Create" || type == "Update" else { continue }
            let actor = Self.id(item["actor"])
            if let actor { own.actors.insert(actor) }
            guard let object = item["object"] else { continue }
            if let author = Self.id(object.object?["attributedTo"]), author != actor { continue }
            for id in [Self.id(object), object.object?["url"]?.words] { if let id { own.posts.insert(id) } }
        }
    }

    /// Whether a post is the user's own, by its id or by what the id begins with.
    private func isOwn(_ post: String, of actor: String?) -> Bool {
        if own.posts.contains(post) { return true }
        return actor.map { post.hasPrefix($0 + "/") } ?? false
    }

    /// One activity; returns the format.
    func readActivity(_ activity: JSONValue, _ place: RecordPlace) -> SourceFormat {
        guard let type = activity["type"]?.string else { return SourceFormat(.activityPub) }
        let at = network.date(activity["published"])
        if type == "Create" || type == "Update" {
            if let object = activity["object"]?.object { readOwn(object, of: actor(activity), at) }
        } else if type == "Announce" {
            credit(activity["object"], of: actor(activity), action: .repost, at)
        } else if type == "Like" {
            credit(activity["object"], of: actor(activity), action: .like, at)
        } else if type == "Note" || type == "Article" {
            readPost(activity, place)
        } else if type == "Person" || type == "Service" || type == "Organization" {
            return .activityPubActor
        }
        return SourceFormat(.activityPub)
    }

    private func actor(_ activity: JSONValue) -> String? { Self.id(activity["actor"]) }

    /// An id that is a text, the `id` or `url` of an object, or the first of several.
    private static func id(_ value: JSONValue?) -> String? {
        guard let value else { return nil }
        switch value.kind {
        case .string: return value.words
        case .object: return value["id"]?.words ?? value["url"]?.words
        case .array: return id(value.items.first { _ in true })
        default: return nil
        }
    }

    /// The user's own post: whom it answers and names.
    private func readOwn(_ note: JSONValue, of actor: String?, _ published: Int64?) {
        let at = published ?? network.date(note["published"])
        let own = actor.flatMap(MastodonAccount.address(in:))
        var answered: String?
        let isPrivate = isDirect(note)
        if let parent = Self.id(note["inReplyTo"]) {
            let isOwnThread = isOwn(parent, of: actor)
            let author = isOwnThread ? own : MastodonAccount.address(in: parent) ?? mention(of: parent, note)
            if !isOwnThread, author == nil || author != own {
                if !isPrivate {
                    let slice = batch.store(parent)
                    network.attention(post: slice, url: slice, account: author, action: .reply, at: at)
                }
                network.interaction(isPrivate ? .message : .reply, with: author, at: at)
            }
            answered = author
        }
        for tag in note["tag"].list where tag["type"]?.string.map({ $0 == "Mention" }) == true {
            guard let person = address(ofMention: tag), person != answered, person != own else { continue }
            network.interaction(isPrivate ? .message : .mention, with: person, at: at)
        }
    }

    /// Neither public nor for followers: a message to those whom it names.
    private func isDirect(_ note: JSONValue) -> Bool {
        let receivers = note["to"].list + note["cc"].list
        guard !receivers.isEmpty else { return false }
        return !receivers.contains { receiver in
            guard let text = receiver.words else { return true }
            return text.hasSuffix("#Public") || text == "as:Public" || text == "Public" || text.hasSuffix("/followers")
        }
    }

    /// The person whose post is at `uri`, where addresses do not tell: one that the note mentions.
    private func mention(of uri: String, _ note: JSONValue) -> String? {
        let mentions = note["tag"].list.filter { $0["type"]?.string.map { $0 == "Mention" } == true }
        let match = mentions.first { $0["href"]?.words.map { uri.hasPrefix($0 + "/") } == true }
        return (match ?? (mentions.count == 1 ? mentions.first : nil)).flatMap(address(ofMention:))
    }

    /// `@ada` of a mention has no host where both are on one server: its address has.
    private func address(ofMention tag: JSONValue) -> String? {
        let href = tag["href"]?.words
        guard let name = tag["name"]?.words?.lowercased() else { return href.flatMap(MastodonAccount.address(in:)) }
        let bare = name.hasPrefix("@") ? String(name.dropFirst()) : name
        if bare.contains("@") { return bare }
        return href.flatMap(MastodonAccount.host(of:)).map { bare + "@" + $0 }
    }

    private func credit(_ object: JSONValue?, of actor: String?, action: PostAttention.Action, _ at: Int64?) {
        guard let uri = Self.id(object) else { return }
        let author =
            Self.id(object?.object?["attributedTo"]).flatMap(MastodonAccount.address(in:))
            ?? MastodonAccount.address(in: uri)
        // A boost of one's own post says nothing.
        if isOwn(uri, of: actor) { return }
        if let author, author == actor.flatMap(MastodonAccount.address(in:)) { return }
        let slice = batch.store(uri)
        network.attention(post: slice, url: slice, account: author, action: action, at: at)
        network.interaction(.reaction, with: author, at: at)
    }

    /// A note by itself, as servers give one post.
    private func readPost(_ note: JSONValue, _ place: RecordPlace) {
        var post = PostRecord()
        post.id = network.text(note["id"])
        post.url = network.address(note["url"])
        post.title = network.line(note["name"])
        if post.title.isMissing { post.title = network.line(note["summary"]) }
        let author = Self.id(note["attributedTo"])
        post.account = batch.store(author.flatMap(MastodonAccount.address(in:)) ?? author)
        network.publish(note["published"], &post, place)
        if let parent = Self.id(note["inReplyTo"]) {
            post.inReplyTo = batch.store(parent)
            post.flags.insert(.reply)
        }
        network.body(html: note["content"], &post)
        post.links = batch.newList { start in
            network.addBodyLinks(since: start) { _ in false }
        }
        network.add(post, place)
    }
}
