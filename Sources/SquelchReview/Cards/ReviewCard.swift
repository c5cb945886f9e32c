/// One account as a person sees it before they decide: words and numbers that are ready to be shown, whatever shows them.
/// Texts of strangers in it are in one line, with everything made visible that a terminal could obey.
public struct ReviewCard: Sendable, Equatable {
    /// Its place in the analysis.
    public var place: Int
    /// Its name, or `Account 31` where names are hidden.
    public var name: String
    /// Its id, where that is not the name and may be shown.
    public var id: String?
    /// Address of its site; only of the web.
    public var site: String?
    /// Address of its feed; only of the web.
    public var feed: String?
    /// Where it is followed: `work, work/swift`.
    public var contexts: String?
    /// Since when: `followed since 2021-03-04`.
    public var since: String?
    /// What the numbers suggest, as the verdict's words.
    public var verdict: String
    /// The verdict's class on a page.
    public var verdictClass: String
    /// The ratio with its interval; nil where there are too few posts.
    public var ratio: Ratio?
    /// What the number rests on.
    public var basis: String
    /// What it costs: posts a day and minutes a week.
    public var cost: String
    /// What it is about; nil where that is not known.
    public var about: String?
    /// What is advised and what that brings, as a sentence.
    public var advice: String
    /// Why, most important first.
    public var reasons: [String]
    /// Ways to turn it down; the last one is the digest, which every account can go to.
    public var filters: [Filter]
    /// Its posts of most worth.
    public var best: [Post]
    /// Its posts of least worth.
    public var worst: [Post]
    /// Its course over time; nil where it is too short for one.
    public var course: Course?
    /// What only it brings; nil where it has no stories.
    public var alone: String?
    /// Who tells the same.
    public var partners: [String]
    /// What would change the verdict.
    public var flips: [String]
    /// What is decided about it; nil where nothing is.
    public var decided: String?
    /// The number of that decision; 0 where there is none.
    public var version: Int64

    /// A signal-to-noise ratio.
    public struct Ratio: Sendable, Equatable {
        /// `+3.1 dB`.
        public var words: String
        /// `−1.0 to +6.2`.
        public var interval: String
        /// In ten minutes, so many of signal: `6.7 of 10 minutes are signal`.
        public var plain: String
        /// The ratio and its ends in dB.
        public var decibels: Double
        /// See ``decibels``.
        public var low: Double
        /// See ``decibels``.
        public var high: Double
    }

    /// A way to turn an account down.
    public struct Filter: Sendable, Equatable {
        /// Its number among them, counted from 1.
        public var number: Int
        /// What it does: `hide what it reposts`.
        public var words: String
        /// What that brings: the SNR after, posts hidden, minutes saved.
        public var effect: String
    }

    /// A post.
    public struct Post: Sendable, Equatable {
        /// Its title, or how it begins.
        public var title: String
        /// Its text behind that; nil where there is none.
        public var text: String?
        /// Where it can be read; only on the web, and not while names are hidden.
        public var link: String?
        /// Its day and its worth.
        public var facts: String
    }

    /// How an account went on.
    public struct Course: Sendable, Equatable {
        /// Posts of each step, the oldest first.
        public var posts: [Int]
        /// Share of signal of each step, 0...1; nil without posts.
        public var shares: [Double?]
        /// What it shows: `26 steps of 7 days; +0.4 dB a month`.
        public var words: String
    }
}
