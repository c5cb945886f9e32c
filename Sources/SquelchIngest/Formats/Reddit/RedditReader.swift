import SquelchJSON
import SquelchTimeline

/// Reddit's listings: pages of posts, comments and subreddits as the site gives them for `.json`.
struct RedditReader {
    private let network: RecordWriter

    init(_ network: RecordWriter) { self.network = network }

    private var batch: RecordBatch { network.batch }

    /// A listing or a thing in one; what answers a comment is read with it.
    func read(_ thing: JSONValue, _ place: RecordPlace) {
        guard let kind = thing["kind"]?.string, let data = thing["data"]?.object else {
            return network.output.skip(line: place.line, record: place.record, reason: "a record of an unknown shape")
        }
        if kind == "Listing" {
            // A list of what was saved or voted for says so of each of its posts.
            let children = data["children"].list
            let isSelection =
                children.count > 1
                && (children.allSatisfy { $0["data"]?["saved"]?.bool == true }
                    || children.allSatisfy { $0["data"]?["likes"]?.bool == true })
            let wasSelection = network.isSelection
            network.isSelection = wasSelection || isSelection
            defer { network.isSelection = wasSelection }
            var number = 0
            for child in children {
                number += 1
                read(child, RecordPlace(line: place.line, record: child["data"]?["name"]?.words ?? String(number)))
                network.output.flushIfFull()
            }
        } else if kind == "t3" {
            readPost(data, place)
        } else if kind == "t1" {
            readComment(data, place)
        } else if kind == "t5" {
            readSubreddit(data)
        } else if !(kind == "more") {
            network.output.skip(line: place.line, record: place.record, reason: "a thing that is no post")
        }
    }

    private func readPost(_ data: JSONValue, _ place: RecordPlace) {
        guard var post = begin(data, body: data["selftext"], place) else { return }
        post.title = network.escapedText(data["title"])
        if post.title.isMissing, post.text.isMissing { return gone(place) }
        post.comments = data["num_comments"]?.int64.map(Int32.init(clamping:)) ?? -1
        if data["is_self"]?.bool != true {
            post.links = batch.newList { start in
                batch.appendUnique(network.address(data["url_overridden_by_dest"] ?? data["url"]), since: start)
            }
        }
        if let original = data["crosspost_parent"]?.words {
            post.repostOf = batch.store(original)
            post.flags.insert(.repost)
        }
        if let hint = data["post_hint"]?.string {
            if hint == "image" { post.flags.insert(.image) }
            if hint == "hosted:video" || hint == "rich:video" { post.flags.insert(.media) }
        }
        post.categories = batch.newList { start in
            batch.appendUnique(network.line(data["link_flair_text"]), since: start)
        }
        network.add(post, place)
        readActions(data)
    }

    private func readComment(_ data: JSONValue, _ place: RecordPlace) {
        if var post = begin(data, body: data["body"], place) {
            post.inReplyTo = network.text(data["parent_id"])
            post.flags.insert(.reply)
            network.add(post, place)
            readActions(data)
        }
        // An empty text where there are none.
        if let replies = data["replies"]?.object { read(replies, place) }
    }

    private func begin(_ data: JSONValue, body: JSONValue?, _ place: RecordPlace) -> PostRecord? {
        let author = data["author"]?.words
        let isRemoved = body?.string.map { $0 == "[removed]" || $0 == "[deleted]" } ?? false
        if isRemoved, author == nil || author == "[deleted]" {
            gone(place)
            return nil
        }
        var post = PostRecord()
        post.feed = network.output.currentFeed
        post.id = network.text(data["name"])
        if post.id.isMissing { post.id = network.id(data["id"]) }
        if let subreddit = data["subreddit"]?.words {
            post.account = batch.store("reddit.com/r/" + subreddit.lowercased())
            post.accountName = batch.store("r/" + subreddit)
        }
        post.author = batch.store(author == "[deleted]" ? nil : author)
        if let permalink = data["permalink"]?.words {
            post.url = batch.store(permalink.hasPrefix("/") ? "https://www.reddit.com" + permalink : permalink)
        }
        if let seconds = network.date(data["created_utc"]) { post.publish(at: seconds) }
        if let edited = data["edited"], edited.kind != .bool, let seconds = network.date(edited) {
            post.update(at: seconds)
        }
        post.text = isRemoved ? .missing : network.escapedText(body)
        return post
    }

    private func gone(_ place: RecordPlace) {
        network.output.skip(line: place.line, record: place.record, reason: "a post that was deleted")
    }

    private func readActions(_ data: JSONValue) {
        var actions: [PostAttention.Action] = []
        if let vote = data["likes"]?.bool { actions.append(vote ? .like : .rateDown) }
        if data["saved"]?.bool == true { actions.append(.save) }
        for action in actions {
            var url = ByteSlice.missing
            if let permalink = data["permalink"]?.words { url = batch.store("https://www.reddit.com" + permalink) }
            let subreddit = data["subreddit"]?.words.map { "reddit.com/r/" + $0.lowercased() }
            network.attention(post: network.text(data["name"]), url: url, account: subreddit, action: action)
        }
    }

    private func readSubreddit(_ data: JSONValue) {
        guard let name = data["display_name"]?.words, data["user_is_subscriber"]?.bool != false else { return }
        var follow = FollowRecord()
        follow.account = batch.store("reddit.com/r/" + name.lowercased())
        follow.name = batch.store("r/" + name)
        follow.url = batch.store("https://www.reddit.com/r/" + name + "/")
        follow.feedURL = batch.store("https://www.reddit.com/r/" + name + "/.rss")
        follow.platform = .reddit
        batch.follows.append(follow)
    }
}
