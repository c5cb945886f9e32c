import SquelchJSON

/// What the `categories` of an item say: `user/ID/state/com.google/NAME`, `user/ID/label/NAME`, and the publisher's tags.
struct ReaderStates {
    private(set) var isStarred = false
    private(set) var isRead = false
    private(set) var isLiked = false
    private(set) var isShared = false
    /// Names of the labels that the user filed it under, or its feed.
    private(set) var labels: [UnsafeBufferPointer<UInt8>] = []
    /// Whether any state is told that is more than being in the list.
    private(set) var isKnown = false
    /// The publisher's tags.
    private(set) var tags: [UnsafeBufferPointer<UInt8>] = []

    init(_ categories: JSONValue?) {
        for category in categories.elements {
            guard let name = category.string else { continue }
            if name.starts(with: "user/") { take(state: name) } else { tags.append(name) }
        }
    }

    private mutating func take(state name: UnsafeBufferPointer<UInt8>) {
        let parts = name.split(separator: UInt8(ascii: "/"), maxSplits: 3)
        guard parts.count == 4 else { return }
        let last = UnsafeBufferPointer(rebasing: parts[3])
        if UnsafeBufferPointer(rebasing: parts[2]).equals("label") {
            return labels.append(last)
        }
        guard UnsafeBufferPointer(rebasing: parts[2]).equals("state") else { return }
        if last.ends(with: "/starred") {
            isStarred = true
        } else if last.ends(with: "/read") {
            isRead = true
        } else if last.ends(with: "/like") {
            isLiked = true
        } else if last.ends(with: "/broadcast") {
            isShared = true
        } else {
            return
        }
        // A starred list may tell who read what and not repeat that all are starred.
        isKnown = isKnown || isStarred || isLiked || isShared
    }
}
