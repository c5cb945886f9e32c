import SquelchCuration
import SquelchDocuments
import SquelchTimeline

/// How many there are, and whom the time goes to.
enum TimeSentence {
    /// Accounts that are named as those that take most.
    private static let mostNamed = 3
    /// Part of the time from which a few accounts are worth a sentence.
    private static let large = 0.5

    static func lines(_ analysis: Analysis, _ profile: TerminalProfile) -> [String] {
        let totals = analysis.totals
        let counts = "\(Counted.text(totals.accounts, "account")), \(Counted.text(totals.posts, "post"))"
        let period = "\(UTCTime.day(analysis.window.from)) to \(UTCTime.day(analysis.window.to))"
        let head = TextWrap.lines("\(counts) from \(period)", width: max(20, profile.width))
        return head.map { profile.paint($0, .heading) }
            + TextWrap.lines(time(analysis), width: max(20, profile.width))
    }

    private static func time(_ analysis: Analysis) -> String {
        let minutes = analysis.totals.attentionMinutesPerDay
        guard minutes > 0 else { return "They take no time now: none of them has posted lately." }
        let length = Numbers.decimal(minutes, minutes < 9.95 ? 1 : 0)
        let whole = "They take \(length) \(length == "1.0" ? "minute" : "minutes") a day."
        return whole + " " + concentration(analysis)
    }

    /// The few that take most of it, by name; else what the ten largest take.
    private static func concentration(_ analysis: Analysis) -> String {
        guard let few = largest(analysis) else { return "" }
        let named = AccountChoice(order: .cost, most: few.count > mostNamed ? 1 : few.count).apply(analysis.accounts)
        let names = named.map { one in
            "\(one.account.name ?? one.account.id) \(Numbers.percent(one.attentionShare))"
        }.joined(separator: ", ")
        let accounts = few.count == 1 ? "account takes" : "accounts take"
        let most = few.count > mostNamed ? "; most of all" : ":"
        let who = few.count == 1 ? named.first.map { $0.account.name ?? $0.account.id } ?? names : names
        return "\(few.words) \(accounts) \(Numbers.percent(few.part)) of it\(most) \(who)."
    }

    /// The one to three accounts that take half of the time, else the ten that take most, with their part; nil where there
    /// are too few to tell them apart.
    static func largest(_ analysis: Analysis) -> (count: Int, words: String, part: Double)? {
        let accounts = AccountChoice(order: .cost, most: 10).apply(analysis.accounts)
        guard analysis.accounts.count > mostNamed else { return nil }
        var sum = 0.0
        for (place, words) in ["One", "Two", "Three"].enumerated() where place < accounts.count {
            sum += accounts[place].attentionShare
            if sum >= large { return (place + 1, words, sum) }
        }
        guard analysis.accounts.count > 2 * accounts.count else { return nil }
        return (accounts.count, "Ten", accounts.reduce(0) { $0 + $1.attentionShare })
    }
}
