public import SquelchIngest
import SquelchTimeline

/// Whom a preview is about.
public struct PreviewQuery: Sendable, Equatable {
    /// Names of the sources of what the user follows.
    private let following: Set<String>
    /// Names of the sources of what the user thinks of following; their lists, folders and marks are not the user's.
    private let candidates: Set<String>
    /// Whether only those are meant who follow the user and are not followed, wherever their posts come from.
    public var onlyFollowers: Bool

    /// A question about all accounts in `candidates`. A source may be in both.
    public init(candidates: [Source], following: [Source], onlyFollowers: Bool = false) {
        self.candidates = Set(candidates.map(\.name))
        self.following = Set(following.map(\.name))
        self.onlyFollowers = onlyFollowers
    }

    /// What the source of this name is to the user.
    func source(of name: String) -> Account.Sources {
        var source: Account.Sources = []
        if following.contains(name) { source.insert(.following) }
        if candidates.contains(name) { source.insert(.candidates) }
        return source
    }
}
