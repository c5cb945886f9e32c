import SquelchTimeline

/// What can be told from the text of a post alone.
enum XText {
    /// The handle in `RT @name: ...`.
    static func retweeted(_ text: String) -> String? {
        guard text.hasPrefix("RT @") else { return nil }
        let handle = text.dropFirst(4).prefix { isHandle($0) }
        return handle.isEmpty || handle.utf8.count > longestHandle ? nil : String(handle)
    }

    /// What was repeated: the text behind `RT @name: `.
    static func repeated(_ text: String) -> String? {
        guard retweeted(text) != nil, let end = text.firstIndex(of: ":") else { return nil }
        let rest = text[text.index(after: end)...].drop { $0 == " " }
        return rest.isEmpty ? nil : String(rest)
    }

    /// The handles in a text, in their order: `@name` at the beginning of a word.
    static func mentions(_ text: String) -> [String] {
        var found: [String] = []
        var previous: Character = " "
        for index in text.indices {
            defer { previous = text[index] }
            guard text[index] == "@", !isHandle(previous) else { continue }
            let handle = text[text.index(after: index)...].prefix { isHandle($0) }
            if !handle.isEmpty, handle.utf8.count <= longestHandle { found.append(String(handle)) }
        }
        return found
    }

    /// A text as people see it: `&amp;`, `&lt;` and `&gt;` stand for themselves.
    static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var scratch = ByteArena(capacity: text.utf8.count + 64)
        Array(text.utf8).withUnsafeBufferPointer { _ = HTMLText.decodeEntities($0, to: &scratch) }
        return String(decoding: scratch.all, as: UTF8.self)
    }

    /// New handles have up to 15 characters; some of the first years have more.
    private static let longestHandle = 20

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
