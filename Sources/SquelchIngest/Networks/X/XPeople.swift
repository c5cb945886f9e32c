/// What the files of an X archive say of people: lists have ids alone, posts have ids and handles.
final class XPeople {
    private var handles: [String: String] = [:]
    private var names: [String: String] = [:]
    /// Ids of those who follow the user; nil where no file says.
    var followers: Set<String>?
    /// The user's own id and handle.
    var ownID: String?
    var ownHandle: String?

    private var messages: Set<UInt64> = []
    /// Numbers of the user's own posts.
    private var ownPosts: Set<String> = []

    func learn(ownPost id: String) { ownPosts.insert(id) }

    func isOwn(post id: String) -> Bool { ownPosts.contains(id) }

    /// Whether the message with this number is met for the first time.
    func takeMessage(_ id: UInt64) -> Bool { messages.insert(id).inserted }

    /// Notes that the person with this id has this handle.
    func learn(id: String, handle: String, name: String? = nil) {
        guard !id.isEmpty, !handle.isEmpty else { return }
        handles[id] = handle
        if let name, !name.isEmpty { names[id] = name }
    }

    func handle(of id: String) -> String? { handles[id] }
    func name(of id: String) -> String? { names[id] }
}
