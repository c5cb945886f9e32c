import SquelchSignals
import SquelchTimeline

/// Where the personal model of a run comes from.
public enum PersonalMode: Sendable {
    /// Learn one from what the user valued, if there is anything.
    case learn
    /// Use one that was learnt before, and learn nothing.
    case use(PersonalModel)
    /// Use none, nor any rating.
    case off

    /// Whether what the user marked counts; nil where a model of another time does.
    public var learns: Bool? {
        switch self {
        case .learn: true
        case .use: nil
        case .off: false
        }
    }

    /// Whether nothing of the user's marks is to be used.
    var isOff: Bool {
        if case .off = self { true } else { false }
    }
}

/// What came of it.
public struct PersonalResult: Sendable {
    /// The model that was used; nil where there is none.
    public var model: PersonalModel?
    /// The attempt to learn one; nil where nothing was to be learnt.
    public var outcome: PersonalOutcome?
    /// Posts rated yes or no that level and taste were learnt from (`ReaderCalibration`); 0 where they are too few.
    public var ratings = 0
    /// Log odds of each post being one that this user values; empty without a model.
    var scores: [Float] = []
}

/// Takes the columns of a timeline to the personal model and back.
enum PersonalPass {
    /// Learns or applies a model. `quality` is the default worth of each post before novelty and fit, 0...1.
    static func run(
        _ mode: PersonalMode, _ timeline: Timeline, _ signals: borrowing SignalColumns, quality: [Float]
    ) -> PersonalResult {
        var result = PersonalResult()
        switch mode {
        case .off: return result
        case .use(let model):
            result.model = model
            result.scores = model.scores(examples(timeline, signals))
        case .learn:
            guard !timeline.attention.isEmpty else { return result }
            let examples = examples(timeline, signals)
            let outcome = PersonalTrainer.train(examples, defaultScore: quality.map(logOdds))
            result.outcome = outcome
            result.model = outcome.model
            if let model = outcome.model { result.scores = model.scores(examples) }
        }
        return result
    }

    private static func examples(_ timeline: Timeline, _ signals: borrowing SignalColumns) -> PersonalExamples {
        let accounts = timeline.accounts.map { UInt32(truncatingIfNeeded: StableHash.of($0.id)) }
        let facets = timeline.facets.map { facet -> UInt32 in
            facet.kind == .domain ? UInt32(truncatingIfNeeded: StableHash.of(facet.name)) | 1 : 0
        }
        let evidence = evidence(timeline)
        var examples = PersonalExamples(featureCount: 4)
        var features = [Float](repeating: 0, count: 4)
        for post in 0..<timeline.posts.count {
            let site = timeline.posts.facets[post].lazy.map { facets[Int($0)] }.first { $0 != 0 }
            features[0] = signals.value(.information, of: post)
            features[1] = signals.value(.spam, of: post)
            features[2] = signals.value(.bait, of: post)
            features[3] = signals.value(.chatter, of: post)
            examples.append(
                terms: signals.terms.buckets[signals.terms.range(post)], site: site ?? 0,
                account: accounts[Int(timeline.posts.account[post])], time: timeline.posts.time[post],
                features: features, evidence: evidence[post])
        }
        return examples
    }

    /// The strongest mark of each post; a rejection goes before all.
    private static func evidence(_ timeline: Timeline) -> [PersonalEvidence] {
        var evidence = [PersonalEvidence](repeating: .none, count: timeline.posts.count)
        for mark in timeline.attention {
            let one: PersonalEvidence =
                switch mark.action {
                case .rateUp, .star, .save, .bookmark, .repost: .save
                case .reply, .like: .like
                case .open, .read: .read
                case .rateDown: .reject
                case .skip: .none
                }
            if one.rawValue > evidence[Int(mark.post)].rawValue { evidence[Int(mark.post)] = one }
        }
        return evidence
    }

    @inline(__always)
    static func logOdds(_ probability: Float) -> Float { Float(ModelMath.logit(Double(probability))) }
}

extension PostScores {
    /// Blends the personal scores into quality, and keeps them as probabilities.
    mutating func apply(_ personal: PersonalResult) {
        guard let model = personal.model, personal.scores.count == count else { return }
        for post in quality.indices {
            let blended = model.blended(
                default: PersonalPass.logOdds(quality[post]), personal: personal.scores[post])
            quality[post] = Float(ModelMath.sigmoid(Double(blended)))
        }
        self.personal = personal.scores.map { Float(ModelMath.sigmoid(Double($0))) }
    }
}
