/// Learns what one reader values, and says whether that is better than knowing nothing of the reader.
public enum PersonalTrainer {
    /// Deliberate positives, and negatives, below which nothing is learnt: with fewer no gain was measurable.
    public static let fewestPositives = 20
    /// Positives in the newer fifth below which five folds decide in its place: its AUC would be off by 0.05 and more.
    static let fewestJudged = 50

    /// Trains on all marks and as many other posts as `PersonalSample` draws.
    ///
    /// The result depends on the set of posts alone, not on their order.
    /// - Parameters:
    ///   - examples: posts with what the user did with them.
    ///   - defaultScore: log odds of the default worth of each post; missing ones count as 0.
    /// - Complexity: linear in the number of places of the sampled posts, plus a sort of the posts.
    public static func train(_ examples: PersonalExamples, defaultScore: [Float]) -> PersonalOutcome {
        guard examples.isConsistent else {
            return PersonalOutcome(abstention: .inconsistentExamples, positives: 0, negatives: 0)
        }
        let sample = PersonalSample(examples)
        var outcome = PersonalOutcome(positives: sample.positives, negatives: sample.negatives)
        if sample.positives < fewestPositives {
            outcome.abstention = .tooFewPositives
            return outcome
        }
        if sample.negatives < fewestPositives {
            outcome.abstention = .tooFewNegatives
            return outcome
        }
        let matrix = PersonalMatrix(examples, rows: sample.rows)
        let fit = PersonalFit(matrix: matrix, label: sample.label)
        let trial = PersonalTrial(examples: examples, sample: sample, fit: fit, defaultScore: defaultScore)
        let newest = trial.newest()
        var judged = newest
        if newest.parts.joined().count(where: { $0.isValued }) < fewestJudged { judged = trial.folds() }
        let calibration = PersonalCalibration(judged.parts)
        let heldOut = HeldOut(split: newest.split, parts: newest.parts, calibration: calibration)
        let decision = HeldOut(split: judged.split, parts: judged.parts, calibration: calibration)
        outcome.heldOut = heldOut
        outcome.decision = decision
        guard isBetter(decision, positives: sample.positives) else {
            outcome.abstention = .notBetter
            return outcome
        }
        let blend = PersonalBlend(positives: sample.positives, parts: judged.parts, calibration: calibration)
        outcome.model = PersonalModel(
            fit.weights { _ in true }, of: matrix, calibration: calibration, blend: blend, sample: sample,
            heldOut: heldOut, decision: decision)
        return outcome
    }

    /// What is expected of models of readers before one's own figures are seen, with its spread: three people's stars
    /// gave 0.55 to 0.65 with twenty of them, and 0.45 to 0.58 without a model.
    private static let expected = (personal: 0.60, fallback: 0.53, spread: 0.06)

    /// Whether a model with these figures is to be used: above the default evidence, and above chance by standard
    /// errors that rise to two with the number of positives.
    ///
    /// Five positives kept back tell next to nothing: an AUC of theirs is off by 0.13. So each figure is first drawn
    /// towards what is expected of readers, as far as it is uncertain. A model of few positives has little weight in the
    /// blend, so little harm is in trying it; one of many must have proved itself.
    static func isBetter(_ figures: HeldOut, positives: Int) -> Bool {
        let variance = figures.standardError * figures.standardError
        let trust = expected.spread * expected.spread / (expected.spread * expected.spread + variance)
        let personal = expected.personal + trust * (figures.personalAUC - expected.personal)
        let fallback = expected.fallback + trust * (figures.defaultAUC - expected.fallback)
        let errors = min(2, Double(positives) / 100)
        return personal > fallback && personal > 0.5 + errors * figures.standardError
    }
}

extension PersonalOutcome {
    init(abstention: Abstention? = nil, positives: Int, negatives: Int) {
        self.abstention = abstention
        self.positives = positives
        self.negatives = negatives
    }
}
