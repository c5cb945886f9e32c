public import SquelchModel

/// What is to be said of the personal model: whether it is used, and how good it is on this user's own data.
public struct PersonalSummary: Sendable, Equatable, Codable {
    /// Share of the personal score in the worth of posts, 0...1; 0 where the default evidence stands alone.
    public var weight: Double
    /// Why no model is used; nil where one is.
    public var abstention: PersonalOutcome.Abstention?
    /// Marked posts that it rests on.
    public var positives: Int
    /// Posts beside them that were seen and not marked.
    public var negatives: Int
    /// Posts rated yes or no that moved level and taste; 0 where they are too few.
    public var ratings: Int
    /// Figures on posts that were kept back; nil where there were too few.
    public var heldOut: HeldOut?

    /// The summary of a result; nil where there was nothing to learn and no model.
    init?(_ result: PersonalResult) {
        ratings = result.ratings
        if let model = result.model {
            weight = Double(model.blend.lambda)
            positives = model.positives
            negatives = model.negatives
            heldOut = model.heldOut
        } else if let outcome = result.outcome {
            weight = 0
            abstention = outcome.abstention
            positives = outcome.positives
            negatives = outcome.negatives
            heldOut = outcome.heldOut
        } else {
            return nil
        }
    }
}
