/// Probability that a post is spam or promotion: phrases that sell, shouting, tag stuffing.
///
/// Range 0...1. Source: checked on the UCI SMS Spam (Almeida et al. 2011) and YouTube Spam (Alberto et
/// al. 2015) collections.
enum SpamDetector {
    /// Words beyond which phrases weigh less: a long article has some of them by chance.
    private static let fullWeightWords: Float = 60

    static func logOdds(_ post: borrowing PostFacts) -> Float {
        typealias Weight = Weights.Spam
        let text = post.text
        let words = Float(max(1, text.words))
        let dilution = words > fullWeightWords ? (fullWeightWords / words).squareRoot() : 1
        var score = Weight.bias
        var offer = Weight.phrases * min(6, post.lists.promotion)
        offer += Weight.longNumbers * Float(min(2, text.longNumbers))
        offer += Weight.amounts * Float(min(2, text.amounts))
        score += offer * dilution
        if post.leadsToShop { score += Weight.shop }
        score += Weight.exclamations * Float(min(3, text.exclamations))
        score += Weight.allCaps * post.share(text.allCaps)
        score += Weight.hashtags * Float(min(8, max(0, text.hashtags - 3)))
        return Weight.scale * score + Weight.shift + post.terms[1]
    }
}
