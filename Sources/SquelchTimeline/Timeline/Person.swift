/// Somebody whom the user is connected or has exchanged something with, whether or not they post anything.
public struct Person: Sendable, Equatable {
    /// Stable id: that of their account.
    public var id: String
    /// Name shown to people; nil where no source gives one.
    public var name: String?
    /// `linkedin`, `facebook`, `mail`...; nil where unknown.
    public var platform: Platform?
    /// Profile.
    public var url: String?
    /// Address of the feed that they are followed by; nil where they are followed otherwise.
    public var feedURL: String?
    /// Where they work, as their network has it.
    public var company: String?
    /// What they do there.
    public var position: String?
    /// Contexts of the lists that they are on.
    public var contexts: [String] = []
    /// Whether a list of follows or connections names them.
    public var isListed = false
    /// Whether both sides are connected; nil where unknown.
    public var isMutual: Bool?
    /// When the connection began, seconds since 1970; nil where unknown.
    public var since: Int64?
    /// What passed between them and the user.
    public var interaction = AccountInteraction()
    /// What the user did with their posts.
    public var marks = AccountMarks()
    /// Ids of their other accounts, as far as the data prove it.
    public var aliases: [String] = []
    /// What the user noted: `met`, `colleague`...
    public var notes: [String] = []

    /// Somebody of whom only the id is known.
    public init(id: String) { self.id = id }
}
