/// One post as a question, blind to its author.
public struct Question: Sendable {
    /// Index into the timeline's posts.
    public var post: UInt32
    /// The source's id.
    public var id: String?
    /// The address; only where there is no id, since it tells who wrote.
    public var url: String?
    /// Title and the beginning of the text, each in a line of its own, without the marks of its author.
    public var text: String

    /// A question about a post.
    public init(post: UInt32, id: String?, url: String?, text: String) {
        self.post = post
        self.id = id
        self.url = url
        self.text = text
    }
}
