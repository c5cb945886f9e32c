public import SquelchCuration
import SquelchTimeline

/// The analysis as a table for people: the accounts in the order of their signal, totals below.
public enum AnalysisTable {
    /// Below this width the reason gets a line of its own.
    private static let oneLine = 132

    /// The table in lines that fit the terminal.
    public static func render(_ analysis: Analysis, _ profile: TerminalProfile) -> String {
        guard !analysis.accounts.isEmpty else {
            return "No account has posts in this period.\n" + AnalysisTotals.hints(analysis, profile)
        }
        let hasReasons = profile.width >= oneLine
        var table = TextTable(columns(hasReasons), hasRule: true)
        let bar = IntervalBar(isUnicode: profile.isUnicode, width: 15, reach: 20)
        for account in analysis.accounts {
            table.add(row(account, bar, hasReasons))
            if !hasReasons, let reason = account.reasons.first { table.addNote("  " + reason.text) }
        }
        return table.render(profile) + AnalysisTotals.render(analysis, profile)
    }

    private static func columns(_ hasReasons: Bool) -> [TextTable.Column] {
        var columns = [
            TextTable.Column("Account", least: 12, stretch: 3), TextTable.Column("Context", least: 8, stretch: 2),
            TextTable.Column("Posts/day", isRight: true), TextTable.Column("Share", isRight: true),
            TextTable.Column("SNR dB", isRight: true), TextTable.Column("-20    0    +20"),
            TextTable.Column("Verdict"),
        ]
        if hasReasons { columns.append(TextTable.Column("Why", least: 20, stretch: 1)) }
        return columns
    }

    private static func row(_ account: AccountAnalysis, _ bar: IntervalBar, _ hasReason: Bool) -> [TextTable.Cell] {
        let style = account.verdict.style
        var row = [
            TextTable.Cell(account.account.name ?? account.account.id),
            TextTable.Cell(account.contexts.joined(separator: ", "), .dim),
            // Without a dated post there is no rate.
            TextTable.Cell(
                account.lastPost == nil || !account.isRateKnown
                    ? "?" : Numbers.decimal(account.postsPerDay, account.postsPerDay < 10 ? 1 : 0)),
            TextTable.Cell(Numbers.percent(account.attentionShare)),
            TextTable.Cell(account.snr.map { Numbers.signed($0.decibels, 1) } ?? "", style),
            TextTable.Cell(bar.draw(account.snr?.decibels, low: account.snr?.low, high: account.snr?.high), style),
            TextTable.Cell(account.verdict.words, style),
        ]
        if hasReason { row.append(TextTable.Cell(account.reasons.first?.text ?? "")) }
        return row
    }
}

extension Verdict {
    /// As people read it.
    var words: String {
        switch self {
        case .keep: "keep"
        case .turnDown: "turn down"
        case .unfollow: "unfollow"
        case .tooLittleData: "too few posts"
        }
    }

    var style: TerminalStyle {
        switch self {
        case .keep: .good
        case .turnDown: .middling
        case .unfollow: .bad
        case .tooLittleData: .dim
        }
    }
}
