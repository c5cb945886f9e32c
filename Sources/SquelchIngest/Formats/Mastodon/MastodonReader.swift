import SquelchJSON
import SquelchTimeline

/// Statuses as the Mastodon API gives them (docs.joinmastodon.org, entities/Status), and as servers that speak it do.
struct MastodonReader {
    private let network: RecordWriter
    private let accounts = MastodonAccounts()
    private let profiles: MastodonProfiles

    init(_ network: RecordWriter) {
        self.network = network
        profiles = MastodonProfiles(network)
    }

    private var batch: RecordBatch { network.batch }

    /// A reader of plain statuses that knows the accounts that this one met.
    func picker() throws(JSONError) -> PickedStatusReader { try PickedStatusReader(network, accounts, profiles) }

    /// A status of a timeline. A boost belongs to the account that boosts; text and counts are those of the original.
    func readStatus(_ value: JSONValue, _ place: RecordPlace) {
        let status = MastodonStatus(value)
        let reblog = status.reblog?.object.map { MastodonStatus($0) }
        let body = reblog ?? status
        let account = accounts.account(status.account)
        // What is sent to the user alone is a message: that it took place is all that is kept.
        if let visibility = status.visibility?.string, visibility == "direct" {
            return network.interaction(
                .message, with: account?.address, name: account?.name, isOut: false, at: network.date(status.createdAt)
            )
        }
        profiles.read(account, status.account)
        var post = PostRecord()
        post.feed = network.output.currentFeed
        post.account = batch.store(account?.address)
        post.accountName = batch.store(account?.name)
        post.id = network.text(status.uri)
        if post.id.isMissing { post.id = network.id(status.id) }
        post.url = network.address(body.url)
        if post.url.isMissing { post.url = network.address(body.uri) }
        post.title = network.line(body.spoilerText)
        post.author = reblog == nil ? post.account : batch.store(accounts.account(body.account)?.address)
        post.language = network.line(body.language)
        post.comments = body.repliesCount?.int64.map(Int32.init(clamping:)) ?? -1
        network.publish(status.createdAt, &post, place)
        if let edited = network.date(body.editedAt) {
            post.update(at: edited)
        }
        if let reblog {
            post.flags.insert(.repost)
            post.repostOf = network.text(reblog.uri)
            if post.repostOf.isMissing { post.repostOf = network.id(reblog.id) }
        } else {
            readReply(body, &post)
        }
        network.body(html: body.content, &post)
        readLists(body, &post)
        readMedia(body, &post)
        network.add(post, place)
        readActions(status, body)
    }

    /// An answer to oneself goes on with a thread: it is no conversation.
    private func readReply(_ status: MastodonStatus, _ post: inout PostRecord) {
        guard let parent = status.inReplyToID?.present else { return }
        let answered = status.inReplyToAccountID?.idText
        if let answered, answered == status.account?["id"]?.idText { return }
        post.inReplyTo = network.id(parent)
        post.flags.insert(.reply)
    }

    private func readLists(_ status: MastodonStatus, _ post: inout PostRecord) {
        post.categories = batch.newList { start in
            for tag in status.tags.list { batch.appendUnique(network.line(tag["name"]), since: start) }
        }
        post.links = batch.newList { start in
            batch.appendUnique(network.address(status.card?["url"]), since: start)
            batch.appendUnique(network.address(status.quote?["quoted_status"]?["url"]), since: start)
            network.addBodyLinks(since: start) { isChrome($0, status) }
        }
    }

    /// Links of mentions and hashtags, which every client shows by itself.
    private func isChrome(_ link: UnsafeBufferPointer<UInt8>, _ status: MastodonStatus) -> Bool {
        for mention in status.mentions.list {
            if let url = mention["url"]?.string, url.hasSameBytes(as: link) { return true }
        }
        guard let slash = link.lastIndex(of: UInt8(ascii: "/")) else { return false }
        let head = UnsafeBufferPointer(rebasing: link[..<slash])
        let folder = head[(head.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0)...]
        guard UnsafeBufferPointer(rebasing: folder) == "tags" || UnsafeBufferPointer(rebasing: folder) == "tag" else {
            return false
        }
        let name = String(decoding: link[(slash + 1)...], as: UTF8.self).lowercased()
        return status.tags.list.contains { $0["name"]?.words?.lowercased() == name }
    }

    private func readMedia(_ status: MastodonStatus, _ post: inout PostRecord) {
        post.enclosures = batch.newEnclosures {
            for media in status.mediaAttachments.list {
                let isImage = media["type"]?.string.map { $0 == "image" } ?? true
                post.flags.insert(isImage ? .image : .media)
                let url = network.address(media["url"])
                if !url.isMissing { batch.enclosures.append(EnclosureRecord(url: url)) }
            }
        }
    }

    /// What the user of the timeline did with it; without dates.
    private func readActions(_ status: MastodonStatus, _ body: MastodonStatus) {
        func note(_ first: JSONValue?, _ second: JSONValue?, _ action: PostAttention.Action) {
            guard first?.bool == true || second?.bool == true else { return }
            var id = network.text(body.uri)
            if id.isMissing { id = network.id(body.id) }
            network.attention(
                post: id, url: network.address(body.url), account: accounts.account(body.account)?.address,
                action: action)
        }
        note(status.favourited, body.favourited, .like)
        note(status.bookmarked, body.bookmarked, .bookmark)
        note(status.reblogged, body.reblogged, .repost)
    }

    /// An account of a list of those who are followed, or of members of a list.
    func readAccount(_ value: JSONValue) {
        guard let account = accounts.account(value) else { return }
        var follow = FollowRecord()
        follow.account = batch.store(account.address)
        follow.name = batch.store(account.name)
        follow.url = network.address(value["url"])
        follow.platform = .mastodon
        batch.follows.append(follow)
        profiles.read(account, value)
    }
}
