/// Probability that a post is everyday chatter: me, now, slang, presence; before the context says whether that is
/// what one came for.
///
/// Range 0...1. Source: the kinds of posts that Naaman, Boase and Lai (2010) tell apart; checked on
/// CrisisLexT6 (on topic against everyday talk).
enum ChatterDetector {
    static func logOdds(_ post: borrowing PostFacts) -> Float {
        typealias Weight = Weights.Chatter
        let text = post.text
        let lists = post.lists
        var score = Weight.bias
        score += Weight.first * post.share(lists.first)
        score += Weight.slang * post.share(lists.slang)
        score += Weight.daily * post.share(lists.daily)
        score += Weight.profanity * post.share(lists.profanity)
        score += Weight.elongations * Float(min(2, text.elongations))
        score += Weight.emoji * Float(min(2, text.emoji))
        if post.isReply { score += Weight.reply }
        score += Weight.exclamations * Float(min(3, text.exclamations))
        if post.content < 4 { score += Weight.brevity }
        if post.hasLink { score += Weight.link }
        score += Weight.numbers * Float(min(2, text.numbers))
        return Weight.scale * score + Weight.shift + post.terms[3]
    }
}
