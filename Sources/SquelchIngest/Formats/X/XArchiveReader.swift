import SquelchJSON
import SquelchTimeline

/// The files of an X archive: whom the user follows, what the user liked, answered and repeated. It holds the user's own
/// posts and no timeline.
struct XArchiveReader {
    private let network: RecordWriter
    private let people: XPeople

    init(_ output: RecordOutput) {
        network = RecordWriter(output)
        people = output.context.x
    }

    private var batch: RecordBatch { network.batch }
    private var output: RecordOutput { network.output }

    /// Reads the file that assigns to `variable`; returns the format.
    func read(_ root: JSONValue, _ variable: String) -> SourceFormat {
        switch variable {
        case "": readManifest(root)
        case "account": rows(root, "account") { row, _ in readAccount(row) }
        case "following":
            afterAll(people(in: root, "following")) { person, people, output in
                var follow = Self.record(person, people, output)
                follow.mutual = people.followers.map { $0.contains(person.id) }
                output.batch.follows.append(follow)
            }
        case "follower":
            let followers = people(in: root, "follower")
            people.followers = (people.followers ?? []).union(followers.map(\.id))
            afterAll(followers) { person, people, output in
                output.batch.followers.append(Self.record(person, people, output))
            }
        case "user_details": readDetails(root)
        case "tweet", "tweets", "community_tweet", "grailbird":
            if variable == "grailbird" { learnOwner(root) }
            for item in root.items {
                if let id = (item["tweet"] ?? item)["id_str"]?.words { people.learn(ownPost: id) }
            }
            rows(root, "tweet") { row, place in XOwnPost(network, people).read(row, place) }
        case "like": readLikes(root)
        case "user_link_clicks": rows(root, "userInteractionsData") { row, _ in readClick(row) }
        case "direct_message_headers", "direct_messages", "direct_message", "direct_messages_group",
            "direct_message_group", "direct_message_group_headers":
            XMessages(network, people).read(root)
        case "note_tweet": XLongPosts(network, people).read(root)
        case "mute", "block":
            afterAll(people(in: root, variable == "mute" ? "muting" : "blocking")) { person, people, output in
                output.batch.mutes.append(Self.record(person, people, output))
            }
        case "lists_created", "lists_subscribed", "lists_member": output.leaveOut("lists without their members")
        default: output.leaveOut("nothing in it is about what the user reads")
        }
        return SourceFormat(.xArchive, variable)
    }

    private func rows(_ root: JSONValue, _ key: StaticString, _ body: (JSONValue, RecordPlace) -> Void) {
        var number = 0
        for item in root.items {
            number += 1
            let place = RecordPlace(record: String(number))
            // Old archives have some rows without the wrapper.
            guard let row = (item[key] ?? item).object else {
                output.skip(record: place.record, reason: "not an object")
                continue
            }
            body(row, place)
            output.flushIfFull()
        }
    }

    private func readManifest(_ root: JSONValue) {
        people.ownID = root["userInfo"]?["accountId"]?.idText ?? people.ownID
        people.ownHandle = root["userInfo"]?["userName"]?.words ?? people.ownHandle
        if root["archiveInfo"]?["isPartialArchive"]?.bool == true {
            output.warn("the archive is one part of several: a list in it can be incomplete")
        }
    }

    private func readAccount(_ row: JSONValue) {
        people.ownID = row["accountId"]?.idText ?? people.ownID
        people.ownHandle = row["username"]?.words ?? people.ownHandle
    }

    /// Archives from before 2018 say who the user is in a file of its own.
    private func readDetails(_ details: JSONValue) {
        people.ownID = details["id"]?.idText ?? people.ownID
        people.ownHandle = details["screen_name"]?.words ?? people.ownHandle
    }

    /// In those archives each post has its author, who is the user.
    private func learnOwner(_ root: JSONValue) {
        guard let owner = root.items.lazy.compactMap({ $0["user"]?.object }).first.map({ XAccount($0) }) else { return }
        people.ownID = people.ownID ?? owner.id
        people.ownHandle = people.ownHandle ?? owner.handle
    }

    /// Somebody in a list of the archive.
    private typealias Listed = (id: String, link: String?)

    private func people(in root: JSONValue, _ key: StaticString) -> [Listed] {
        var listed: [Listed] = []
        rows(root, key) { row, place in
            guard let id = row["accountId"]?.idText else {
                return output.skip(record: place.record, reason: "an account without an id")
            }
            listed.append((id, row["userLink"]?.words))
        }
        return listed
    }

    /// Lists have ids alone: they wait until all files have said whom they know.
    private func afterAll(_ listed: [Listed], _ emit: @escaping (Listed, XPeople, RecordOutput) -> Void) {
        let people = people
        output.context.afterAll(output.source) { output in
            for one in listed {
                emit(one, people, output)
                output.flushIfFull()
            }
        }
    }

    private static func record(_ person: Listed, _ people: XPeople, _ output: RecordOutput) -> FollowRecord {
        let (id, link) = person
        let batch = output.batch
        // Links are `https://twitter.com/intent/user?user_id=...`, and handles in some tools' files.
        let linked = link.flatMap(handle(in:))
        let account = XAccount(id: id, handle: people.handle(of: id) ?? linked, name: people.name(of: id))
        var follow = FollowRecord()
        follow.account = batch.store(account.account)
        follow.name = batch.store(account.label)
        follow.url = batch.store(
            account.handle == nil ? link.flatMap(FollowAddress.accepted) ?? account.url : account.url)
        follow.platform = .x
        return follow
    }

    private static func handle(in link: String) -> String? {
        let parts = link.split(separator: "/").map(String.init)
        guard parts.count == 3, ["twitter.com", "x.com"].contains(parts[1].lowercased()) else { return nil }
        return parts[2].contains("?") ? nil : parts[2]
    }

    /// Something that was liked: its number, and its text where the file has it.
    private typealias Liked = (id: String, url: String?, text: String?)

    /// Likes name no author, and wait for all files: the user's own posts tell of some.
    private func readLikes(_ root: JSONValue) {
        var likes: [Liked] = []
        rows(root, "like") { row, place in
            guard let id = row["tweetId"]?.idText else {
                return output.skip(record: place.record, reason: "a like without an id")
            }
            likes.append((id, row["expandedUrl"]?.words, row["fullText"]?.words.map(XText.unescaped)))
        }
        let people = people
        output.context.afterAll(output.source) { output in
            let network = RecordWriter(output)
            for like in likes {
                Self.add(like, people, network)
                output.flushIfFull()
            }
        }
    }

    private static func add(_ like: Liked, _ people: XPeople, _ network: RecordWriter) {
        let batch = network.batch
        let author = people.author(ofPost: like.id, text: like.text)
        var url = network.address(like.url)
        if url.isMissing || author?.handle != nil {
            url = batch.store(XAccount.url(ofPost: like.id, by: author?.handle))
        }
        network.attention(
            post: batch.store(like.id), url: url,
            account: author?.account ?? like.url.flatMap(XText.author), action: .like)
    }

    private func readClick(_ row: JSONValue) {
        guard let click = row["linkClick"], let id = click["tweetId"]?.idText else { return }
        network.attention(
            post: batch.store(id), url: .missing, action: .open, at: network.date(click["timeStampOfInteraction"]))
    }
}
