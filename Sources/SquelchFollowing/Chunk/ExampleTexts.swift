import SquelchSignals
import SquelchTimeline

/// Thins out the texts of posts, so that a million posts need no room for a million texts.
///
/// An account keeps the texts of the posts that its best and worst will come from: those of most and of least style.
enum ExampleTexts {
    /// Texts that are kept without a look; below it every post may be an example.
    static let roomy = 1 << 15
    /// Texts kept of an account on either side.
    static let side = 12

    /// The texts of `posts` without those of posts that are neither best nor worst of their account.
    /// - Parameter side: texts kept of an account on either side.
    static func thinned(
        _ posts: borrowing PostColumns, _ signals: borrowing SignalColumns, side: Int = ExampleTexts.side
    ) -> PostTexts {
        let texts = posts.texts.posts
        var order = (0..<texts.count).map { place -> Entry in
            let post = Int(texts[place])
            return Entry(account: posts.account[post], style: style(post, signals), place: Int32(place))
        }
        order.sort {
            if $0.account != $1.account { return $0.account < $1.account }
            return $0.style != $1.style ? $0.style < $1.style : $0.place < $1.place
        }
        var isKept = [Bool](repeating: false, count: texts.count)
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, order[end].account == order[start].account { end += 1 }
            for index in start..<end where index < start + side || index >= end - side {
                isKept[Int(order[index].place)] = true
            }
            start = end
        }
        var kept = PostTexts()
        for place in texts.indices where isKept[place] {
            kept.append(post: Int(texts[place]), place: place, of: posts.texts)
        }
        return kept
    }

    /// What its words alone say of a post's worth.
    private static func style(_ post: Int, _ signals: borrowing SignalColumns) -> Float {
        signals.logOdds(.worth, of: post)
    }

    private struct Entry {
        var account: UInt32
        var style: Float
        var place: Int32
    }
}
