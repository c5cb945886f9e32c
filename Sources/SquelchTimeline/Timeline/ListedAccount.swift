/// An account on a list that was made, as far as another list is compared with it.
public struct ListedAccount: Sendable, Hashable {
    /// Stable id.
    public var id: String
    /// Name shown to people.
    public var name: String
    /// Context under which it stands; nil for none.
    public var context: String?
    /// Why it is there.
    public var reason: String

    /// An account and where it stands.
    public init(id: String, name: String, context: String?, reason: String) {
        self.id = id
        self.name = name
        self.context = context
        self.reason = reason
    }
}
