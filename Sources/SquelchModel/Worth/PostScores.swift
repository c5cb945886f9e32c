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
    static let leastFit: Float = 0.2

    /// Part of a post's worth that its fit leaves, before ``CostLimit``.
    @inline(__always)
    public static func weight(ofFit fit: Float) -> Float { leastFit + (1 - leastFit) * fit }

    /// Part of a post's worth that its fit leaves.
    @inline(__always)
    public func fitWeight(of post: Int) -> Float {
        1 - fitPart[Int(account[post])] * (1 - Self.weight(ofFit: fit[post]))
    }

    /// Part of a post's worth that being a repeat leaves: what is new in it, as far as ``CostLimit`` lets its account bear
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
            var inputs = [UInt8](repeating: 0, count: WorthShapes.inputs)
            return range.map { Float(ModelMath.sigmoid(Double(reading.logOdds(of: $0, &inputs)))) }
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

    /// Log odds of a post's worth before novelty, fit and the user's marks.
    /// - Parameter inputs: room for the post's inputs.
    private func logOdds(of post: Int, _ inputs: inout [UInt8]) -> Float {
        let shapes = WorthShapes.shared
        let owner = Int(account[post])
        copyInputs(of: post, to: &inputs)
        if isSocial[owner] {
            let parts = parts(ofText: post, inputs)
            return shapes.constant + Float(parts.sum + Friends.lift(parts))
        }
        let text = codes.withUnsafeBufferPointer { codes -> Float in
            let start = post * SignalColumns.width
            let own = shapes.own(codes, from: start)
            return own.sum(codes, from: start) + own[WorthShapes.template, template[post]]
        }
        let together = inputs.withUnsafeBufferPointer { WorthTrees.shared.logOdds($0, lights[owner].spared) }
        return shapes.constant + lights[owner].logOdds + text + together
    }

    private func copyInputs(of post: Int, to inputs: inout [UInt8]) {
        let start = post * SignalColumns.width
        for input in 0..<SignalColumns.width { inputs[input] = codes[start + input] }
        inputs[WorthShapes.template] = template[post]
    }

    /// What each detector adds to these log odds.
    func parts(ofText post: Int) -> DetectorValues {
        var inputs = [UInt8](repeating: 0, count: WorthShapes.inputs)
        copyInputs(of: post, to: &inputs)
        return parts(ofText: post, inputs)
    }

    /// - Parameter inputs: those of the post.
    private func parts(ofText post: Int, _ inputs: [UInt8]) -> DetectorValues {
        let owner = Int(account[post])
        var parts = DetectorValues()
        codes.withUnsafeBufferPointer { codes in
            let start = post * SignalColumns.width
            let own = WorthShapes.shared.own(codes, from: start)
            for input in 0..<SignalColumns.width {
                parts[WorthShapes.detectors[input]] += Double(own[input, codes[start + input]])
            }
            parts[.repeated] += Double(own[WorthShapes.template, template[post]])
        }
        for detector in Detector.allCases { parts[detector] += lights[owner].parts[detector] }
        inputs.withUnsafeBufferPointer { WorthTrees.shared.add($0, lights[owner].spared, to: &parts) }
        return parts
    }

    /// What each detector adds to the log odds of a post's worth, beyond a constant.
    func parts(of post: Int) -> DetectorValues {
        var parts = parts(ofText: post)
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
