import SquelchModel
import SquelchTimeline

/// Why somebody is on a list: one sentence from the data, by what is most true of them.
enum ListReason {
    /// Shared stories from which it can be told who is first.
    private static let fewestShared = 5
    private static let mostlyFirst = 0.6
    /// Part of the stories that nobody else tells, from which an account is a source of its own.
    private static let mostlyAlone = 0.8

    static func text(_ account: AccountAnalysis, _ overlap: StoryOverlap) -> String {
        let special = standing(account, overlap)
        return level(account) + (special.map { "; " + $0 } ?? "")
    }

    private static func level(_ account: AccountAnalysis) -> String {
        guard account.isSilent, let last = account.lastPost else {
            return [rate(account), density(account)].compactMap { $0 }.joined(separator: ", ")
        }
        return "Quiet since \(UTCTime.day(last))" + (density(account).map { "; until then " + $0 } ?? "")
    }

    private static func rate(_ account: AccountAnalysis) -> String {
        let week = account.postsPerDay * 7
        if week >= 10 {
            return "About \(Int(account.postsPerDay.rounded())) posts a day".replacing(
                "About 1 posts", with: "About one post")
        }
        if week >= 1.5 { return "About \(Int(week.rounded())) posts a week" }
        if week >= 0.75 { return "About one post a week" }
        if account.postsPerDay * 30 >= 1.5 { return "\(Int((account.postsPerDay * 30).rounded())) posts a month" }
        return account.postsPerDay > 0 ? "A rare post" : "\(Numerals.count(account.posts, "post"))"
    }

    /// The share in tenths, with its interval: a number without its uncertainty is an opinion.
    private static func density(_ account: AccountAnalysis) -> String? {
        guard let snr = account.snr, let share = account.share else { return nil }
        let tenths = Int((share * 10).rounded())
        let low = Int((Decibels.share(at: snr.low) * 10).rounded(.down))
        let high = min(10, Int((Decibels.share(at: snr.high) * 10).rounded(.up)))
        return "worth some \(tenths) of every 10 minutes (\(low) to \(high))"
    }

    private static func standing(_ account: AccountAnalysis, _ overlap: StoryOverlap) -> String? {
        let all = overlap.stories[account.index]
        let alone = overlap.alone[account.index]
        let partners = overlap.partners(of: account.index)
        let shared = partners.reduce(0) { $0 + $1.shared }
        let first = partners.reduce(0) { $0 + $1.shared - $1.otherFirst }
        if shared >= fewestShared, Double(first) >= mostlyFirst * Double(shared) {
            return "usually first with what others repeat (\(first) of \(shared) times)"
        }
        if all >= fewestShared, Double(alone) >= mostlyAlone * Double(all) {
            return alone == all
                ? "nobody else on my lists tells any of it" : "nobody else tells \(alone) of its \(all) stories"
        }
        return nil
    }
}
