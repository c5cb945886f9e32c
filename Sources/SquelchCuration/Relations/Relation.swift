public import SquelchTimeline

/// What the connection with one person rests on.
public struct Relation: Sendable, Equatable {
    /// Who it is.
    public var person: Person
    /// Class of the connection.
    public var standing: Standing
    /// How much there is to it now, 0...1: ``RelationStrength``.
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

    /// The classes, the strongest first.
    public enum Standing: String, Sendable, CaseIterable {
        /// You know enough of each other that one could vouch for the other.
        case reference = "could-give-a-reference"
        /// You have been in touch, both ways, within a year.
        case alive
        /// Something passed between you, but not both ways within a year.
        case dormant
        /// Nothing passed but the connection itself.
        case never = "never-interacted"
    }
}
