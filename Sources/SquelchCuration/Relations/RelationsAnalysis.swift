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

    /// Networks whose files hold the user's side only: that nothing came back shows nowhere in them.
    public var oneSided: [Platform] = []

    /// Connections between whom and the user something passed, or whom the user knows.
    public var real: Int { relations.count - count(.never) }

    /// Days within which a relationship is alive.
    static let aliveDays = 365.0
    /// Days within which a word of theirs waits for an answer, where there was one before.
    static let waitingDays = 90.0
    /// Words in each direction that make a relationship close, over ``closeDays``.
    static let closeWords = 8
    static let closeDays = 90.0
    /// Words in the user's notes that stand for having met or worked together.
    static let inPerson: Set<String> = [
        "met", "colleague", "co-worker", "coworker", "friend", "kin", "parent", "child", "sibling", "spouse",
        "neighbor", "neighbour",
    ]

    /// The connections among `people`: those connected both ways, and everybody with whom something passed.
    /// - Parameters:
    ///   - people: everybody whom lists or exchanges name.
    ///   - now: the clock, which nothing counts as later than.
    public init(_ people: [Person], now: Int64) {
        let connected = people.filter {
            $0.isMutual == true || $0.interaction != AccountInteraction() || !$0.notes.isEmpty
        }
        let times = connected.flatMap { [$0.interaction.last, $0.since].compactMap { $0 } }.filter { $0 <= now }
        let reference = times.max() ?? now
        self.reference = reference
        let networks = Set(connected.compactMap(\.platform))
        oneSided = networks.filter { network in
            let known = connected.filter { $0.platform == network }
            let words = known.reduce(into: (received: 0, sent: 0)) { sum, person in
                sum.received += person.interaction.words(.received)
                sum.sent += person.interaction.words(.sent)
            }
            return words.sent > 0 && words.received == 0 && !Self.holdsAnswers.contains(network)
        }.sorted()
        let sides = oneSided
        relations = connected.map {
            Self.relation($0, reference, isOneSided: $0.platform.map(sides.contains) ?? false)
        }.sorted { left, right in
            let (a, b) = (left.standing.order, right.standing.order)
            if a != b { return a < b }
            return left.strength != right.strength ? left.strength > right.strength : left.person.id < right.person.id
        }
    }

    /// Networks whose exports have both sides of what is said.
    private static let holdsAnswers: Set<Platform> = [.linkedIn, .facebook, .mail]

    private static func relation(_ person: Person, _ reference: Int64, isOneSided: Bool) -> Relation {
        let isKnown = person.notes.contains { inPerson.contains($0.lowercased()) }
        let standing = standing(person, isKnown, reference, isOneSided: isOneSided)
        return Relation(
            person: person, standing: standing,
            strength: RelationStrength.value(person.interaction, isKnownInPerson: isKnown, reference: reference),
            evidence: RelationEvidence.list(person))
    }

    private static func standing(
        _ person: Person, _ isKnown: Bool, _ reference: Int64, isOneSided: Bool
    ) -> Relation.Standing {
        let passed = person.interaction
        // Invitations and clicks alone show no relationship.
        guard passed.substantial(.received) + passed.substantial(.sent) > 0 else { return isKnown ? .dormant : .never }
        let silent = passed.lastSubstantial.map { days(from: $0, to: reference) }
        let isLate = silent.map { $0 <= aliveDays } ?? false
        let (theirs, mine) = (passed.words(.received), passed.words(.sent))
        let known = passed.first.map { days(from: $0.time, to: passed.last ?? $0.time) } ?? 0
        if isLate, theirs > 0, mine > 0, isKnown || min(theirs, mine) >= closeWords && known >= closeDays {
            return .close
        }
        if let last = passed.lastWordReceived, last > passed.lastWordSent ?? .min {
            // A talk that ended with them need not wait for anything; one that the user never answered does.
            if days(from: last, to: reference) <= (mine == 0 ? aliveDays : waitingDays) { return .waiting }
        }
        if mine > 0, theirs == 0, !isOneSided { return .unanswered }
        return isLate ? .alive : .dormant
    }

    private static func days(from first: Int64, to last: Int64) -> Double {
        (Double(last) - Double(first)) / Double(UTCTime.secondsPerDay)
    }
}

extension Relation.Standing {
    fileprivate var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
