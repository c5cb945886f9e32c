public import SquelchCuration
import SquelchTimeline

/// What can be made of the decisions: a plan, and the list of those whom one listens to.
public struct ReviewOutcome: Sendable {
    private let material: ReviewMaterial
    private let state: ReviewState

    /// The outcome of what is decided so far.
    public init(_ material: ReviewMaterial, _ state: ReviewState) {
        self.material = material
        self.state = state
    }

    /// What the decisions come to.
    public var balance: ReviewBalance { ReviewBalance(material.result.analysis, state) }

    /// The decisions as a plan: only what was decided, turning down before cutting off.
    public var plan: ActionPlan {
        var steps: [Advice] = []
        var tidy: [Advice] = []
        for (place, written) in state.standing {
            let account = material.accounts[place]
            guard let advice = ReviewBalance.advice(account, written.decision) else { continue }
            if written.decision.action == .tidy { tidy.append(advice) } else { steps.append(advice) }
        }
        return ActionPlan(
            asOf: material.result.analysis.window.to, items: Self.sorted(steps).map { PlanItem($0) },
            tidy: Self.sorted(tidy).map { PlanItem($0) })
    }

    private static func sorted(_ advice: [Advice]) -> [Advice] {
        advice.sorted { left, right in
            if left.isUnfollow != right.isUnfollow { return right.isUnfollow }
            let noise = (left.account.noiseMinutesPerWeek, right.account.noiseMinutesPerWeek)
            return noise.0 != noise.1 ? noise.0 > noise.1 : left.account.account.id < right.account.account.id
        }
    }

    /// The list of those whom one listens to, with whom one has decided to keep, and without all that go or are turned down.
    public var list: ListeningList {
        var result = material.result
        for (place, written) in state.standing {
            result.analysis.accounts[place].verdict =
                switch written.decision.action {
                case .keep: .keep
                case .turnDown, .snooze: .turnDown
                case .unfollow, .tidy: .unfollow
                }
        }
        return ListBuilder().list(result)
    }
}

/// What a person changes on the list before it is published.
public struct ListEdits: Sendable, Equatable {
    /// Ids of the entries that stay.
    public var chosen: Set<String>
    /// Sentences in place of the machine's, by id.
    public var sentences: [String: String]

    /// Most characters of a sentence.
    public static let longestSentence = 400

    /// Edits.
    public init(chosen: Set<String>, sentences: [String: String]) {
        self.chosen = chosen
        self.sentences = sentences
    }

    /// The list as the person wants it.
    public func apply(to list: ListeningList) -> ListeningList {
        var list = list
        list.sections = list.sections.compactMap { section in
            var section = section
            section.entries = section.entries.filter { chosen.contains($0.id) }.map { entry in
                var entry = entry
                let sentence = sentences[entry.id].map { String($0.prefix(Self.longestSentence)) } ?? ""
                // A sentence that was left as it stood is still the machine's.
                if sentence.contains(where: { !$0.isWhitespace }), sentence != entry.sentence { entry.note = sentence }
                return entry
            }
            return section.entries.isEmpty ? nil : section
        }
        return list
    }
}
