import SquelchModel
import SquelchTimeline

/// Why each account is on a list: one short sentence by what tells it apart there, in words that anybody may read.
///
/// No intervals, and no minutes: those are for the one who chooses. The same data give the same words.
struct ListReasons {
    /// Shared stories from which it can be told who is first.
    private static let fewestShared = 5
    private static let mostlyFirst = 0.6
    /// Part of the stories that nobody else tells, from which an account is a source of its own.
    private static let mostlyAlone = 0.8
    /// Decibels over the typical account from which a trait is worth a word.
    private static let standsOut = 0.3

    /// What can be said of each account besides how often it posts, by its index; the most telling first.
    private var statements: [Int: [String]] = [:]
    /// Accounts of which something can be said.
    private var counts: [String: Int] = [:]

    /// Reasons for the accounts of one list.
    init(_ accounts: [AccountAnalysis], _ overlap: StoryOverlap) {
        for account in accounts {
            let all = Self.standing(account, overlap) + Self.traits(account) + Self.density(account)
            statements[account.index] = all
            for statement in all { counts[statement, default: 0] += 1 }
        }
    }

    /// The sentence of one of them. What is true of most tells nobody apart: of what can be said, the rarest is.
    func text(_ account: AccountAnalysis) -> String {
        let rate =
            (account.isSilent ? account.lastPost : nil).map { "Quiet since \(UTCTime.day($0))" } ?? Self.rate(account)
        let rarest = statements[account.index]?.min { counts[$0, default: 0] < counts[$1, default: 0] }
        return rarest.map { rate + ", " + $0 } ?? rate
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

    /// What it is to the others: the first with what they repeat, or the only one.
    private static func standing(_ account: AccountAnalysis, _ overlap: StoryOverlap) -> [String] {
        var words: [String] = []
        let partners = overlap.partners(of: account.index)
        let shared = partners.reduce(0) { $0 + $1.shared }
        let first = partners.reduce(0) { $0 + $1.shared - $1.otherFirst }
        if shared >= fewestShared, Double(first) >= mostlyFirst * Double(shared) {
            words.append("often first with what others repeat")
        }
        let all = overlap.stories[account.index]
        if all >= fewestShared, Double(overlap.alone[account.index]) >= mostlyAlone * Double(all) {
            words.append("with stories that nobody else tells")
        }
        return words
    }

    /// What it does more than others, as its reasons have it.
    private static func traits(_ account: AccountAnalysis) -> [String] {
        account.reasons.filter { ($0.decibels ?? 0) >= standsOut }.compactMap { reason in
            switch reason.code {
            case .knowledge: "explains what it tells"
            case .information: "with news and facts"
            case .pointer: "with finds worth following"
            case .personal: "told from life"
            case .fun: "often fun"
            default: nil
            }
        }
    }

    /// How much of it is worth reading, in words.
    private static func density(_ account: AccountAnalysis) -> [String] {
        switch account.share ?? 0 {
        case 0.85...: ["and nearly every one is worth reading"]
        case 0.7..<0.85: ["most of them worth reading"]
        case 0.55..<0.7: ["more often worth reading than not"]
        default: []
        }
    }
}
