import SquelchJSON
import SquelchTimeline

/// Timelines of X as its programming interfaces gave them (versions 1.1 and 2) and as tools saved them.
struct XTimelineReader {
    let network: RecordWriter

    init(_ network: RecordWriter) { self.network = network }

    private var batch: RecordBatch { network.batch }

    /// Whether an object is a page of version 2: `data` with what surrounds it there.
    static func isPage(_ value: JSONValue) -> Bool {
        let isFramed = value["meta"] != nil || value["includes"] != nil || value["__twarc"] != nil
        guard let data = value["data"] else {
            return isFramed && value["errors"]?.kind == .array || value["meta"]?["result_count"] != nil
        }
        let first = data.kind == .array ? data.items.first { _ in true } : data.object
        guard let first else { return isFramed && data.kind == .array }
        guard first["id"] != nil || isFramed else { return false }
        return isFramed || first["text"] != nil || first["username"] != nil
    }

    /// A page of posts, or of people who are followed; returns the format.
    func readPage(_ page: JSONValue, _ place: RecordPlace) -> SourceFormat {
        let data = page["data"]
        let items = data?.kind == .array ? data.list : [data].compactMap { $0?.object }
        guard let first = items.first else { return SourceFormat(.xInterface, "2") }
        if first["text"] == nil, first["username"] != nil {
            let url = page["__twarc"]?["url"]?.words
            if url == nil {
                network.output.warn("accounts, without a word on why they are listed: taken as follows")
            }
            if url == nil || url?.contains("/following") == true {
                for item in items { batch.follows.append(person(item)) }
            } else if url?.contains("/followers") == true {
                for item in items { batch.followers.append(person(item)) }
            }
            return SourceFormat(.xInterface, "2 users")
        }
        // Lists and counts name nobody whom the user reads.
        guard first["text"] != nil else { return SourceFormat(.xInterface, "2 other") }
        let included = XIncludes(page["includes"])
        let ids = Set(items.compactMap { $0["id"]?.idText })
        var number = 0
        for item in items {
            number += 1
            if XEdits.isReplaced(item, id: item["id"]?.idText, in: ids) {
                network.output.ignore("an earlier version of an edited post")
                continue
            }
            guard item["text"]?.string != nil else {
                network.output.skip(line: place.line, record: String(number), reason: "a post without text")
                continue
            }
            let place = RecordPlace(line: place.line, record: item["id"]?.idText ?? String(number))
            read(item, included, place)
            network.output.flushIfFull()
        }
        return SourceFormat(.xInterface, "2")
    }

    /// A post with its author and the posts that it refers to inside of it, as `twarc2 flatten` writes them.
    func readFlat(_ tweet: JSONValue, _ place: RecordPlace) {
        if XEdits.isReplaced(tweet, id: tweet["id"]?.idText) {
            return network.output.ignore("an earlier version of an edited post")
        }
        read(tweet, XIncludes(nil), place)
    }

    private func person(_ user: JSONValue) -> FollowRecord {
        let account = XAccount(user)
        var follow = FollowRecord()
        follow.account = batch.store(account.account)
        follow.name = batch.store(account.label)
        follow.url = batch.store(account.url)
        follow.platform = .x
        return follow
    }

    private func read(_ tweet: JSONValue, _ included: XIncludes, _ place: RecordPlace) {
        let author = included.author(of: tweet)
        let id = tweet["id"]?.idText
        var post = start(id: id, author: author, created: tweet["created_at"], place)
        var body = tweet
        var quoted: String?
        for reference in tweet["referenced_tweets"].list {
            guard let type = reference["type"]?.string, let target = reference["id"]?.idText else { continue }
            if type == "retweeted" {
                post.repostOf = batch.store(target)
                post.flags.insert(.repost)
                if let original = included.tweet(target) ?? (reference["text"] == nil ? nil : reference) {
                    body = original
                    let originalAuthor = included.author(of: original)
                    post.author = batch.store(originalAuthor.handle)
                    post.url = batch.store(XAccount.url(ofPost: target, by: originalAuthor.handle))
                }
            } else if type == "quoted" {
                quoted = target
            } else if type == "replied_to" {
                let answered = tweet["in_reply_to_user_id"]?.idText
                // Going on with one's own thread is no conversation.
                if answered == nil || answered != author.id {
                    post.inReplyTo = batch.store(target)
                    post.flags.insert(.reply)
                }
            }
        }
        let text = body["note_tweet"]?["text"] ?? body["text"]
        if post.author.isMissing, post.flags.contains(.repost) { post.author = retweetedHandle(text) }
        post.text = network.escapedText(text)
        post.language = language(body["lang"])
        post.comments = comments(body["public_metrics"]?["reply_count"])
        if body["attachments"]?["media_keys"].list.isEmpty == false { post.flags.insert(.image) }
        readLists(body["entities"], quoted: quoted, tag: "tag", &post)
        network.add(post, place)
    }

    /// A status of version 1.1.
    func readClassic(_ status: JSONValue, _ place: RecordPlace) {
        let own = status["id_str"]?.words ?? status["id"]?.idText
        if XEdits.isReplaced(status, id: own) { return network.output.ignore("an earlier version of an edited post") }
        let author = XAccount(status["user"])
        let id = status["id_str"]?.words ?? status["id"]?.idText
        var post = start(id: id, author: author, created: status["created_at"], place)
        let original = status["retweeted_status"]?.object
        let body = original ?? status
        if let original, let target = original["id_str"]?.words ?? original["id"]?.idText {
            let originalAuthor = XAccount(original["user"])
            post.repostOf = batch.store(target)
            post.flags.insert(.repost)
            post.author = batch.store(originalAuthor.handle)
            post.url = batch.store(XAccount.url(ofPost: target, by: originalAuthor.handle))
        } else if let target = status["in_reply_to_status_id_str"]?.words {
            if status["in_reply_to_user_id_str"]?.words != author.id || author.id == nil {
                post.inReplyTo = batch.store(target)
                post.flags.insert(.reply)
            }
        }
        let extended = body["extended_tweet"]?.object
        post.text = network.escapedText(extended?["full_text"] ?? body["full_text"] ?? body["text"])
        post.language = language(body["lang"])
        let media = (body["extended_entities"] ?? body["entities"])?["media"].list ?? []
        for one in media {
            post.flags.insert(one["type"]?.string.map { $0 == "photo" } ?? true ? .image : .media)
        }
        let quoted = body["quoted_status_id_str"]?.words
        readLists(extended?["entities"] ?? body["entities"], quoted: quoted, tag: "text", &post)
        network.add(post, place)
        let target = original.flatMap { $0["id_str"]?.words } ?? id
        for (key, action) in [("favorited", .like), ("retweeted", .repost)] as [(StaticString, PostAttention.Action)]
        where status[key]?.bool == true {
            network.attention(
                post: batch.store(target),
                url: batch.store(target.map { XAccount.url(ofPost: $0, by: XAccount(body["user"]).handle) }),
                account: XAccount(body["user"]).account, action: action)
        }
    }

    /// A post as snscrape and twscrape write it.
    func readScraped(_ tweet: JSONValue, _ place: RecordPlace) {
        let author = XAccount(tweet["user"])
        var post = start(id: tweet["id"]?.idText, author: author, created: tweet["date"], place)
        let original = tweet["retweetedTweet"]?.object
        let body = original ?? tweet
        if let original {
            post.repostOf = network.id(original["id"])
            post.flags.insert(.repost)
            post.author = batch.store(XAccount(original["user"]).handle)
            post.url = network.address(original["url"])
        } else if let target = tweet["inReplyToTweetId"]?.idText {
            if tweet["inReplyToUser"]?["id"]?.idText != author.id || author.id == nil {
                post.inReplyTo = batch.store(target)
                post.flags.insert(.reply)
            }
        }
        post.text = network.escapedText(body["rawContent"] ?? body["content"] ?? body["renderedContent"])
        post.language = language(body["lang"])
        post.comments = comments(body["replyCount"])
        if body["media"].list.isEmpty == false { post.flags.insert(.image) }
        post.links = batch.newList { start in
            for link in body["outlinks"].list { batch.appendUnique(network.address(link), since: start) }
            for link in body["links"].list { batch.appendUnique(network.address(link["url"]), since: start) }
            if let quoted = body["quotedTweet"]?["url"] { batch.appendUnique(network.address(quoted), since: start) }
        }
        post.categories = batch.newList { start in
            for tag in body["hashtags"].list { batch.appendUnique(network.line(tag), since: start) }
        }
        network.add(post, place)
    }

    private func start(
        id: String?, author: XAccount, created: JSONValue?, _ place: RecordPlace
    ) -> PostRecord {
        if let number = author.id, let handle = author.handle {
            network.output.context.x.learn(id: number, handle: handle, name: author.name)
        }
        var post = PostRecord()
        post.feed = network.output.currentFeed
        post.id = batch.store(id)
        post.account = batch.store(author.account)
        post.accountName = batch.store(author.label)
        post.author = batch.store(author.handle)
        post.url = batch.store(id.map { XAccount.url(ofPost: $0, by: author.handle) })
        if let created, !created.isNull {
            network.publish(created, &post, place)
        } else if let time = id.flatMap(XAccount.time(ofPost:)) {
            post.publish(at: time)
        }
        return post
    }

    private func readLists(_ entities: JSONValue?, quoted: String?, tag: StaticString, _ post: inout PostRecord) {
        post.links = batch.newList { start in
            for link in entities?["urls"].list ?? [] {
                guard let target = link["unwound_url"] ?? link["expanded_url"] ?? link["url"] else { continue }
                // Pictures are links to the post itself.
                if let id = batch.arena.string(post.id), let words = target.words,
                    words.contains("/status/" + id) || words.contains("/statuses/" + id)
                {
                    continue
                }
                batch.appendUnique(network.address(target), since: start)
            }
            if let quoted {
                // The quoted post is among the links already where the post shows it.
                let isThere = batch.lists[start...].contains {
                    batch.arena.string($0)?.hasSuffix("/status/" + quoted) == true
                }
                if !isThere { batch.appendUnique(batch.store(XAccount.url(ofPost: quoted, by: nil)), since: start) }
            }
        }
        post.categories = batch.newList { start in
            for one in entities?["hashtags"].list ?? [] { batch.appendUnique(network.line(one[tag]), since: start) }
        }
    }

    /// The handle in `RT @name: ...`, where the repeated post is not at hand.
    private func retweetedHandle(_ text: JSONValue?) -> ByteSlice { batch.store(XText.retweeted(text?.words ?? "")) }

    private func comments(_ value: JSONValue?) -> Int32 { value?.int64.map(Int32.init(clamping:)) ?? -1 }

    /// `und`, `qme` and the like say that no language is known.
    private func language(_ value: JSONValue?) -> ByteSlice {
        guard let text = value?.string, text.count == 2 || !(text.first == UInt8(ascii: "q") || text == "und") else {
            return .missing
        }
        return network.line(value)
    }
}
