package import SquelchCuration
import SquelchTimeline

/// What a preview says in sentences.
package enum PreviewWords {
    /// Why a candidate is judged as it is.
    package static func sentence(_ one: Candidate, threshold: Double) -> String {
        var words = judgement(one, threshold)
        if let context = one.context, one.isNew, one.judgement != .tooNoisy, one.judgement != .silent {
            words += "; fits \(context)"
        }
        if one.account.account.isFollower { words += "; follows you" }
        if [.worthFollowing, .middling].contains(one.judgement) { words += overlap(one) }
        return words
    }

    private static func judgement(_ one: Candidate, _ threshold: Double) -> String {
        switch one.judgement {
        case .followed: return "already among what you read"
        case .worthFollowing:
            let posts = Counted.text(one.account.posts, "post")
            let isSure = (one.account.snr?.low ?? threshold) >= threshold
            return "\(isSure ? "" : "probably ")worth following, by \(posts)"
        case .covered:
            if one.isRetold, let partner = one.partner {
                return "mostly covered: \(partner.name) tells \(partner.shared) of its \(one.stories) stories"
            }
            let above = one.partner.map { ", above all \($0.name)" } ?? ""
            return "mostly covered: others bring \(Numbers.percent(one.coveredShare ?? 0)) of its signal\(above)"
        case .withFilter:
            let filter = one.account.turnDown.first
            let after = filter.map { "\($0.instruction): then \(Numbers.signed($0.snrAfter, 1)) dB" } ?? ""
            return "worth following with a filter: \(after)"
        case .middling: return "may be below what you ask for"
        case .tooNoisy: return "too noisy"
        case .silent:
            guard let last = one.account.lastPost else { return "silent: nothing to gain" }
            return "silent since \(UTCTime.day(last)): nothing to gain"
        case .tooFewPosts:
            return one.account.posts == 1 ? "too few posts to say: 1" : "too few posts to say: \(one.account.posts)"
        case .noPosts: return "no posts among the files"
        }
    }

    private static func overlap(_ one: Candidate) -> String {
        guard let partner = one.partner, partner.shared > 1 else { return "" }
        return "; \(partner.shared) of \(one.stories) stories also in \(partner.name)"
    }

    /// What it all comes to.
    package static func summary(_ preview: Preview) -> [String] {
        var lines: [String] = []
        if let names = names(preview.candidates.filter { $0.judgement == .noPosts }) {
            lines.append("Without posts among the files, hence without a number: \(names).")
        }
        if let names = names(preview.candidates.filter { !$0.isNew }) {
            lines.append("Already among what you read: \(names).")
        }
        if preview.now.accounts > 0 { lines.append("Now: \(level(preview.now)).") }
        lines += changes(preview)
        return lines
    }

    private static func names(_ candidates: [Candidate]) -> String? {
        guard !candidates.isEmpty else { return nil }
        let most = 8
        let names = candidates.prefix(most).map { $0.account.account.name ?? $0.account.account.id }
        let rest = candidates.count > most ? " and \(candidates.count - most) more" : ""
        return names.joined(separator: ", ") + rest
    }

    private static func changes(_ preview: Preview) -> [String] {
        var lines: [String] = []
        let new = preview.candidates.count { $0.isNew && $0.judgement != .noPosts && $0.judgement != .silent }
        let chosen = preview.candidates.count { $0.judgement == .worthFollowing }
        let with = preview.now.accounts > 0 ? "With" : ""
        if chosen > 0, chosen < new {
            let who = chosen == 1 ? "the one that is worth following" : "the \(chosen) that are worth following"
            lines.append(sentence("\(with) \(who): \(level(preview.withChosen))."))
        }
        if new > 0 {
            let who = new == 1 ? "it" : "all \(new)"
            lines.append(sentence("\(with) \(who): \(level(preview.withAll))."))
        }
        return lines
    }

    private static func sentence(_ words: String) -> String {
        let words = words.first == " " ? String(words.dropFirst()) : words
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    private static func level(_ level: Preview.Level) -> String {
        let accounts = Counted.text(level.accounts, "account")
        let places = level.attentionPerDay < 10 ? 2 : 0
        let minutes = "\(Counted.minutes(Numbers.decimal(level.attentionPerDay, places))) a day"
        guard let share = level.share else { return "\(accounts), \(minutes)" }
        let signal = "\(Numbers.decimal(level.signalPerDay, places)) of them signal"
        return "\(accounts), \(minutes), \(signal) (\(Numbers.percent(share)))"
    }
}
