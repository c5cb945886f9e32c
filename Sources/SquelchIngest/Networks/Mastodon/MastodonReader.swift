import SquelchJSON
import SquelchTimeline

/// Statuses as the Mastodon API gives them (docs.joinmastodon.org, entities/Status), and as servers that speak it do.
struct MastodonReader {
    private let network: NetworkOutput
    private let profiles: MastodonProfiles

    init(_ network: NetworkOutput) {
        self.network = network
        profiles = MastodonProfiles(network)
    }

    private var batch: RecordBatch { network.batch }

    /// A status of a timeline. A boost belongs to the account that boosts; text and counts are those of the original.
    func readStatus(_ status: JSONValue, _ place: RecordPlace) {
        let reblog = status["reblog"]?.object
        let body = reblog ?? status
        let at = network.date(status["created_at"])
        let account = MastodonAccount(status["account"])
        // What is sent to the user alone is a message: that it took place is all that is kept.
        if let visibility = status["visibility"]?.string, visibility == "direct" {
            return network.interaction("message", with: account?.address, name: account?.name, isOut: false, at: at)
        }
        profiles.read(account, status["account"])
        var post = PostRecord()
        post.feed = network.output.currentFeed
        post.account = batch.store(account?.address)
        post.accountName = batch.store(account?.name)
        post.id = network.text(status["uri"])
        if post.id.isMissing { post.id = network.id(status["id"]) }
        post.url = network.address(body["url"])
        if post.url.isMissing { post.url = network.address(body["uri"]) }
        post.title = network.line(body["spoiler_text"])
        post.author = batch.store((reblog == nil ? account : MastodonAccount(body["account"]))?.address)
        post.language = network.line(body["language"])
        post.comments = body["replies_count"]?.int64.map(Int32.init(clamping:)) ?? -1
        network.publish(status["created_at"], &post, place)
        if let edited = network.date(body["edited_at"]) {
            post.updated = edited
            post.flags.insert(.hasUpdated)
        }
        if let reblog {
            post.flags.insert(.repost)
            post.repostOf = network.text(reblog["uri"])
            if post.repostOf.isMissing { post.repostOf = network.id(reblog["id"]) }
        } else {
            readReply(body, &post)
        }
        network.body(html: body["content"], &post)
        readLists(body, &post)
        readMedia(body, &post)
        network.add(post, place)
        readActions(status, body)
    }

    /// An answer to oneself goes on with a thread: it is no conversation.
    private func readReply(_ status: JSONValue, _ post: inout PostRecord) {
        guard let parent = status["in_reply_to_id"]?.present else { return }
        let answered = status["in_reply_to_account_id"]?.idText
        if let answered, answered == status["account"]?["id"]?.idText { return }
        post.inReplyTo = network.id(parent)
        post.flags.insert(.reply)
    }

    private func readLists(_ status: JSONValue, _ post: inout PostRecord) {
        var start = batch.lists.count
        for tag in status["tags"].list { batch.appendUnique(network.line(tag["name"]), since: start) }
        post.categories = batch.endList(from: start)
        start = batch.lists.count
        batch.appendUnique(network.address(status["card"]?["url"]), since: start)
        batch.appendUnique(network.address(status["quote"]?["quoted_status"]?["url"]), since: start)
        network.addBodyLinks(since: start) { isChrome($0, status) }
        post.links = batch.endList(from: start)
    }

    /// Links of mentions and hashtags, which every client shows by itself.
    private func isChrome(_ link: UnsafeBufferPointer<UInt8>, _ status: JSONValue) -> Bool {
        for mention in status["mentions"].list {
            if let url = mention["url"]?.string, url.hasSameBytes(as: link) { return true }
        }
        guard let slash = link.lastIndex(of: UInt8(ascii: "/")) else { return false }
        let head = UnsafeBufferPointer(rebasing: link[..<slash])
        let folder = head[(head.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0)...]
        guard UnsafeBufferPointer(rebasing: folder) == "tags" || UnsafeBufferPointer(rebasing: folder) == "tag" else {
            return false
        }
        let name = String(decoding: link[(slash + 1)...], as: UTF8.self).lowercased()
        return status["tags"].list.contains { $0["name"]?.words?.lowercased() == name }
    }

    private func readMedia(_ status: JSONValue, _ post: inout PostRecord) {
        let start = batch.enclosures.count
        for media in status["media_attachments"].list {
            let isImage = media["type"]?.string.map { $0 == "image" } ?? true
            post.flags.insert(isImage ? .image : .media)
            let url = network.address(media["url"])
            if !url.isMissing { batch.enclosures.append(EnclosureRecord(url: url)) }
        }
        post.enclosures = ListRange(start: start, count: batch.enclosures.count - start)
    }

    /// What the user of the timeline did with it; without dates.
    private func readActions(_ status: JSONValue, _ body: JSONValue) {
        func has(_ key: StaticString) -> Bool { status[key]?.bool == true || body[key]?.bool == true }
        for (isDone, action) in [
            (has("favourited"), "like"), (has("bookmarked"), "bookmark"), (has("reblogged"), "repost"),
        ] where isDone {
            var id = network.text(body["uri"])
            if id.isMissing { id = network.id(body["id"]) }
            network.attention(
                post: id, url: network.address(body["url"]), account: MastodonAccount(body["account"])?.address,
                action: action)
        }
    }

    /// An account of a list of those who are followed, or of members of a list.
    func readAccount(_ value: JSONValue) {
        guard let account = MastodonAccount(value) else { return }
        var follow = FollowRecord()
        follow.account = batch.store(account.address)
        follow.name = batch.store(account.name)
        follow.url = network.address(value["url"])
        follow.platform = batch.store("mastodon")
        batch.follows.append(follow)
        profiles.read(account, value)
    }
}

/// Who an account is, beyond the server that wrote the file.
struct MastodonAccount {
    /// `user@host` in lower case; the host is missing where the file does not name its server.
    let address: String
    let name: String?

    /// Nil where there is no account.
    init?(_ value: JSONValue?) {
        guard let value, let acct = value["acct"]?.words ?? value["username"]?.words else { return nil }
        var address = acct.lowercased()
        if !address.contains("@"), let url = value["url"]?.words ?? value["uri"]?.words, let host = Self.host(of: url) {
            address += "@" + host
        }
        self.address = address
        name = value["display_name"]?.words ?? value["username"]?.words
    }

    /// The host of a web address, in lower case.
    static func host(of url: String) -> String? {
        guard let scheme = ["https://", "http://"].first(where: { url.hasPrefix($0) }) else { return nil }
        let host = url.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        return host.isEmpty ? nil : host.lowercased()
    }

    /// The account in `https://HOST/users/NAME/...` and `https://HOST/@NAME...`; nil for other addresses, such as those
    /// with numbers for names.
    static func address(in uri: String) -> String? {
        guard let host = host(of: uri) else { return nil }
        let parts = uri.split(separator: "/").dropFirst(2).map(String.init)
        guard let first = parts.first else { return nil }
        if first.hasPrefix("@"), first.count > 1 {
            let name = first.dropFirst().lowercased()
            return name.contains("@") ? name : name + "@" + host
        }
        guard first == "users", parts.count > 1 else { return nil }
        return parts[1].lowercased() + "@" + host
    }
}
