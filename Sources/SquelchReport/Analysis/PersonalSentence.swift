public import SquelchCuration
import SquelchDocuments
import SquelchModel
import SquelchTimeline

/// The figures of the personal model in a sentence for people.
public enum PersonalSentence {
    /// One English sentence without a full stop.
    public static func text(_ personal: PersonalSummary) -> String {
        guard personal.ratings > 0 else { return model(personal) }
        let ratings = "Level and taste follow your \(Counted.text(personal.ratings, "rating"))"
        return personal.abstention == .tooFewPositives ? ratings : "\(ratings). \(model(personal))"
    }

    private static func model(_ personal: PersonalSummary) -> String {
        let marks = "What you valued (\(Counted.text(personal.positives, "post")))"
        guard personal.abstention == nil else {
            let reason =
                switch personal.abstention {
                case .tooFewPositives: "is too little to learn from; \(PersonalTrainer.fewestPositives) are needed"
                case .tooFewNegatives: "has nothing beside it to tell it from"
                case .notBetter, .inconsistentExamples, nil: "does not tell more than the default evidence"
                }
            return "\(marks) \(reason): scores do not use it"
        }
        let weight = Numbers.percent(personal.weight)
        guard let heldOut = personal.heldOut else { return "\(marks) counts \(weight)" }
        let own = Numbers.decimal(heldOut.personalAUC, 2)
        let usual = Numbers.decimal(heldOut.defaultAUC, 2)
        return "\(marks) counts \(weight): on posts kept back it ranks with AUC \(own), without it \(usual)"
    }
}
