import SquelchTimeline

/// What a relationship rests on, as short sentences of counts: never a word of what was said.
enum RelationEvidence {
    /// The evidence, the strongest first.
    static func list(_ person: Person) -> [String] {
        var list = AccountInteraction.Kind.evidence.compactMap { kind -> String? in
            let received = person.interaction.count(kind, .received)
            let sent = person.interaction.count(kind, .sent)
            switch (sent, received) {
            case (0, 0): return nil
            case (let sent, 0): return kind.counted(sent) + " from you"
            case (0, let received): return kind.counted(received) + " from them"
            case (let sent, let received):
                return "\(kind.counted(sent)) from you, \(received) from them"
            }
        }
        if !list.isEmpty, person.interaction.onlyClicks { list[0] = "only clicks: " + list[0] }
        if !person.notes.isEmpty { list.insert("you noted: " + person.notes.joined(separator: ", "), at: 0) }
        return list
    }
}

extension AccountInteraction {
    /// Whether endorsements are all that passed, but for the invitation.
    var onlyClicks: Bool {
        count(.endorsement, .received) + count(.endorsement, .sent) > 0
            && substantial(.received) + substantial(.sent) == 0
    }
}

extension AccountInteraction.Kind {
    /// The kinds in the order of what they say.
    fileprivate static let evidence: [Self] = [
        .recommendation, .message, .comment, .reply, .mention, .endorsement, .reaction, .invitation,
    ]

    fileprivate func counted(_ number: Int) -> String {
        self == .reply && number != 1 ? "\(number) replies" : Counted.text(number, rawValue)
    }
}
