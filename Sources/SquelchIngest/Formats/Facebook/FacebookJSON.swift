import SquelchJSON
import SquelchTimeline

/// "Download your information" of Facebook as JSON. People are names and nothing else; texts are never taken.
struct FacebookJSON {
    let output: RecordWriter

    /// Reads a document with one of the keys that are known; nil for any other.
    func read(_ root: JSONValue) -> SourceFormat? {
        // Instagram's threads look alike; names there are not those of Facebook.
        if UnreadExport.isInstagram(path: output.output.source) { return nil }
        if let messages = root["messages"], let participants = root["participants"], messages.kind == .array {
            FacebookThread(output: output, title: root["title"], participants: participants).read(messages)
            return SourceFormat(.facebook, "messages")
        }
        var format: SourceFormat?
        for (key, value) in root.fields where value.kind == .array {
            guard value.count > 0 || root.count == 1, let list = read(list: value, key) else { continue }
            format = format ?? list
        }
        return format
    }

    private func read(list: JSONValue, _ key: UnsafeBufferPointer<UInt8>) -> SourceFormat? {
        let first = list.firstItem
        let hasName =
            first == nil || first?["name"] != nil || first?["title"] != nil || first?["data"] != nil
            || first?["label_values"] != nil
        // The version is the last of the key: `friends`, `friends_v2`.
        var name = key
        if name.count > 3, name[name.count - 3] == UInt8(ascii: "_"), name[name.count - 2] == UInt8(ascii: "v") {
            name = UnsafeBufferPointer(rebasing: name[..<(name.count - 3)])
        }
        switch name.string {
        case "friends" where hasName: follows(list, isMutual: true)
        case "following" where hasName: follows(list)
        case "pages_followed", "page_likes": follows(list)
        case "followers" where hasName: output.ignore("someone who follows the user", count: list.count)
        case "comments" where first == nil || first?["data"] != nil: _ = rows(list)
        case "reactions" where first == nil || first?["data"] != nil: _ = rows(list)
        default: return nil
        }
        return SourceFormat(.facebook, name.string.replacing("_", with: " "))
    }

    private func follows(_ list: JSONValue, isMutual: Bool? = nil) {
        for (position, row) in list.items.enumerated() {
            let written = row["name"] ?? row["data"]?.firstItem?["name"] ?? row["title"]
            let labels = FacebookLabels(row)
            let name = written == nil ? labels.followed ?? "" : FacebookText.repaired(written.bytes)
            guard !name.isEmpty else {
                output.skip(record: String(position + 1), "a follow without a name")
                continue
            }
            let url = FollowAddress.accepted(row["url"].bytes.string) ?? labels.anyURL
            output.follow(facebook: name, url: url, since: row["timestamp"].epoch, isMutual: isMutual)
        }
    }

    // MARK: - What the user did

    /// Reads an array without a name: posts, or reactions in either form; nil where the first row is neither.
    func read(rows root: JSONValue, _ first: JSONValue) -> SourceFormat? {
        guard first["timestamp"] != nil, first["id"] == nil else { return nil }
        let isKnown = first["data"] != nil || first["attachments"] != nil || first["label_values"] != nil
        guard isKnown || (first["title"] != nil && first.count <= 3) else { return nil }
        if first["label_values"] != nil {
            switch FacebookFile(named: output.fileName) {
            case .friends:
                follows(root, isMutual: true)
                return .facebookFriends
            case .follows:
                follows(root)
                return SourceFormat(.facebook, "following")
            case .other:
                output.output.leaveOut("nothing in it is about what the user follows or likes")
                return SourceFormat(.facebook)
            case .reactions: break
            }
        }
        return rows(root) ? .facebookReactions : SourceFormat(.facebook, "posts")
    }

    /// True where reactions or comments were among them.
    private func rows(_ list: JSONValue) -> Bool {
        var sawReaction = false
        for row in list.items {
            let time = row["timestamp"].epoch
            if row["label_values"] != nil {
                sawReaction = true
                labelled(row, time)
            } else if row["data"].elements.contains(where: { $0["reaction"] != nil || $0["comment"] != nil }) {
                sawReaction = true
                output.exchange(facebook: FacebookText.repaired(row["title"].bytes), at: time)
            } else {
                shared(row, time)
            }
        }
        return sawReaction
    }

    /// Rows of 2024 and later.
    private func labelled(_ row: JSONValue, _ time: Int64?) {
        let labels = FacebookLabels(row)
        guard let name = labels.author else { return output.ignore("a reaction that names nobody") }
        output.reaction(facebook: name, .reaction, at: time)
        guard labels.isLike, let url = labels.ownURL else { return }
        var record = AttentionRecord()
        record.url = output.batch.store(url)
        record.account = output.batch.store(FacebookText.account(named: name))
        record.action = .like
        record.at = time
        output.append(record)
    }

    private func shared(_ row: JSONValue, _ time: Int64?) {
        var sharesPage = false
        for attachment in row["attachments"].elements {
            for part in attachment["data"].elements {
                guard let url = part["external_context"]?["url"]?.string else { continue }
                sharesPage = true
                output.attention(url, .repost, at: time)
            }
        }
        if !sharesPage { output.ignore("the user's own post, which passes nothing on") }
    }
}

extension RecordWriter {
    /// A follow of a person or page.
    func follow(facebook name: String, url: String?, since: Int64?, isMutual: Bool?) {
        var follow = FollowRecord()
        follow.account = batch.store(url.map(AccountIdentity.id(feedURL:)) ?? FacebookText.account(named: name))
        follow.name = batch.store(name)
        follow.url = batch.store(url)
        follow.platform = .facebook
        follow.since = since
        follow.mutual = isMutual
        append(follow)
    }

    /// What a sentence says that the user did to someone's post. Times of pages are not exact to the second.
    func exchange(facebook sentence: String, at time: Int64?, isExact: Bool = true) {
        guard let read = FacebookSentence(sentence) else {
            return skipEach("a sentence in which no name could be read")
        }
        if isExact {
            reaction(facebook: read.name, read.type, at: time)
        } else {
            interaction(FacebookText.account(named: read.name), read.name, read.type, isOutgoing: true, at: time)
        }
    }

    /// What the user did to someone's post. Reactions lie in two files of one export: each counts once.
    func reaction(facebook name: String, _ type: AccountInteraction.Kind, at time: Int64?) {
        let account = FacebookText.account(named: name)
        if let time, type == .reaction, !output.context.takeReaction(to: account, at: time) { return }
        interaction(account, name, type, isOutgoing: true, at: time)
    }
}
