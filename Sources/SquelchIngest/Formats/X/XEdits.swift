import SquelchJSON

/// The versions of an edited post: each has a number of its own, and each names all of them.
enum XEdits {
    /// Whether a later version has taken the place of the post of this number.
    /// - Parameter known: numbers of the posts that are there; nil where all versions are.
    static func isReplaced(_ tweet: JSONValue, id: String?, in known: Set<String>? = nil) -> Bool {
        guard let id, let last = versions(of: tweet)?.last, last != id else { return false }
        return known?.contains(last) ?? true
    }

    /// The numbers of all versions, the first one first, wherever each interface and export has them.
    private static func versions(of tweet: JSONValue) -> [String]? {
        let info = tweet["edit_info"] ?? tweet["edit_control"] ?? tweet["edit_controls"] ?? tweet["edit_history"]
        let initial =
            info?["initial"] ?? info?["edit"]?["editControlInitial"] ?? info?["edit_control_initial"] ?? info
        let list =
            tweet["edit_history_tweet_ids"] ?? initial?["editTweetIds"] ?? initial?["edit_tweet_ids"]
        return list?.kind == .array ? list.list.compactMap { $0.idText } : nil
    }
}
