/// What an extractor learns of a post that belongs into the timeline's columns.
public struct PostMeasure: Equatable, Sendable {
    /// Words of title and text; two Chinese or Japanese characters count as one.
    public var words: Int
    /// Hash of the canonical address of the page that the post is about (``CanonicalLink``), 0 where there is none.
    public var link: UInt64

    /// A measure from its values.
    public init(words: Int, link: UInt64) {
        self.words = words
        self.link = link
    }
}
