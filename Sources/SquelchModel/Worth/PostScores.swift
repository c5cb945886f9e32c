import SquelchSignals
import SquelchTimeline

/// Scores of each post, as a structure of arrays parallel to the timeline's posts.
public struct PostScores: Sendable {
    /// Probability that the post is worth its reader's attention: quality times novelty times fit.
    public internal(set) var worth: [Float]
    /// Worth before novelty: what the post would be worth were it the first.
    public internal(set) var quality: [Float]
    /// Seconds of attention.
    public let cost: [Float]
    /// 1 for news, 0 for a mere repeat.
    public let novelty: [Float]
    /// Probability that the post fits its context (``ContextFit``); 1 where no context can judge.
    public let fit: [Float]
    /// The earlier post that this one repeats, or -1.
    public let duplicateOf: [Int32]
    /// Story that the post belongs to.
    public let story: [Int32]
    /// Number of stories.
    public let storyCount: Int
    /// Probability that this user values the post, at even odds beforehand; empty where no personal model is used.
    public internal(set) var personal: [Float] = []

    /// Codes of the inputs of ``WorthShapes``, post by post, and the light of each post's account.
    let codes: [UInt8]
    let template: [UInt8]
    let lights: [AccountLight]
    let account: [UInt32]
    let isSocial: [Bool]
    /// Part of what a misfit costs that each account's posts bear, 0...1: see ``CostLimit``.
    var fitPart: [Float]
    /// Part of what repeats of others cost that each account's posts bear, 0...1; 0 for a double.
    var repeatPart: [Float]
    /// Part of what repeats of its own cost that each account's posts bear, 0...1.
    var ownRepeatPart: [Float]

    /// Number of posts.
    public var count: Int { cost.count }

    /// Weight of a post that does not fit its context at all.
    static let leastFit: Float = 0.15

    /// Part of a post's worth that its fit leaves, before `CostLimit`.
    @inline(__always)
    public static func weight(ofFit fit: Float) -> Float { leastFit + (1 - leastFit) * fit }

    /// Part of a post's worth that its fit leaves.
    @inline(__always)
    public func fitWeight(of post: Int) -> Float {
        1 - fitPart[Int(account[post])] * (1 - Self.weight(ofFit: fit[post]))
    }

    /// Part of a post's worth that being a repeat leaves: what is new in it, as far as `CostLimit` lets its account bear
    /// the loss. A few repeats of a good post therefore never raise a poor account.
    @inline(__always)
    public func noveltyWeight(of post: Int) -> Float {
        let missing = 1 - novelty[post]
        if missing <= 0 { return 1 }
        let owner = account[post]
        let original = Int(duplicateOf[post])
        if original >= 0, account[original] == owner {
            return 1 - ownRepeatPart[Int(owner)] * missing
        }
        return 1 - repeatPart[Int(owner)] * missing
    }

    /// Scores from what was counted, novelty and fit; worth follows by ``limitCosts(_:_:_:doubles:workers:)``.
    init(
        timeline: Timeline, signals: borrowing SignalColumns, template: [UInt8], lights: [AccountLight],
        isSocial: [Bool], novelty found: NoveltyColumns, fit: [Float], workers: Workers
    ) {
        codes = signals.codes
        self.template = template
        self.lights = lights
        self.isSocial = isSocial
        account = timeline.posts.account
        self.fit = fit
        cost = signals.cost
        novelty = found.novelty
        duplicateOf = found.duplicateOf
        story = found.story
        storyCount = found.storyCount
        fitPart = [Float](repeating: 1, count: timeline.accounts.count)
        repeatPart = fitPart
        ownRepeatPart = fitPart
        worth = []
        quality = []
        let reading = self
        quality = workers.mapRanges(of: timeline.posts.count, size: 1 << 14) { range in
            var logOdds = [Float](repeating: 0, count: range.count)
            reading.readLogOdds(of: range, into: &logOdds)
            return logOdds.map { Float(ModelMath.sigmoid(Double($0))) }
        }.flatMap { $0 }
    }

    /// Worth from quality, novelty and fit.
    mutating func joinWorth() {
        worth = quality.indices.map { quality[$0] * noveltyWeight(of: $0) * fitWeight(of: $0) }
    }

    /// What all detectors say of a post, each 0...1; 0 for those that are told of an account alone.
    public func values(of post: Int) -> DetectorValues {
        var values = codes.withUnsafeBufferPointer {
            DetectorReadings.shared.values($0, from: post * SignalColumns.width)
        }
        values[.novelty] = Double(novelty[post])
        values[.fit] = Double(fit[post])
        if !personal.isEmpty { values[.marks] = Double(personal[post]) }
        return values
    }

    // MARK: The sum

    /// Log odds of posts' worth before novelty, fit and the user's marks.
    private func readLogOdds(of range: Range<Int>, into logOdds: inout [Float]) {
        let shapes = WorthShapes.shared
        let trees = WorthTrees.shared
        var block = PostBlock(trees: trees.count)
        withUnsafeTemporaryAllocation(of: Float.self, capacity: PostBlock.width) { together in
            codes.withUnsafeBufferPointer { codes in
                for first in stride(from: range.lowerBound, to: range.upperBound, by: PostBlock.width) {
                    let posts = first..<min(first + PostBlock.width, range.upperBound)
                    for post in posts { put(post, in: post - first, of: &block, codes) }
                    trees.logOdds(block, into: together)
                    for post in posts {
                        let start = post * SignalColumns.width
                        let own = shapes.own(codes, from: start)
                        let text = own.sum(codes, from: start) + own[WorthShapes.template, template[post]]
                        logOdds[post - range.lowerBound] =
                            shapes.constant + lights[Int(account[post])].logOdds + text + together[post - first]
                    }
                }
            }
        }
        let friends = range.filter { isSocial[Int(account[$0])] }
        for (post, parts) in zip(friends, parts(ofTexts: friends)) {
            logOdds[post - range.lowerBound] = shapes.constant + Float(parts.sum + Friends.lift(parts))
        }
    }

    /// What each detector adds to these log odds of posts, in their order.
    func parts(ofTexts posts: [Int]) -> [DetectorValues] {
        let trees = WorthTrees.shared
        let detectors = WorthShapes.detectors
        var block = PostBlock(trees: trees.count)
        var parts = posts.map { lights[Int(account[$0])].parts }
        codes.withUnsafeBufferPointer { codes in
            parts.withUnsafeMutableBufferPointer { parts in
                for (place, post) in posts.enumerated() {
                    let start = post * SignalColumns.width
                    let own = WorthShapes.shared.own(codes, from: start)
                    parts[place].withFloats { sums in
                        for input in 0..<SignalColumns.width {
                            sums[detectors[input].rawValue] += own[input, codes[start + input]]
                        }
                        sums[Detector.repeated.rawValue] += own[WorthShapes.template, template[post]]
                    }
                }
                for first in stride(from: 0, to: posts.count, by: PostBlock.width) {
                    let places = first..<min(first + PostBlock.width, posts.count)
                    for place in places { put(posts[place], in: place - first, of: &block, codes) }
                    trees.add(block, to: UnsafeMutableBufferPointer(rebasing: parts[places]))
                }
            }
        }
        return parts
    }

    private func put(_ post: Int, in lane: Int, of block: inout PostBlock, _ codes: UnsafeBufferPointer<UInt8>) {
        block.set(
            lane, codes, from: post * SignalColumns.width, template: template[post], account: account[post],
            lights[Int(account[post])].spared)
    }

    /// What each detector adds to the log odds of posts' worth, beyond a constant, in their order.
    func parts(of posts: [Int]) -> [DetectorValues] {
        zip(posts, parts(ofTexts: posts)).map { parts(of: $0, text: $1) }
    }

    private func parts(of post: Int, text parts: DetectorValues) -> DetectorValues {
        var parts = parts
        let lift = isSocial[Int(account[post])] ? Friends.lift(parts) : 0
        let text = Double(WorthShapes.shared.constant) + parts.sum + lift
        let liked = ModelMath.logit(Double(quality[post]))
        let seen = Double(quality[post] * noveltyWeight(of: post))
        parts[.marks] = liked - text
        parts[.novelty] = Self.heldLogit(seen) - liked
        parts[.fit] = Self.heldLogit(Double(worth[post])) - Self.heldLogit(seen) + lift
        return parts
    }

    /// Log odds, of which a repeat has no less than some 1 in 250.
    private static func heldLogit(_ worth: Double) -> Double { ModelMath.logit(max(0.004, worth)) }
}
