/// The detectors' weights, with the evidence for each. Terms are those of the detector's file of the same name.
///
/// "Simple features" below are single-feature AUCs (above .5 = signal side) over eight labelled test sets; "thought"
/// means set by reasoning, kept because the whole detector reaches its facet's AUC with it.
enum Weights {
    /// Beside each: AUC of the whole detector on the developers' facets informative / chatter / clickbait (10,000 posts
    /// each) after the term was added or changed, from .741 / .779 / .611 with the first weights to .796 / .801 / .654.
    enum Information {
        /// The regression that learnt ``TermTable`` scales the hand-set log odds and moves them to the odds of a
        /// following: even odds beforehand.
        static let scale: Float = 0.930
        static let shift: Float = -0.597
        static let bias: Float = -3.5
        /// Length is signal in crisis news (.59) and noise in comments (.17): saturates at 28 content words. From 1.6:
        /// .775 / .808 / .629.
        static let length: Float = 2.2
        /// Lexical density: up in 7 of 8 sets (.54-.81).
        static let density: Float = 1.5
        /// Mean word length: changes sign by source, small.
        static let meanLength: Float = 0.25
        /// Numbers: .62 on crisis news, .09 on SMS.
        static let numbers: Float = 0.6
        /// Names: .29 on title-case headlines, up elsewhere. From 0.35: .780 / .811 / .692.
        static let capitals: Float = 0.2
        /// A link: .67 on crisis news, .43 on SMS. From 0.5: .772 / .802 / .621.
        static let link: Float = 0.8
        /// A hashtag at all (.41 on informative, .64 on chatter), and each beyond the first (.39, .58).
        static let anyHashtag: Float = -0.3
        static let hashtags: Float = -0.4
        /// Mentions beyond the first: .46 on answers in a round, .53 on crisis news, where they name sources.
        static let mentions: Float = -0.1
        /// Repetition inside the post: thought.
        static let repetition: Float = -1.5
        /// First person and slang as shares of the words: .42 and .45 on informative, .31 and .42 on chatter. Together
        /// .755 / .801 / .622.
        static let first: Float = -4
        static let slang: Float = -3
        /// Question marks down in 5 of 8 sets; "!" in 5, up in none; emoji .48-.49. Together .769 / .799 / .621.
        static let questions: Float = -0.5
        static let exclamations: Float = -0.3
        static let emoji: Float = -0.4
    }

    enum Spam {
        /// The regression that learnt ``TermTable`` scales the hand-set log odds and moves them to the odds of a
        /// following: 15 % beforehand.
        static let scale: Float = 1.349
        static let shift: Float = -0.188
        static let bias: Float = -3.4
        /// Promotion phrases: .08 and .18 on the spam sets, flat elsewhere: high precision.
        static let phrases: Float = 1.5
        /// Telephone numbers and short codes, and amounts of money: SMS .961 to .970, the other facets unchanged.
        static let longNumbers: Float = 0.6
        static let amounts: Float = 0.5
        /// "!": down in 5 of 8 sets, up in none.
        static let exclamations: Float = 0.4
        /// Shouting: changes sign by source alone, works beside phrases.
        static let allCaps: Float = 2
        /// A link to a shop or the like: YouTube promotion .882 to .932 together with its phrases; rare elsewhere.
        static let shop: Float = 1.2
        /// Hashtags beyond the third: reach hunting; thought.
        static let hashtags: Float = 0.5
    }

    enum Bait {
        /// The regression that learnt ``TermTable`` scales the hand-set log odds and moves them to the odds of a
        /// following: 20 % beforehand.
        static let scale: Float = 0.930
        static let shift: Float = 0.124
        static let bias: Float = -3.2
        /// Bait patterns: .18 on clickbait, down in 4 sets, up in none.
        static let phrases: Float = 1.4
        /// "17 things": the commonest form of the clickbait set; in units of a phrase weight.
        static let listicle: Float = 1.8
    }

    enum Chatter {
        /// The regression that learnt ``TermTable`` scales the hand-set log odds and moves them to the odds of a
        /// following: 30 % beforehand.
        static let scale: Float = 1.209
        static let shift: Float = 0.737
        static let bias: Float = -2.4
        /// First person: .35 on crisis talk, .74 on SMS.
        static let first: Float = 9
        static let slang: Float = 7
        static let daily: Float = 5
        static let profanity: Float = 6
        /// Elongation and emoji: no use alone (.42-.56), small.
        static let elongations: Float = 0.5
        static let emoji: Float = 0.5
        /// An opening "@": .37 and .46.
        static let reply: Float = 0.8
        static let exclamations: Float = 0.25
        static let brevity: Float = 1.2
        static let link: Float = -0.9
        static let numbers: Float = -0.5
    }
}
