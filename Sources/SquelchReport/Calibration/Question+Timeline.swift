public import SquelchDocuments
public import SquelchTimeline
import SquelchCuration

extension Question {
    /// The question about a post of a timeline: its title, and its text as far as it is kept.
    public init(_ post: UInt32, in timeline: Timeline) {
        let index = Int(post)
        let account = timeline.accounts[Int(timeline.posts.account[index])]
        self.init(
            post: post, id: timeline.posts.texts.id(index), url: timeline.posts.texts.url(index),
            text: Blinding.mask(timeline.posts.texts.whole(index) ?? "", of: account))
    }
}
