import SquelchModel

/// Chooses and words the reasons of an account: the largest part of the difference, in the direction of its
/// verdict, first.
enum Reasons {
    /// Parts below this many dB are left out.
    private static let leastDecibels = 0.25
    /// Below so many posts, few posts are a reason of their own.
    private static let fewPosts = 20

    static func list(
        _ score: AccountScore, verdict: Verdict, vetoes: [Veto], evidence: AccountEvidence,
        typical: DetectorValues
    ) -> [Reason] {
        guard let components = score.components else {
            let posts = Numerals.count(score.statistics.counts.posts, "post")
            return [Reason(code: .tooFewPosts, text: "\(posts) to judge by; a number takes five")]
        }
        var reasons = Detector.allCases.compactMap { detector -> Reason? in
            let decibels = components[detector]
            guard abs(decibels) >= leastDecibels else { return nil }
            // Everyday talk is welcome among friends: it is part of what informs there.
            if detector == .chatter, evidence.isSocial { return nil }
            // That an account fits is usual, or was never asked: friends have no subject.
            if detector == .fit, decibels > 0 { return nil }
            return reason(detector, decibels, score.statistics, typical, isSocial: evidence.isSocial)
        }
        let sign = verdict == .keep ? 1.0 : -1.0
        reasons.sort { left, right in
            let first = (left.decibels ?? 0) * sign
            let second = (right.decibels ?? 0) * sign
            if (first > 0) != (second > 0) { return first > 0 }
            return abs(first) != abs(second)
                ? abs(first) > abs(second) : left.code.rawValue < right.code.rawValue
        }
        if verdict == .keep, !reasons.contains(where: { ($0.decibels ?? 0) > 0 }) {
            // Nothing stands out: what there is says enough.
            let own = Numerals.percent(score.statistics.mean(.information))
            let what = evidence.isSocial ? "informs or is everyday talk" : "reads as information"
            let news = repeats(score.statistics.counts)
            reasons.insert(Reason(code: .information, text: "\(own) \(what), \(news)"), at: 0)
        }
        let posts = score.statistics.counts.posts
        // Only where the rest really pulls the other way than the detectors do.
        let isPulledBack = components.evidence * (components.total - components.evidence) < 0
        if posts < fewPosts, isPulledBack, abs(components.evidence) >= leastDecibels {
            reasons.append(
                Reason(
                    code: .fewPosts, text: "only \(posts) posts: held close to what is usual",
                    decibels: components.evidence))
        }
        // Where a veto alone keeps an account, it is the reason; elsewhere it says why not more is suggested.
        let facts = vetoes.map { fact($0, evidence) }
        return verdict == .keep ? facts + reasons : reasons + facts
    }

    private static func reason(
        _ detector: Detector, _ decibels: Double, _ statistics: AccountStatistics, _ typical: DetectorValues,
        isSocial: Bool
    ) -> Reason {
        let own = Numerals.percent(statistics.mean(detector))
        let usual = "(typical account: \(Numerals.percent(typical[detector])))"
        switch detector {
        case .information:
            let what = isSocial ? "informs, or is the everyday talk one follows friends for" : "reads as information"
            let text = decibels < 0 ? "only \(own) \(what)" : "\(own) \(what)"
            return Reason(code: .information, text: "\(text) \(usual)", decibels: decibels)
        case .spam:
            return Reason(code: .promotion, text: "\(own) reads like promotion \(usual)", decibels: decibels)
        case .bait:
            return Reason(code: .bait, text: "\(own) reads like bait \(usual)", decibels: decibels)
        case .chatter:
            return Reason(code: .chatter, text: "\(own) is everyday talk \(usual)", decibels: decibels)
        case .novelty:
            return Reason(code: .novelty, text: repeats(statistics.counts), decibels: decibels)
        case .fit:
            return Reason(
                code: .fit, text: "only \(own) fits the context it is followed in \(usual)", decibels: decibels)
        }
    }

    private static func repeats(_ counts: PostCounts) -> String {
        let posts = "\(counts.posts) posts"
        switch (counts.repeatsOfOthers, counts.repeatsOfItself) {
        case (0, 0): return "none of \(posts) repeats an earlier one"
        case (let others, 0): return "\(others) of \(posts) repeat\(ending(others)) what others posted first"
        case (0, let own): return "\(own) of \(posts) repeat\(ending(own)) the account's own earlier ones"
        case (let others, let own):
            let first = "\(others) of \(posts) repeat\(ending(others)) what others posted first"
            return "\(first), \(own) the account's own earlier ones"
        }
    }

    private static func ending(_ count: Int) -> String { count == 1 ? "s" : "" }

    private static func fact(_ veto: Veto, _ evidence: AccountEvidence) -> Reason {
        switch veto {
        case .protected: return Reason(code: .protected, text: "you have said that it stays")
        case .idle:
            let days = Numerals.count(Int(min(1e9, evidence.daysSilent)), "day")
            return Reason(code: .idle, text: "no post for \(days): idle is not noise")
        case .costsNothing:
            let minutes = Numerals.oneDecimal(evidence.minutesPerWeek)
            return Reason(code: .costsNothing, text: "takes \(minutes) minutes a week: hardly costs anything")
        case .relationship:
            return Reason(
                code: .relationship, text: "followed among friends or family: turned down, never cut off")
        case .conversation:
            return Reason(code: .conversation, text: "you talk with each other: turned down, never cut off")
        case .valued:
            let posts = Numerals.count(evidence.valuedLately.quarter, "post")
            return Reason(code: .valued, text: "you valued \(posts) of it in the last 90 days")
        case .changed:
            return Reason(code: .changed, text: "it was better until it changed lately, and may find back")
        case .uniqueSignal:
            let part = Numerals.percent(evidence.uniquePerMinute)
            return Reason(code: .uniqueSignal, text: "\(part) of its time is signal that nobody else brings")
        case .chance:
            return Reason(
                code: .chance, text: "not sure enough to suggest more, with so many accounts judged at once")
        }
    }
}
