public import SquelchCuration
import SquelchTimeline

/// The analysis as a table for people: the accounts in the order of their signal, totals below.
public enum AnalysisTable {
    /// Below this width the reason gets a line of its own.
    private static let oneLine = 132

    /// The table in lines that fit the terminal.
    /// - Parameters:
    ///   - analysis: the accounts, in the order of the rows.
    ///   - profile: width and abilities of the terminal.
    ///   - choice: which accounts have a row; the totals are of all.
    ///   - wanted: the columns, in their order; none takes the usual ones.
    public static func render(
        _ analysis: Analysis, _ profile: TerminalProfile, choice: AccountChoice = AccountChoice(),
        columns wanted: [AccountColumn] = []
    ) -> String {
        if let sentence = AnalysisAbsence.sentence(analysis) {
            return TextWrap.lines(sentence, width: max(20, profile.width)).joined(separator: "\n") + "\n"
                + AnalysisTotals.hints(analysis, profile)
        }
        let columns = wanted.isEmpty ? AccountColumn.standard : wanted
        let hasReasons = profile.width >= oneLine
        let noted = columns.contains(.reason) && !hasReasons
        let shown = columns.filter { !noted || $0 != .reason }
        var table = TextTable(shown.map(\.tableColumn), hasRule: true)
        let bar = IntervalBar(isUnicode: profile.isUnicode, width: 15, reach: 20)
        let accounts = choice.apply(analysis.accounts)
        for account in accounts {
            table.add(shown.map { $0.cell(account, bar) })
            if noted, let reason = account.reasons.first { table.addNote("  " + reason.text) }
        }
        return table.render(profile) + count(accounts.count, of: analysis) + AnalysisTotals.render(analysis, profile)
    }

    /// How many are shown, where it is not all.
    private static func count(_ shown: Int, of analysis: Analysis) -> String {
        guard shown < analysis.accounts.count else { return "" }
        return "\n\(Counted.grouped(shown)) of \(Counted.text(analysis.accounts.count, "account")) shown\n"
    }
}

extension Verdict {
    /// As people read it.
    package var words: String {
        switch self {
        case .keep: "keep"
        case .turnDown: "turn down"
        case .unfollow: "unfollow"
        case .tooLittleData: "too few posts"
        }
    }

    package var style: TerminalStyle {
        switch self {
        case .keep: .good
        case .turnDown: .middling
        case .unfollow: .bad
        case .tooLittleData: .dim
        }
    }
}
