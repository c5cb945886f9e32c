import SquelchModel
public import SquelchTimeline

/// Which connections rest on interaction (design section 2): evidence for each, never a score by their number.
public struct RelationsAnalysis: Sendable, Equatable {
    /// The moment from which time is counted: the last exchange or connection that the data know.
    public var reference: Int64
    /// The connections: by class, within it the strongest first, then by id.
    public var relations: [Relation]

    /// Connections of a class.
    public func count(_ standing: Relation.Standing) -> Int { relations.count { $0.standing == standing } }

    /// Days within which a relationship is alive.
    static let aliveDays = 365.0
    /// Exchanges in each direction that make it possible to vouch for each other, over ``referenceDays``.
    static let referenceExchanges = 8
    static let referenceDays = 90.0
    /// Words in the user's notes that stand for having met or worked together.
    static let inPerson: Set<String> = [
        "met", "colleague", "co-worker", "coworker", "friend", "kin", "parent", "child", "sibling", "spouse",
        "neighbor", "neighbour",
    ]

    /// The connections among `people`: those connected both ways, and everybody with whom something passed.
    /// - Parameter now: the clock, which nothing counts as later than.
    public init(_ people: [Person], now: Int64) {
        let connected = people.filter {
            $0.isMutual == true || $0.interaction != AccountInteraction() || !$0.notes.isEmpty
        }
        let times = connected.flatMap { [$0.interaction.last, $0.since].compactMap { $0 } }.filter { $0 <= now }
        let reference = times.max() ?? now
        self.reference = reference
        relations = connected.map { Self.relation($0, reference) }.sorted { left, right in
            let (a, b) = (left.standing.order, right.standing.order)
            if a != b { return a < b }
            return left.strength != right.strength ? left.strength > right.strength : left.person.id < right.person.id
        }
    }

    private static func relation(_ person: Person, _ reference: Int64) -> Relation {
        let isKnown = person.notes.contains { inPerson.contains($0.lowercased()) }
        return Relation(
            person: person, standing: standing(person, isKnown, reference),
            strength: RelationStrength.value(person.interaction, isKnownInPerson: isKnown, reference: reference),
            evidence: RelationEvidence.list(person))
    }

    private static func standing(_ person: Person, _ isKnown: Bool, _ reference: Int64) -> Relation.Standing {
        let interaction = person.interaction
        // An invitation is how the connection began: it says nothing else.
        let received = interaction.received - interaction.count(.invitation, .received)
        let sent = interaction.sent - interaction.count(.invitation, .sent)
        guard received + sent > 0 else { return isKnown ? .dormant : .never }
        let isMutual = received > 0 && sent > 0
        let recommended =
            interaction.count(.recommendation, .received) + interaction.count(.recommendation, .sent) > 0
        let days = interaction.first.flatMap { first in interaction.last.map { Double($0 - first.time) / 86_400 } } ?? 0
        let isDeep = min(received, sent) >= referenceExchanges && days >= referenceDays
        if recommended || isMutual && (isKnown || isDeep) { return .reference }
        let silent = interaction.last.map { (Double(reference) - Double($0)) / 86_400 }
        return isMutual && silent.map { $0 <= aliveDays } ?? false ? .alive : .dormant
    }
}

extension Relation.Standing {
    fileprivate var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
