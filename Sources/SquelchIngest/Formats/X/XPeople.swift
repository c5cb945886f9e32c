/// What the files of an X archive say of people: lists have ids alone, posts have ids and handles.
final class XPeople {
    private var handles: [String: String] = [:]
    /// Ids by handle, in lower case.
    private var numbers: [String: String] = [:]
    private var names: [String: String] = [:]
    /// Ids of those who follow the user; nil where no file says.
    var followers: Set<String>?
    /// The user's own id and handle.
    var ownID: String?
    var ownHandle: String?

    private var messages: Set<UInt64> = []
    /// Who is known to be in a group, by the conversation's id.
    private var members: [String: Set<String>] = [:]
    /// Long posts by their second.
    private var cutPosts: [Int64: [XCutPost]] = [:]
    private var takenPosts: Set<String> = []
    /// Numbers of the user's own posts.
    private var ownPosts: Set<String> = []
    /// Whose the posts of others are.
    var authors = XPostAuthors()

    func learn(ownPost id: String) { ownPosts.insert(id) }

    func isOwn(post id: String) -> Bool { ownPosts.contains(id) }

    /// Whether a post of the user's own is met for the first time.
    func take(post id: String) -> Bool { takenPosts.insert(id).inserted }

    /// Whether the message with this number is met for the first time; true for 0, which stands for none.
    func take(message id: UInt64) -> Bool { id == 0 || messages.insert(id).inserted }

    func learn(member id: String, of conversation: String) { members[conversation, default: []].insert(id) }

    /// Those who wrote to a group, joined or left it.
    func members(of conversation: String) -> Set<String> { members[conversation] ?? [] }

    func keep(_ post: XCutPost) { cutPosts[post.at, default: []].append(post) }

    /// The post of this time, give or take a second, with these words in it.
    func cutPost(around time: Int64, containing words: String) -> XCutPost? {
        for at in [time, time - 1, time + 1] {
            if let post = cutPosts[at]?.first(where: { $0.text.contains(words) }) { return post }
        }
        return nil
    }

    /// Notes that the person with this id has this handle.
    func learn(id: String, handle: String, name: String? = nil) {
        guard !id.isEmpty, !handle.isEmpty else { return }
        handles[id] = handle
        numbers[handle.lowercased()] = id
        if let name, !name.isEmpty { names[id] = name }
    }

    /// The person with this handle, by number where one is known.
    func account(_ handle: String) -> XAccount {
        XAccount(id: numbers[handle.lowercased()], handle: handle.isEmpty ? nil : handle)
    }

    /// Who wrote a post, by number where one is known; to be asked once all files have been read.
    func author(ofPost id: String, text: String?) -> XAccount? {
        guard let author = authors.author(ofPost: id, text: text) else { return nil }
        return author.id == nil ? author.handle.map(account) : author
    }

    func handle(of id: String) -> String? { handles[id] }
    func name(of id: String) -> String? { names[id] }
}
