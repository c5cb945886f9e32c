import SquelchModel
import SquelchSignals
import SquelchTimeline

/// Chooses and words the reasons of an account: the largest part of the difference, in the direction of its
/// verdict, first.
enum Reasons {
    /// Parts below this many dB are left out.
    private static let leastDecibels = 0.25
    /// Parts of fewer dB explain no verdict by themselves.
    private static let standsOut = 0.75
    /// Part of the posts by which an account has to differ from the typical one to be told apart by it.
    private static let leastDifference = 0.05
    /// Most reasons that are parts.
    private static let most = 6
    /// Minutes a week below which little is gained by a suggestion.
    private static let littleMinutes = 1.0
    /// Posts a day from which their number is a reason by itself.
    private static let many = 1.5
    /// Posts that others repeat from which it is worth a word.
    private static let fewestTold = 3

    static func list(
        _ score: AccountScore, verdict: Verdict, vetoes: [Veto], evidence: AccountEvidence, typical: DetectorValues,
        particulars: Particulars = Particulars()
    ) -> [Reason] {
        guard let components = score.components else {
            let posts = Counted.text(score.statistics.counts.posts, "post")
            return [Reason(code: .tooFewPosts, text: "\(posts) to judge by; a number takes five")]
        }
        var reasons = Detector.allCases.compactMap { detector -> Reason? in
            let decibels = components[detector]
            guard abs(decibels) >= leastDecibels else { return nil }
            // Everyday talk is welcome among friends: it is no reason there.
            if detector == .chatter, evidence.isSocial { return nil }
            // That an account fits is usual, or was never asked.
            if detector == .fit, decibels > 0, !evidence.isSocial { return nil }
            return reason(detector, decibels, score, evidence, typical, particulars)
        }
        let sign = verdict == .keep ? 1.0 : -1.0
        reasons.sort { left, right in
            let first = (left.decibels ?? 0) * sign
            let second = (right.decibels ?? 0) * sign
            if (first > 0) != (second > 0) { return first > 0 }
            return abs(first) != abs(second) ? abs(first) > abs(second) : left.code.rawValue < right.code.rawValue
        }
        reasons = Array(reasons.prefix(most))
        // What one can point to goes before the wording; where nothing of it stands out, the number itself says more.
        if let place = reasons.firstIndex(where: {
            ($0.decibels ?? 0) * sign >= standsOut && leads($0, verdict, score)
        }) {
            var first = reasons.remove(at: place)
            if first.code == .rate { first.text += ", of whose time \(Numerals.percent(score.share)) is worth it" }
            reasons.insert(first, at: 0)
        } else {
            reasons.insert(level(score, verdict, particulars), at: 0)
        }
        if abs(components.evidence) >= leastDecibels {
            let posts = Counted.text(score.statistics.counts.posts, "post")
            reasons.append(
                Reason(
                    code: .fewPosts, text: "only \(posts): held close to what is usual", decibels: components.evidence))
        }
        // Where a veto alone keeps an account, it is the reason; elsewhere it says why not more is suggested.
        let facts = vetoes.map { fact($0, evidence) }
        if verdict == .keep { return facts + reasons }
        return reasons + facts + (evidence.minutesPerWeek < littleMinutes ? [little(evidence)] : [])
    }

    /// Whether a reason may come first: how it is worded convinces nobody, and how seldom it posts is neither praise nor
    /// blame.
    private static func leads(_ reason: Reason, _ verdict: Verdict, _ score: AccountScore) -> Bool {
        switch reason.code {
        case .form: false
        case .rate: verdict != .keep && score.postsPerDay >= many
        default: true
        }
    }

    /// What of its time is signal, with what shows it, in words that go with the verdict.
    private static func level(_ score: AccountScore, _ verdict: Verdict, _ particulars: Particulars) -> Reason {
        let share = Numerals.percent(score.share)
        let counts = score.statistics.counts
        let text: String
        if verdict != .keep {
            let example = particulars.poor.map { "; “\($0)” is not" } ?? ""
            text = "only \(share) of its time is worth it, at \(rate(score.postsPerDay))" + example
        } else if particulars.told >= fewestTold {
            let part = particulars.told == counts.posts ? "all" : Counted.grouped(particulars.told)
            let told = "others repeat \(part) of its \(Counted.text(counts.posts, "post"))"
            text = "\(share) of its time is worth it, and \(told)"
        } else {
            let example = particulars.good.map { "such as “\($0)”" } ?? repeats(counts, particulars)
            text = "\(share) of its time is worth it, \(example)"
        }
        return Reason(code: .level, text: text)
    }

    private static func reason(
        _ detector: Detector, _ decibels: Double, _ score: AccountScore, _ evidence: AccountEvidence,
        _ typical: DetectorValues, _ particulars: Particulars
    ) -> Reason? {
        let statistics = score.statistics
        let value = statistics.mean(detector)
        let own = Numerals.percent(value)
        let usual = "(typical account: \(Numerals.percent(typical[detector])))"
        switch detector {
        case .novelty:
            return Reason(code: .novelty, text: repeats(statistics.counts, particulars), decibels: decibels)
        case .fit where evidence.isSocial:
            return Reason(
                code: .fit, text: "among friends, whose everyday talk is what one follows them for", decibels: decibels)
        case .fit:
            let text = "only \(own) fits the context it is followed in \(usual)"
            return Reason(code: .fit, text: text, decibels: decibels)
        case .form:
            let text = WritingStyle.words(score.features, speaksFor: decibels > 0)
            return Reason(code: .form, text: text, decibels: decibels)
        case .rate:
            // How often alone is no reproach.
            return Reason(code: .rate, text: rate(score.postsPerDay), decibels: decibels)
        case .marks:
            return Reason(code: .marks, text: marks(evidence, decibels), decibels: decibels)
        default:
            // The sentence compares with the typical account; where it would say the contrary of its decibels, wording
            // beyond the mean decided, and there is nothing to show for it.
            let isMore = value > typical[detector]
            guard abs(value - typical[detector]) >= leastDifference else { return nil }
            guard isMore == (decibels > 0) || !detector.isGood, isMore == (decibels < 0) || detector.isGood else {
                return nil
            }
            let few = isMore ? "" : "only "
            return Reason(code: code(detector), text: few + detector.clause(own) + " " + usual, decibels: decibels)
        }
    }

    private static func code(_ detector: Detector) -> Reason.Code { Reason.Code(rawValue: detector.name) ?? .form }

    private static func rate(_ postsPerDay: Double) -> String {
        switch postsPerDay {
        case 1.5...: return "\(Numerals.oneDecimal(postsPerDay)) posts a day"
        case 0.2...: return "\(Numerals.oneDecimal(postsPerDay * 7)) posts a week"
        default: return "\(Numerals.oneDecimal(postsPerDay * 365)) posts a year"
        }
    }

    private static func marks(_ evidence: AccountEvidence, _ decibels: Double) -> String {
        guard evidence.marked > 0 else {
            if decibels > 0 { return "its posts are like those that you valued" }
            return "nothing of its \(Counted.text(evidence.posts, "post")) was ever liked, saved or answered by you"
        }
        return "you liked, saved or answered \(evidence.marked) of its \(Counted.text(evidence.posts, "post"))"
    }

    private static func repeats(_ counts: PostCounts, _ particulars: Particulars) -> String {
        let posts = Counted.text(counts.posts, "post")
        let (others, own) = (counts.repeatsOfOthers, counts.repeatsOfItself)
        let ownWords = "the account's own earlier ones"
        switch (others, own) {
        case (0, 0): return "none of \(posts) repeats an earlier one"
        case (0, _): return "\(own) of \(posts) repeat\(ending(own)) \(ownWords)"
        default:
            let first = "\(others) of \(posts) repeat\(ending(others)) \(originals(others, particulars))"
            return own == 0 ? first : "\(first), \(own) \(ownWords)"
        }
    }

    /// What is repeated, by the name of the account that told it first where most is from one.
    private static func originals(_ repeats: Int, _ particulars: Particulars) -> String {
        guard let source = particulars.source, source.repeats * 2 > repeats else { return "what others posted first" }
        if source.repeats == repeats { return "what \(source.name) posted first" }
        return "what others, above all \(source.name), posted first"
    }

    private static func ending(_ count: Int) -> String { count == 1 ? "s" : "" }

    private static func little(_ evidence: AccountEvidence) -> Reason {
        let minutes = Numerals.oneDecimal(evidence.minutesPerWeek * 52)
        return Reason(code: .costsNothing, text: "little gained: it takes \(minutes) minutes a year")
    }

    private static func fact(_ veto: Veto, _ evidence: AccountEvidence) -> Reason {
        let text =
            switch veto {
            case .protected: "you have said that it stays"
            case .relationship: "followed among friends or family: turned down, never cut off"
            case .conversation: "you talk with each other: turned down, never cut off"
            case .valued:
                "you valued \(Counted.text(evidence.valuedLately.quarter, "post")) of it in the last 90 days"
            case .changed: "it was better until it changed lately, and may find back"
            case .uniqueSignal:
                "\(Numerals.percent(evidence.uniquePerMinute)) of its time is signal that nobody else brings"
            case .chance: "not sure enough to suggest more, with so many accounts judged at once"
            }
        return Reason(code: veto.code, text: text)
    }
}
