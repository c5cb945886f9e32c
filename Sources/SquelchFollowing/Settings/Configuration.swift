public import SquelchTimeline

/// What the user says about the following in `squelch.toml`: what no export can know.
///
/// Accounts are named by id, address, handle or name, as `AccountReferences` finds them.
public struct Configuration: Sendable, Equatable, Codable {
    /// A context that the user names.
    public struct ContextSetting: Sendable, Equatable, Codable {
        /// Path such as `work/swift`.
        public var name: String
        /// Decides how chatter weighs; nil leaves it to the name.
        public var kind: Context.Kind?
        /// Who belongs to it, beside those that a folder puts there.
        public var accounts: [String] = []

        /// A context of which only the name is given.
        public init(name: String) { self.name = name }
    }

    /// One person or thing on several networks.
    public struct Identity: Sendable, Equatable, Codable {
        /// Name shown to people.
        public var name: String
        /// Its accounts.
        public var accounts: [String]

        /// Accounts that are one.
        public init(name: String, accounts: [String]) {
            self.name = name
            self.accounts = accounts
        }
    }

    /// The file that it comes from; nil where there is none.
    public var path: String?
    /// What is read where a command gets no path.
    public var paths: [String] = []
    /// Contexts in the order of their names.
    public var contexts: [ContextSetting] = []
    /// Accounts that are one, in the order of their names.
    public var identities: [Identity] = []
    /// Accounts that are never turned down or unfollowed.
    public var protected: [String] = []
    /// Accounts that no published list names.
    public var hidden: [String] = []
    /// What the user knows of people: `met`, `colleague`, `friend`..., by account.
    public var relations: [String: [String]] = [:]
    /// Why the user reads somebody, in their own words, by account: for lists that are published.
    public var notes: [String: String] = [:]
    /// The user's own accounts and mail addresses.
    public var own: [String] = []
    /// What in the file means nothing.
    public var warnings: [String] = []

    /// Nothing said.
    public init() {}
}
