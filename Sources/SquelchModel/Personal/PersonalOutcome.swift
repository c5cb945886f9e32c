/// What became of the wish to learn from what a reader valued.
public struct PersonalOutcome: Sendable {
    /// Why there is no personal model; the default evidence then stands alone.
    public enum Abstention: String, Sendable, CaseIterable, Codable {
        /// Fewer than ``PersonalTrainer/fewestPositives`` deliberate marks.
        case tooFewPositives
        /// Fewer than that of posts which were seen and not valued, in the weeks of the marks.
        case tooFewNegatives
        /// On posts kept back it is no better than the default evidence, or than chance as far as can be told.
        case notBetter
        /// The arrays of the examples do not fit together.
        case inconsistentExamples
    }

    /// The model, trained on everything; nil where it abstains.
    public var model: PersonalModel?
    /// Why there is no model; nil where there is one.
    public var abstention: Abstention?
    /// Deliberate positives in the sample.
    public var positives: Int
    /// Negatives in the sample.
    public var negatives: Int
    /// Figures of the newer fifth (or a fifth by hash); nil where no model was trained.
    public var heldOut: HeldOut?
    /// What the decision rests on: ``heldOut``, or five folds where that fifth holds too few positives.
    public var decision: HeldOut?
}
