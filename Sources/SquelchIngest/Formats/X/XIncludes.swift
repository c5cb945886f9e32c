import SquelchJSON

/// The users and posts that come with a page of version 2.
struct XIncludes {
    private var users: [String: XAccount] = [:]
    private var tweets: [String: JSONValue] = [:]

    init(_ includes: JSONValue?) {
        for user in includes?["users"].list ?? [] {
            if let id = user["id"]?.idText { users[id] = XAccount(user) }
        }
        for tweet in includes?["tweets"].list ?? [] {
            if let id = tweet["id"]?.idText { tweets[id] = tweet }
        }
    }

    /// Who wrote a post; only the number where the user is not included.
    func author(of tweet: JSONValue) -> XAccount {
        if let author = tweet["author"]?.object { return XAccount(author) }
        guard let id = tweet["author_id"]?.idText else { return XAccount(id: nil) }
        return users[id] ?? XAccount(id: id)
    }

    func tweet(_ id: String) -> JSONValue? { tweets[id] }
}
