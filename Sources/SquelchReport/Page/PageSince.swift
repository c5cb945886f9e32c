import SquelchCuration
import SquelchTimeline

/// What has changed since the last analysis that the archive keeps.
enum PageSince {
    /// Accounts of a kind that are named.
    private static let most = 30

    static func fields(_ analysis: Analysis, _ insights: ReportInsights) -> Fields {
        guard let since = analysis.since else { return [:] }
        let places = Dictionary(
            analysis.accounts.enumerated().map { ($1.account.id, $0) }, uniquingKeysWith: { first, _ in first })
        let row = { (account: SinceLastTime.Named, note: String) -> Fields in
            var fields: Fields = ["name": PageText.line(account.name, width: 60), "note": note]
            fields["anchor"] = places[account.id].flatMap { PageText.anchor($0, insights) }
            return fields
        }
        let shift = { (one: SinceLastTime.Shift) -> Fields in
            row(one.account, "\(PageNumbers.decibels(one.before)) to \(PageNumbers.decibels(one.after))\u{A0}dB")
        }
        let groups: [(title: String, rows: [Fields])] = [
            ("Judged another way", since.judged.map { row($0.account, "\($0.before.words), now \($0.after.words)") }),
            ("Rose", since.risen.map(shift)), ("Fell", since.fallen.map(shift)),
            ("New", since.new.map { row($0, "") }), ("Gone", since.gone.map { row($0, "") }),
        ]
        return [
            "since": UTCTime.day(since.at),
            "sinceSentence": since.isEmpty
                ? "Nothing has changed by more than another sample of posts would."
                : SinceWords.advice(since).joined(separator: " "),
            "sinceGroups": groups.filter { !$0.rows.isEmpty }.map { group in
                PageGroup.fields("\(group.title): \(Counted.grouped(group.rows.count))", group.rows, most: most)
            },
        ]
    }
}
