public import SquelchTimeline

/// What the connection with one person rests on.
public struct Relation: Sendable, Equatable {
    /// Who it is.
    public var person: Person
    /// Class of the connection.
    public var standing: Standing
    /// How much there is to it now, 0...1: `RelationStrength`.
    public var strength: Double
    /// What it rests on, in words; empty where nothing passed.
    public var evidence: [String]

    /// A relation of finished parts.
    public init(person: Person, standing: Standing, strength: Double, evidence: [String]) {
        self.person = person
        self.standing = standing
        self.strength = strength
        self.evidence = evidence
    }

    /// The classes, the strongest first: who owes whom a word.
    public enum Standing: String, Sendable, CaseIterable {
        /// You have been in touch often, both ways, for long, and lately.
        case close
        /// Something passed between you within a year.
        case alive
        /// The last word is theirs, lately.
        case waiting = "waiting-for-your-answer"
        /// You wrote, and nothing came back.
        case unanswered = "no-answer"
        /// Something passed between you, longer than a year ago.
        case dormant
        /// Nothing passed but the connection itself, and clicks of endorsement.
        case never = "never-interacted"
    }

    /// Whether they have said what they know of the user's work: a recommendation or an endorsement from them.
    public var couldGiveReference: Bool { spoke(.received) }
    /// Whether the user has said what they know of theirs.
    public var couldRecommend: Bool { spoke(.sent) }

    private func spoke(_ direction: AccountInteraction.Direction) -> Bool {
        person.interaction.count(.recommendation, direction) + person.interaction.count(.endorsement, direction) > 0
    }
}
