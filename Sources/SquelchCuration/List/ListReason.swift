import SquelchModel
import SquelchTimeline

/// Why somebody is on a list: one short sentence by what tells them apart, in words that anybody may read.
///
/// No intervals, and no minutes: those are for the one who chooses. The same data give the same words.
enum ListReason {
    /// Shared stories from which it can be told who is first.
    private static let fewestShared = 5
    private static let mostlyFirst = 0.6
    /// Part of the stories that nobody else tells, from which an account is a source of its own, where others are not.
    private static let mostlyAlone = 0.8
    /// Part of a list's accounts for which a statement tells one apart.
    private static let special = 0.25

    static func text(_ account: AccountAnalysis, _ overlap: StoryOverlap, aloneIsSpecial: Bool) -> String {
        let last = account.isSilent ? account.lastPost : nil
        let rate = last.map { "Quiet since \(UTCTime.day($0))" } ?? rate(account)
        guard let more = standing(account, overlap, aloneIsSpecial) ?? density(account) else { return rate }
        return rate + ", " + more
    }

    /// Whether to tell its own stories tells an account of the list apart: most do where few overlap.
    static func aloneIsSpecial(among accounts: [AccountAnalysis], _ overlap: StoryOverlap) -> Bool {
        let alone = accounts.count { isAlone($0, overlap) }
        return Double(alone) <= special * Double(accounts.count)
    }

    private static func rate(_ account: AccountAnalysis) -> String {
        let week = account.postsPerDay * 7
        if week >= 14 { return "Several posts a day" }
        if week >= 6 { return "About a post a day" }
        if week >= 1.5 { return "A few posts a week" }
        if week >= 0.75 { return "About a post a week" }
        if account.postsPerDay * 30 >= 1.5 { return "A few posts a month" }
        return "Posts rarely"
    }

    /// How much of it is worth reading, in words.
    private static func density(_ account: AccountAnalysis) -> String? {
        guard let share = account.share else { return nil }
        switch share {
        case 0.85...: return "and nearly every one is worth reading"
        case 0.7..<0.85: return "most of them worth reading"
        case 0.55..<0.7: return "more often worth reading than not"
        default: return nil
        }
    }

    private static func isAlone(_ account: AccountAnalysis, _ overlap: StoryOverlap) -> Bool {
        let all = overlap.stories[account.index]
        return all >= fewestShared && Double(overlap.alone[account.index]) >= mostlyAlone * Double(all)
    }

    private static func standing(_ account: AccountAnalysis, _ overlap: StoryOverlap, _ aloneIsSpecial: Bool)
        -> String?
    {
        let partners = overlap.partners(of: account.index)
        let shared = partners.reduce(0) { $0 + $1.shared }
        let first = partners.reduce(0) { $0 + $1.shared - $1.otherFirst }
        if shared >= fewestShared, Double(first) >= mostlyFirst * Double(shared) {
            return "often first with what others repeat"
        }
        return aloneIsSpecial && isAlone(account, overlap) ? "with stories that nobody else tells" : nil
    }
}
