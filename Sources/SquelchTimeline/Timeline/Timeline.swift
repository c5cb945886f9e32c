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

    /// A timeline of finished parts.
    public init(accounts: [Account], contexts: [Context], posts: consuming PostColumns) {
        self.accounts = accounts
        self.contexts = contexts
        self.posts = posts
    }
}
