/// Probability that a post informs: density, names, numbers and links, not length alone.
///
/// Range 0...1. Source: weights set by thought after Olteanu et al. 2014
/// and 2015 (crisis posts labelled informative or not) and checked on their sets.
enum InformationDetector {
    static func logOdds(_ post: borrowing PostFacts) -> Float {
        typealias Weight = Weights.Information
        let text = post.text
        if text.words == 0 { return -8 }
        var score = Weight.bias
        score += Weight.length * LogTable.relativeLength(post.content)
        score += Weight.density * post.density
        score += Weight.meanLength * (min(9, post.meanLength) - 4)
        score += Weight.numbers * Float(min(2, text.numbers))
        score += Weight.capitals * Float(min(3, text.capitalsInside))
        if post.hasLink { score += Weight.link }
        // Shortcuts for reach count in vain beyond the first; clamped, so that a page of tags stays comparable.
        if text.hashtags > 0 { score += Weight.anyHashtag }
        score += Weight.hashtags * Float(min(8, max(0, text.hashtags - 1)))
        score += Weight.mentions * Float(min(8, max(0, text.mentions - 1)))
        score += Weight.first * post.share(post.lists.first)
        score += Weight.slang * post.share(post.lists.slang)
        score += Weight.questions * Float(min(2, text.questions))
        score += Weight.exclamations * Float(min(3, text.exclamations))
        score += Weight.emoji * Float(min(2, text.emoji))
        let counted = max(1, min(text.words, Tokenizer.distinctWindow))
        score += Weight.repetition * max(0, 0.45 - Float(text.distinct) / Float(counted))
        return Weight.scale * score + Weight.shift + post.terms[0]
    }
}
