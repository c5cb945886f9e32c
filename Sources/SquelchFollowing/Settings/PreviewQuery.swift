package import SquelchTimeline

/// Whom a preview is about.
public struct PreviewQuery: Sendable, Equatable {
    /// Files of what the user follows.
    private let following: Set<String>
    /// Files of what the user thinks of following; their lists, folders and marks are not the user's.
    private let candidates: Set<String>
    /// Whether only those are meant who follow the user and are not followed, wherever their posts come from.
    public var onlyFollowers: Bool

    /// A question about all accounts in the files `candidates`. A file may be in both.
    public init(candidates: [String], following: [String], onlyFollowers: Bool = false) {
        self.candidates = Set(candidates)
        self.following = Set(following)
        self.onlyFollowers = onlyFollowers
    }

    /// What a file is to the user.
    package func source(of file: String) -> Account.Sources {
        var source: Account.Sources = []
        if following.contains(file) { source.insert(.following) }
        if candidates.contains(file) { source.insert(.candidates) }
        return source
    }
}
