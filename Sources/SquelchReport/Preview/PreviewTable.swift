public import SquelchCuration
import SquelchDocuments
import SquelchTimeline

/// What following some accounts would add, as a table for people.
public enum PreviewTable {
    /// The table and what it comes to, in lines that fit the terminal.
    public static func render(_ preview: Preview, _ profile: TerminalProfile) -> String {
        guard !preview.candidates.isEmpty else {
            return TextWrap.lines("There is nobody to preview among these files.", width: profile.width)
                .joined(separator: "\n") + "\n"
        }
        let shown = preview.candidates.filter { $0.isNew && $0.judgement != .noPosts }
        var table = TextTable(
            [
                TextTable.Column("Account", least: 14, stretch: 2), TextTable.Column("SNR dB", isRight: true),
                TextTable.Column("90 % interval", isRight: true, dropOrder: 0),
                TextTable.Column("Posts/day", isRight: true), TextTable.Column("Min/day", isRight: true),
                TextTable.Column("New signal", isRight: true),
            ], hasRule: true)
        for one in shown {
            let account = one.account
            table.add([
                TextTable.Cell(account.account.name ?? account.account.id),
                TextTable.Cell(account.snr.map { Numbers.signed($0.decibels, 1) } ?? "", style(one)),
                TextTable.Cell(account.snr.map(interval) ?? "", .dim),
                TextTable.Cell(rate(account.postsPerDay)),
                TextTable.Cell(minutes(account.attentionPerWeek / 7)),
                TextTable.Cell(minutes(one.newSignalPerWeek / 7)),
            ])
            table.addNote(PreviewWords.sentence(one, threshold: preview.threshold), style(one))
        }
        let lines = PreviewWords.summary(preview).flatMap { TextWrap.lines($0, width: profile.width) }
        return (shown.isEmpty ? "" : table.render(profile) + "\n")
            + lines.map { SafeLine.escape($0) + "\n" }.joined()
    }

    private static func style(_ one: Candidate) -> TerminalStyle {
        switch one.judgement {
        case .worthFollowing: .good
        case .withFilter, .middling, .covered: .middling
        case .tooNoisy: .bad
        case .tooFewPosts, .silent, .noPosts, .followed: .dim
        }
    }

    private static func interval(_ snr: SignalRatio) -> String {
        let low = snr.low <= -20 ? "<-20" : Numbers.signed(snr.low, 1)
        let high = snr.high >= 20 ? ">+20" : Numbers.signed(snr.high, 1)
        return "\(low)..\(high)"
    }

    private static func rate(_ value: Double) -> String { Numbers.decimal(value, value < 0.1 ? 2 : 1) }

    private static func minutes(_ value: Double) -> String {
        value > 0 && value < 0.005 ? "<0.01" : Numbers.decimal(value, value < 1 ? 2 : 1)
    }
}
