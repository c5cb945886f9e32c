/// What can be told from the text of a post alone.
enum XText {
    /// The handle in `RT @name: ...`.
    static func retweeted(_ text: String) -> String? {
        guard text.hasPrefix("RT @") else { return nil }
        let handle = text.dropFirst(4).prefix { isHandle($0) }
        return handle.isEmpty || handle.utf8.count > 15 ? nil : String(handle)
    }

    private static func isHandle(_ character: Character) -> Bool {
        character == "_" || (character.isASCII && (character.isLetter || character.isNumber))
    }

    /// The account whose post is at an address; nil for `i`, which stands for anybody.
    static func author(ofPost url: String) -> String? {
        guard let handle = status(url)?.handle, handle != "i" else { return nil }
        return XAccount(id: nil, handle: handle).account
    }

    /// Handle and number in the address of a post.
    static func status(_ url: String) -> (handle: String, id: String)? {
        let parts = url.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
        guard parts.count >= 5,
            ["twitter.com", "www.twitter.com", "mobile.twitter.com", "x.com", "www.x.com"].contains(
                parts[1].lowercased()), parts[3] == "status"
        else { return nil }
        let id = parts[4].prefix { $0.isASCII && $0.isNumber }
        return id.isEmpty ? nil : (parts[2], String(id))
    }
}
