import SquelchJSON

/// Who an account of X is. The number stays when the handle changes, so it is the id wherever it is known.
struct XAccount {
    let id: String?
    let handle: String?
    let name: String?

    init(id: String?, handle: String? = nil, name: String? = nil) {
        self.id = id
        self.handle = handle
        self.name = name
    }

    /// A user of version 1.1 (`id_str`, `screen_name`), of version 2 or of snscrape (`id`, `username`).
    init(_ user: JSONValue?) {
        id = user?["id_str"]?.words ?? user?["id"]?.idText
        handle = user?["screen_name"]?.words ?? user?["username"]?.words
        name = user?["name"]?.words ?? user?["displayname"]?.words
    }

    /// Stable id: `x.com/i/user/NUMBER`, or by the handle where no number is known.
    var account: String? { id.map { "x.com/i/user/" + $0 } ?? handle.map { "x.com/" + $0.lowercased() } }

    /// The profile's page.
    var url: String? { handle.map { "https://x.com/" + $0 } ?? id.map { "https://x.com/i/user/" + $0 } }

    /// Name shown to people.
    var label: String? { name ?? handle }

    /// The page of a post; it opens under any handle.
    static func url(ofPost id: String, by handle: String?) -> String {
        "https://x.com/" + (handle ?? "i") + "/status/" + id
    }

    /// The time that a post's number holds: seconds since 1970; nil for numbers from before November 2010.
    static func time(ofPost id: String) -> Int64? {
        guard let number = UInt64(id), number > 1 << 36, number < 1 << 62 else { return nil }
        return Int64(((number >> 22) + 1_288_834_974_657) / 1000)
    }
}
