import SquelchCuration
import SquelchDocuments
import SquelchTimeline

/// A column of the table of accounts and of its CSV, under the name that CSV gives it.
public enum AccountColumn: String, CaseIterable, Sendable {
    case id, name, platform, contexts, posts
    case rate = "posts_per_day"
    case attention = "attention_share"
    case snr = "snr_db"
    case low = "snr_low_db"
    case high = "snr_high_db"
    case share
    case signal = "signal_minutes_per_week"
    case noise = "noise_minutes_per_week"
    case unique = "unique_signal_minutes_per_week"
    case verdict, reason
    case last = "last_post"
    case url, feed, activity
    case double = "double_of"
    case moved = "moved_to"
    /// The interval as a drawing; in tables alone.
    case bar

    /// The columns of a table where none are asked for.
    static let standard: [AccountColumn] = [.name, .contexts, .rate, .attention, .snr, .bar, .verdict, .reason]

    /// The column that a person means by `name`: as CSV has it, or a short word for it.
    public init?(named name: String) {
        let plain = name.lowercased().split { $0 == "-" || $0 == " " }.joined(separator: "_")
        let short: [String: AccountColumn] = [
            "account": .name, "context": .contexts, "rate": .rate, "attention": .attention, "snr": .snr,
            "low": .low, "high": .high, "signal": .signal, "noise": .noise, "unique": .unique, "why": .reason,
            "last": .last, "double": .double, "moved": .moved, "interval": .bar,
        ]
        guard let column = AccountColumn(rawValue: plain) ?? short[plain] else { return nil }
        self = column
    }

    /// What a table calls it, and how it gives way: what says least about an account goes first, its name never.
    var tableColumn: TextTable.Column {
        switch self {
        case .name: .init("Account", least: 24, stretch: 3)
        case .contexts: .init("Context", least: 8, stretch: 2, dropOrder: 1)
        case .attention: .init("Share", isRight: true, dropOrder: 2)
        case .rate: .init("Posts/day", isRight: true, dropOrder: 3)
        case .bar: .init("-20    0    +20", dropOrder: 4)
        case .snr: .init("SNR dB", isRight: true)
        case .verdict: .init("Verdict")
        case .reason: .init("Why", least: 20, stretch: 1, wraps: true)
        case .id: .init("Id", least: 12, stretch: 2)
        case .platform: .init("Network", dropOrder: 2)
        case .posts: .init("Posts", isRight: true, dropOrder: 5)
        case .low: .init("Low", isRight: true, dropOrder: 4)
        case .high: .init("High", isRight: true, dropOrder: 4)
        case .share: .init("Signal", isRight: true, dropOrder: 5)
        case .signal: .init("Signal min/wk", isRight: true, dropOrder: 5)
        case .noise: .init("Noise min/wk", isRight: true, dropOrder: 6)
        case .unique: .init("Only here min/wk", isRight: true, dropOrder: 5)
        case .last: .init("Last post", dropOrder: 5)
        case .url: .init("Site", least: 12, stretch: 2, dropOrder: 1)
        case .feed: .init("Feed", least: 12, stretch: 2, dropOrder: 1)
        case .activity: .init("Activity", dropOrder: 5)
        case .double: .init("Same as", least: 12, stretch: 1, dropOrder: 5)
        case .moved: .init("Now at", least: 12, stretch: 2, dropOrder: 5)
        }
    }

    /// What a table says of an account.
    func cell(_ account: AccountAnalysis, _ bar: IntervalBar) -> TextTable.Cell {
        let style = account.verdict.style
        func text(_ value: String?) -> TextTable.Cell { TextTable.Cell(value ?? "") }
        return switch self {
        case .name: text(account.account.name ?? account.account.id)
        case .contexts: TextTable.Cell(account.contexts.joined(separator: ", "), .dim)
        case .rate: Self.rate(account)
        case .attention: text(Numbers.percent(account.attentionShare))
        case .snr: TextTable.Cell(account.snr.map { Numbers.signed($0.decibels, 1) } ?? "", style)
        case .bar:
            TextTable.Cell(bar.draw(account.snr?.decibels, low: account.snr?.low, high: account.snr?.high), style)
        case .verdict: TextTable.Cell(account.verdict.words, style)
        case .reason: text(account.reasons.first?.text)
        case .id: text(account.account.id)
        case .platform: text(account.account.platform?.rawValue)
        case .posts: text(Counted.grouped(account.posts))
        case .low: text(account.snr.map { Numbers.signed($0.low, 1) })
        case .high: text(account.snr.map { Numbers.signed($0.high, 1) })
        case .share: text(account.share.map(Numbers.percent))
        case .signal: text(Numbers.decimal(account.signalMinutesPerWeek, 1))
        case .noise: text(Numbers.decimal(account.noiseMinutesPerWeek, 1))
        case .unique: text(Numbers.decimal(account.uniqueSignalMinutesPerWeek, 1))
        case .last: text(account.lastPost.map(UTCTime.day))
        case .url: text(account.account.url)
        case .feed: text(account.account.feedURL)
        case .activity: text(account.activity.rawValue)
        case .double: text(account.doubleOf)
        case .moved: text(account.account.movedTo)
        }
    }

    /// How often it posts; of who has fallen silent, that. Without a dated post there is no rate.
    private static func rate(_ account: AccountAnalysis) -> TextTable.Cell {
        if account.lastPost == nil || !account.isRateKnown { return TextTable.Cell("?") }
        if account.activity != .active { return TextTable.Cell(account.activity.rawValue, .dim) }
        return TextTable.Cell(Numbers.decimal(account.postsPerDay, account.postsPerDay < 10 ? 1 : 0))
    }
}
