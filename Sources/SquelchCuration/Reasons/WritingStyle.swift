import SquelchModel
import SquelchSignals

/// Says in words how an account writes: what stands out most of its mean features.
enum WritingStyle {
    /// A sentence without a full stop that is true of the account, and goes with how `decibels` count.
    static func words(_ features: MeanFeatures, speaksFor isGood: Bool) -> String {
        let text = features[.textLength]
        let length = ModelMath.exponential(Double(text)) - 1
        if isGood {
            if length >= 1500 { return "long texts in whole sentences" }
            if length >= 400 { return "texts of some length, in whole sentences" }
            if features[.distinct] > 0.85, features[.cutOff] < 0.2 { return "plain, varied wording" }
            return "worded like posts that readers found worth it"
        }
        if features[.titleOnly] > 0.6 { return "\(percent(features[.titleOnly])) are titles alone" }
        if features[.cutOff] > 0.4 { return "\(percent(features[.cutOff])) are cut off" }
        if features[.addresses] > 0.8 { return "bare addresses in its texts" }
        if features[.hashtags] > 1.5 { return "heaps of hashtags" }
        if features[.repost] > 0.5 { return "\(percent(features[.repost])) are others' posts, shown again" }
        if features[.shouting] > 0.15 { return "many words in capitals" }
        if features[.digits] > 0.1 { return "more digits than words tell" }
        if length < 60 { return "texts of a few words" }
        return "worded like posts that readers found not worth it"
    }

    private static func percent(_ share: Float) -> String { Numerals.percent(Double(share)) }
}
