import SquelchJSON
import SquelchTimeline

/// Bluesky's answers as JSON (lexicons app.bsky.feed and app.bsky.graph): timelines, feeds of one author, likes,
/// bookmarks, follows, and the records of a repository.
struct BlueskyReader {
    let network: RecordWriter

    init(_ network: RecordWriter) { self.network = network }

    private var batch: RecordBatch { network.batch }

    /// Whether an object is an answer of Bluesky or an item of one.
    static func isKnown(_ value: JSONValue) -> Bool {
        if let type = value["$type"]?.string, type.starts(with: "app.bsky.") { return true }
        if isPost(value["post"]) || isPost(value) || isPost(value["item"]) { return true }
        if value["item"] != nil, value["subject"]?["uri"]?.string != nil { return true }
        if let subject = value["subject"], subject["did"] != nil, value["uri"] != nil { return true }
        if let record = value["value"], record["$type"]?.string.map({ $0.starts(with: "app.bsky.") }) == true {
            return true
        }
        for key in ["feed", "posts", "follows", "followers", "blocks", "mutes", "records", "bookmarks"]
            as [StaticString]
        {
            guard let list = value[key], list.kind == .array else { continue }
            guard let first = list.items.first(where: { _ in true }) else { return value["cursor"] != nil }
            if first["did"] != nil || isKnown(first) { return true }
        }
        return false
    }

    private static func isPost(_ value: JSONValue?) -> Bool {
        guard let value, value.kind == .object else { return false }
        return value["uri"] != nil && value["record"]?.kind == .object
    }

    /// Reads a page or an item; returns the format.
    func read(_ value: JSONValue, _ place: RecordPlace) -> SourceFormat {
        if let feed = value["feed"], feed.kind == .array { return readFeed(feed, place) }
        if value["follows"] != nil || value["followers"] != nil {
            for person in value["follows"].list { readProfile(person, place, isFollowed: true) }
            for person in value["followers"].list { readProfile(person, place, isFollowed: false) }
            return SourceFormat(.bluesky, "follows")
        }
        for key in ["blocks", "mutes"] as [StaticString] where value[key]?.kind == .array {
            for person in value[key].list { readSilenced(person, place) }
            return SourceFormat(.bluesky, "\(key)")
        }
        if value["records"]?.kind == .array {
            for record in value["records"].list { readRecord(record["value"], of: owner(record), place) }
            return .blueskyRecords
        }
        if value["bookmarks"]?.kind == .array {
            for bookmark in value["bookmarks"].list { readBookmark(bookmark) }
            return SourceFormat(.bluesky, "bookmarks")
        }
        if value["posts"]?.kind == .array {
            for post in value["posts"].list { readItem(post, nil, place) }
            return SourceFormat(.bluesky)
        }
        return readOne(value, place)
    }

    private func readOne(_ value: JSONValue, _ place: RecordPlace) -> SourceFormat {
        if value["item"] != nil, Self.isPost(value["item"]) || value["subject"]?["uri"] != nil {
            readBookmark(value)
            return SourceFormat(.bluesky, "bookmarks")
        }
        if let post = value["post"]?.object {
            readItem(post, value["reason"], place)
        } else if Self.isPost(value) {
            readItem(value, nil, place)
        } else if value["subject"]?["did"] != nil, value["uri"] != nil {
            return .blueskyList
        } else if value["value"] != nil {
            readRecord(value["value"], of: owner(value), place)
            return .blueskyRecords
        } else {
            readRecord(value, of: owner(value), place)
            return .blueskyRecords
        }
        return SourceFormat(.bluesky)
    }

    /// A timeline. Where every post is one that the user liked, it is the list of likes, and nobody's timeline.
    private func readFeed(_ feed: JSONValue, _ place: RecordPlace) -> SourceFormat {
        let likes = feed.count > 1 && feed.items.allSatisfy { $0["post"]?["viewer"]?["like"]?.string != nil }
        var number = 0
        for item in feed.items {
            number += 1
            let place = RecordPlace(line: place.line, record: String(number))
            guard let post = item["post"]?.object else {
                network.output.skip(line: place.line, record: place.record, reason: "an item without a post")
                continue
            }
            if likes { readActions(post) } else { readItem(post, item["reason"], place) }
            network.output.flushIfFull()
        }
        return SourceFormat(.bluesky, likes ? "likes" : "")
    }

    private func readItem(_ view: JSONValue, _ reason: JSONValue?, _ place: RecordPlace) {
        guard let record = view["record"]?.object else {
            return network.output.skip(line: place.line, record: place.record, reason: "a post that is not shown")
        }
        let booster = reason?["by"]?.object
        let author = BlueskyAccount(view["author"])
        let account = booster.map { BlueskyAccount($0) } ?? author
        let uri = view["uri"]?.words ?? ""
        var post = PostRecord()
        post.feed = network.output.currentFeed
        post.account = batch.store(account.id ?? BlueskyAccount.did(in: uri))
        post.accountName = batch.store(account.name)
        post.author = batch.store(author.handle ?? author.name)
        // The post by itself and each repost of it are posts of their own.
        post.id = batch.store(booster == nil ? uri : uri + "#repost=" + (account.id ?? ""))
        post.url = batch.store(BlueskyAccount.url(ofPost: uri, by: author))
        post.comments = view["replyCount"]?.int64.map(Int32.init(clamping:)) ?? -1
        readTime(view, record, reposted: booster == nil ? nil : reason?["indexedAt"], &post, place)
        if booster != nil {
            post.repostOf = batch.store(uri)
            post.flags.insert(.repost)
        } else {
            readReply(record, BlueskyAccount.did(in: uri), &post)
        }
        post.text = network.text(record["text"])
        post.language = network.line(record["langs"]?.items.first { _ in true })
        BlueskyParts(network).read(view, record, &post)
        network.add(post, place)
        readActions(view)
    }

    /// Authors set their own time, and it can lie: where it is more than a day off, the server's counts.
    private func readTime(
        _ view: JSONValue, _ record: JSONValue, reposted: JSONValue?, _ post: inout PostRecord, _ place: RecordPlace
    ) {
        if let reposted, let seconds = network.date(reposted) { return post.publish(at: seconds) }
        if let indexed = network.date(view["indexedAt"]) {
            let created = network.date(record["createdAt"])
            let isTrue = created.map { abs($0 - indexed) <= 86_400 } ?? false
            return post.publish(at: isTrue ? created ?? indexed : indexed)
        }
        let created = record["createdAt"]
        network.publish(created?.words == nil ? nil : created, &post, place)
    }

    func readReply(_ record: JSONValue, _ author: String?, _ post: inout PostRecord) {
        guard let parent = record["reply"]?["parent"]?["uri"]?.words else { return }
        // Going on with one's own thread is no conversation.
        if let did = BlueskyAccount.did(in: parent), did == author { return }
        post.inReplyTo = batch.store(parent)
        post.flags.insert(.reply)
    }

    private func readActions(_ view: JSONValue) {
        guard let viewer = view["viewer"]?.object, let uri = view["uri"]?.words else { return }
        let url = BlueskyAccount.url(ofPost: uri, by: BlueskyAccount(view["author"]))
        for (isDone, action) in [
            (viewer["like"]?.string != nil, .like), (viewer["repost"]?.string != nil, .repost),
            (viewer["bookmarked"]?.bool == true, .bookmark),
        ] as [(Bool, PostAttention.Action)] where isDone {
            network.attention(
                post: batch.store(uri), url: batch.store(url), account: BlueskyAccount.did(in: uri), action: action)
        }
    }

    private func readBookmark(_ bookmark: JSONValue) {
        let item = bookmark["item"]
        guard let uri = item?["uri"]?.words ?? bookmark["subject"]?["uri"]?.words else { return }
        let url = BlueskyAccount.url(ofPost: uri, by: BlueskyAccount(item?["author"]))
        let at = network.date(bookmark["createdAt"])
        network.attention(
            post: batch.store(uri), url: batch.store(url), account: BlueskyAccount.did(in: uri), action: .bookmark,
            at: at)
        network.output.flushIfFull()
    }

    /// A person of a list of those who are followed, or who follow: the latter count where they are followed too.
    private func readProfile(_ person: JSONValue, _ place: RecordPlace, isFollowed: Bool) {
        let account = BlueskyAccount(person)
        guard let id = account.id else {
            return network.output.skip(line: place.line, reason: "a follow without an id")
        }
        let viewer = person["viewer"]?.object
        var follow = FollowRecord()
        follow.account = batch.store(id)
        follow.name = batch.store(account.name)
        follow.url = batch.store("https://bsky.app/profile/" + (account.handle ?? id))
        follow.platform = .bluesky
        if !isFollowed { batch.followers.append(follow) }
        if viewer?["muted"]?.bool == true || viewer?["blocking"]?.string != nil { batch.mutes.append(follow) }
        if isFollowed || viewer?["following"]?.string != nil {
            follow.mutual = isFollowed ? viewer.map { $0["followedBy"]?.string != nil } : true
            batch.follows.append(follow)
        }
        network.output.flushIfFull()
    }

    /// Somebody whom the user blocks or mutes.
    private func readSilenced(_ person: JSONValue, _ place: RecordPlace) {
        let account = BlueskyAccount(person)
        guard let id = account.id else {
            return network.output.skip(line: place.line, reason: "a block of nobody")
        }
        var mute = FollowRecord()
        mute.account = batch.store(id)
        mute.name = batch.store(account.name)
        mute.url = batch.store("https://bsky.app/profile/" + (account.handle ?? id))
        mute.platform = .bluesky
        batch.mutes.append(mute)
        network.output.flushIfFull()
    }

    /// A block in the user's own repository: of somebody's did.
    func readBlock(_ record: JSONValue) {
        guard let subject = record["subject"]?.words, subject.hasPrefix("did:") else {
            return network.output.skip(reason: "a block of nobody")
        }
        var mute = FollowRecord()
        mute.account = batch.store(subject)
        mute.platform = .bluesky
        batch.mutes.append(mute)
        network.output.flushIfFull()
    }

    /// Whose repository a record is in, by its address.
    private func owner(_ record: JSONValue) -> String? { record["uri"]?.words.flatMap(BlueskyAccount.did(in:)) }

    /// A record of the user's own repository, `owner`'s.
    func readRecord(_ record: JSONValue?, of owner: String?, _ place: RecordPlace) {
        guard let record, let type = record["$type"]?.string else {
            return network.output.skip(line: place.line, reason: "a record without a type")
        }
        let at = network.date(record["createdAt"])
        if type == "app.bsky.graph.block" {
            readBlock(record)
        } else if type == "app.bsky.graph.follow", let did = record["subject"]?.words {
            var follow = FollowRecord()
            follow.account = batch.store(did)
            follow.url = batch.store("https://bsky.app/profile/" + did)
            follow.platform = .bluesky
            follow.since = at
            batch.follows.append(follow)
        } else if type == "app.bsky.feed.like" || type == "app.bsky.feed.repost" {
            guard let target = record["subject"]?["uri"]?.words else { return }
            // Liking oneself says nothing.
            if let owner, BlueskyAccount.did(in: target) == owner { return }
            credit(target, type == "app.bsky.feed.like" ? .like : .repost, .reaction, at)
        } else if type == "app.bsky.feed.post", let parent = record["reply"]?["parent"]?["uri"]?.words {
            if let owner, BlueskyAccount.did(in: parent) == owner { return }
            credit(parent, .reply, .reply, at)
        }
        network.output.flushIfFull()
    }

    private func credit(_ uri: String, _ action: PostAttention.Action, _ type: AccountInteraction.Kind, _ at: Int64?) {
        let url = BlueskyAccount.url(ofPost: uri, by: nil)
        let author = BlueskyAccount.did(in: uri)
        network.attention(post: batch.store(uri), url: batch.store(url), account: author, action: action, at: at)
        network.interaction(type, with: author, at: at)
    }
}
