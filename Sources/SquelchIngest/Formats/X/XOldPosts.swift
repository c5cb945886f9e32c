import SquelchTimeline

/// `tweets.csv` of archives from before 2018, which hold the user's posts and nothing else. The same posts lie beside
/// it in scripts, which say more: rows wait, and give what no script has given.
struct XOldPosts: CSVTable {
    private let output: RecordWriter
    private let id, at, text, urls: Int?
    private let answered, answeredUser, repeated, repeatedUser: Int?
    private var posts: [Post] = []

    private struct Post {
        var id: String
        var at: Int64?
        var text: String
        var answered, answeredUser, repeated, repeatedUser: String?
        var urls: [String]
    }

    init(_ header: CSVHeader, _ output: RecordWriter) {
        self.output = output
        id = header["tweet_id"]
        at = header["timestamp"]
        text = header["text"]
        urls = header["expanded_urls"]
        answered = header["in_reply_to_status_id"]
        answeredUser = header["in_reply_to_user_id"]
        repeated = header["retweeted_status_id"]
        repeatedUser = header["retweeted_status_user_id"]
    }

    mutating func read(_ row: CSVRecord, line: Int) {
        let id = row[id].string
        guard !id.isEmpty, row[self.id].allSatisfy({ $0 &- 0x30 < 10 }) else {
            return output.skip(line: line, "a post without an id")
        }
        func number(_ column: Int?) -> String? { row[column].isEmpty ? nil : row[column].string }
        output.output.context.x.learn(ownPost: id)
        posts.append(
            Post(
                id: id, at: output.time(row[at], line: line), text: row[text].string, answered: number(answered),
                answeredUser: number(answeredUser), repeated: number(repeated), repeatedUser: number(repeatedUser),
                urls: row[urls].parts(UInt8(ascii: ",")).map(\.string)))
    }

    func finish() {
        let people = output.output.context.x
        output.output.context.afterAll(output.output.source) { [posts] output in
            for post in posts {
                let own = XOwnPost(RecordWriter(output), people)
                if let handle = post.answeredUser, post.text.hasPrefix("@"), let name = XText.mentions(post.text).first
                {
                    people.learn(id: handle, handle: name)
                }
                guard people.take(post: post.id) else { continue }
                Self.emit(post, own, people)
                output.flushIfFull()
            }
        }
    }

    private static func emit(_ post: Post, _ own: XOwnPost, _ people: XPeople) {
        let handle = XText.retweeted(post.text)
        if handle != nil || post.repeated != nil {
            let author = post.repeatedUser.map { XAccount(id: $0, handle: handle) } ?? people.account(handle ?? "")
            return own.repost(of: author, post.repeated, post.at)
        }
        let answered = XAccount(id: post.answeredUser, handle: post.answeredUser.flatMap(people.handle(of:)))
        var named = Set([own.reply(to: answered, post.answered, post.at)].compactMap { $0 })
        for handle in XText.mentions(post.text) {
            let person = people.account(handle)
            guard let account = person.account, named.insert(account).inserted, !own.isOwn(person) else { continue }
            own.network.interaction(.mention, with: account, name: handle, at: post.at)
        }
        for url in post.urls where XText.status(url)?.id != post.id { own.quote(url, post.at) }
    }
}
