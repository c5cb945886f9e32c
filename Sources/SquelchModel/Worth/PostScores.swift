import SquelchSignals
import SquelchTimeline

/// Scores of each post, as a structure of arrays parallel to the timeline's posts.
public struct PostScores: Sendable {
    /// Probability that the post is worth its reader's attention: quality times novelty times fit.
    public var worth: [Float]
    /// Worth before novelty: what the post would be worth were it the first.
    public var quality: [Float]
    /// Seconds of attention.
    public var cost: [Float]
    /// See `SignalColumns`.
    public var information: [Float]
    /// See `SignalColumns`.
    public var spam: [Float]
    /// See `SignalColumns`.
    public var bait: [Float]
    /// See `SignalColumns`; before the context weighs it.
    public var chatter: [Float]
    /// 1 for news, 0 for a mere repeat.
    public var novelty: [Float]
    /// Probability that the post fits its context (``ContextFit``); 1 where no context can judge.
    public var fit: [Float]
    /// The earlier post that this one repeats, or -1.
    public var duplicateOf: [Int32]
    /// Story that the post belongs to.
    public var story: [Int32]
    /// Number of stories.
    public var storyCount: Int
    /// Probability that this user values the post, at even odds beforehand; empty where no personal model is used.
    public var personal: [Float] = []

    /// How chatter weighs for each account, 0...1.
    let chatterFactor: [Float]

    /// Number of posts.
    public var count: Int { worth.count }

    /// Weight of a post that does not fit its context at all.
    static let leastFit: Float = 0.2

    /// Part of a post's worth that its fit leaves.
    @inline(__always)
    public static func weight(ofFit fit: Float) -> Float { leastFit + (1 - leastFit) * fit }

    /// Scores from detectors and novelty.
    init(
        timeline: Timeline, signals: borrowing SignalColumns, novelty found: NoveltyColumns, fit: [Float],
        workers: Workers
    ) {
        let factors = timeline.accounts.map { Style.chatterFactor(of: $0, contexts: timeline.contexts) }
        let information = signals.information
        let spam = signals.spam
        let bait = signals.bait
        let chatter = signals.chatter
        let pieces = workers.mapRanges(of: timeline.posts.count, size: 1 << 15) { range in
            range.map { post in
                let factor = factors[Int(timeline.posts.account[post])]
                let substance = Style.substance(
                    information: information[post], chatter: chatter[post], chatterFactor: factor)
                return WorthTable.worth(
                    style: Style.value(
                        information: substance, spam: spam[post], bait: bait[post],
                        weighedChatter: chatter[post] * factor))
            }
        }
        let quality = pieces.flatMap { $0 }
        self.quality = quality
        self.fit = fit
        worth = quality.indices.map {
            quality[$0] * found.novelty[$0] * Self.weight(ofFit: fit[$0])
        }
        cost = signals.cost
        self.information = information
        self.spam = spam
        self.bait = bait
        self.chatter = chatter
        novelty = found.novelty
        duplicateOf = found.duplicateOf
        story = found.story
        storyCount = found.storyCount
        chatterFactor = factors
    }
}
