/// Probability that a post's words are bait: they withhold what they announce so that it is opened.
///
/// Range 0...1. Looks at the opening words only. Source: checked on Stop-Clickbait (Chakraborty et al.
/// 2016) headlines.
enum BaitDetector {
    static func logOdds(_ post: borrowing PostFacts) -> Float {
        typealias Weight = Weights.Bait
        var patterns = post.lists.bait
        if post.lists.isListicle { patterns += Weight.listicle }
        let score = Weight.bias + Weight.phrases * min(6, patterns)
        return Weight.scale * score + Weight.shift + post.terms[2]
    }
}
