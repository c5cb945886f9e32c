import SquelchModel
import SquelchTimeline

/// The strength of a relationship from what passed, which way and when.
///
/// Each kind counts with the logarithm of its number, as the tenth message says less than the second. Both directions
/// are joined by their geometric mean: who is only talked to, or only talks, has no relationship. Time halves it every
/// two years. The weights are reasoned, not learnt: no labelled data of relationships can be had without people's mail.
enum RelationStrength {
    private static let halfLifeDays = 730.0
    /// Strength that counts as half: ten messages each way.
    private static let half = 2.4
    /// What exchanges in one direction only are worth.
    private static let oneSided = 0.15

    /// Strength in 0...1.
    static func value(_ interaction: AccountInteraction, isKnownInPerson: Bool, reference: Int64) -> Double {
        let received = sum(interaction, .received)
        let sent = sum(interaction, .sent)
        var raw = (received * sent).squareRoot() + oneSided * max(received, sent)
        if isKnownInPerson { raw += 1 }
        let age = (interaction.lastSubstantial ?? interaction.last).map {
            max(0, Double(reference) - Double($0)) / 86_400
        }
        raw *= age.map { Decibels.half(every: halfLifeDays, after: $0) } ?? 0.5
        return raw / (raw + half)
    }

    private static func sum(_ interaction: AccountInteraction, _ direction: AccountInteraction.Direction) -> Double {
        AccountInteraction.Kind.allCases.reduce(0) { sum, kind in
            let count = Double(interaction.count(kind, direction))
            return sum + weight(kind) * ModelMath.ln(1 + count)
        }
    }

    private static func weight(_ kind: AccountInteraction.Kind) -> Double {
        switch kind {
        case .recommendation: 3
        case .message, .reply, .comment: 1
        case .mention: 0.4
        case .reaction: 0.2
        case .endorsement, .invitation: 0.05
        }
    }
}
