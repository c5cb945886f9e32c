/// Everything that is scored: accounts, their contexts, and posts in columns. Immutable, shared by all workers.
///
/// Posts lie in the order of the sources (files by path, records by position), which never depends on the number of
/// workers; scoring sorts where it needs an order in time.
public final class Timeline: Sendable {
    /// Accounts in the order of their first post or follow.
    public let accounts: [Account]
    /// Contexts in the order of their first use.
    public let contexts: [Context]
    /// The posts.
    public let posts: PostColumns
    /// What the numbers in the posts' facets stand for.
    public let facets: [Facet]
    /// What the user valued, ascending by post.
    public let attention: [PostAttention]
    /// What passed between the user and each account that anything is known of.
    public let interactions: [Int: AccountInteraction]

    /// Everybody whom the user is connected or has exchanged something with, by id.
    public let people: [Person]

    /// How many posts the user valued whose authors no source names.
    public let anonymousMarks: Int

    /// A timeline of finished parts.
    public init(
        accounts: [Account], contexts: [Context], posts: consuming PostColumns, facets: [Facet] = [],
        attention: [PostAttention] = [], interactions: [Int: AccountInteraction] = [:],
        people: [Person] = [], anonymousMarks: Int = 0
    ) {
        self.accounts = accounts
        self.contexts = contexts
        self.posts = posts
        self.facets = facets
        self.attention = attention
        self.interactions = interactions
        self.people = people
        self.anonymousMarks = anonymousMarks
    }
}
