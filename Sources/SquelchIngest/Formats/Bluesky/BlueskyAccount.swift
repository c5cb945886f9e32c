import SquelchJSON

/// Who an account of Bluesky is: the did stays when the handle changes.
struct BlueskyAccount {
    let id: String?
    /// Nil where the handle is not valid any more.
    let handle: String?
    let name: String?

    init(_ profile: JSONValue?) {
        id = profile?["did"]?.words
        let handle = profile?["handle"]?.words
        self.handle = handle == "handle.invalid" ? nil : handle
        name = profile?["displayName"]?.words ?? self.handle
    }

    /// The did in `at://DID/...`.
    static func did(in uri: String) -> String? {
        guard uri.hasPrefix("at://") else { return nil }
        let did = uri.dropFirst(5).prefix { $0 != "/" }
        return did.isEmpty ? nil : String(did)
    }

    /// The page of the post `at://DID/app.bsky.feed.post/KEY`; nil for other records.
    static func url(ofPost uri: String, by author: BlueskyAccount?) -> String? {
        let parts = uri.split(separator: "/")
        guard parts.count == 4, parts[0] == "at:", parts[2] == "app.bsky.feed.post" else { return nil }
        return "https://bsky.app/profile/" + (author?.handle ?? String(parts[1])) + "/post/" + parts[3]
    }
}
