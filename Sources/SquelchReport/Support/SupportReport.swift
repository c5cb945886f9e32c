public import SquelchCuration
import SquelchDocuments
import SquelchTimeline

/// A division of a sum, for people.
public enum SupportReport {
    /// The table in lines that fit the terminal.
    public static func table(_ plan: SupportPlan, _ profile: TerminalProfile) -> String {
        var table = TextTable(
            [
                TextTable.Column("Author", least: 12, stretch: 2),
                TextTable.Column(plan.currency.code, isRight: true),
                TextTable.Column("Signal min/week", isRight: true), TextTable.Column("Where", least: 16, stretch: 3),
            ], hasRule: true)
        for share in plan.shares {
            table.add([
                TextTable.Cell(share.name), TextTable.Cell(plan.currency.text(share.amount), .good),
                TextTable.Cell(minutes(share)), TextTable.Cell(share.links.first ?? ""),
            ])
        }
        let head = plan.shares.isEmpty ? "" : table.render(profile) + "\n"
        return head + sentences(plan).flatMap { TextWrap.lines($0, width: profile.width) }.joined(separator: "\n")
            + "\n"
    }

    private static func sentences(_ plan: SupportPlan) -> [String] {
        let sum = "\(plan.currency.text(plan.budget)) \(plan.currency.code)"
        var lines: [String] = []
        if !plan.shares.isEmpty {
            let authors = Counted.text(plan.shares.count, "author")
            lines.append(
                "\(sum) for \(authors), by the signal that each gave. Nothing has been paid: open the links yourself.")
        } else if plan.belowMinimum > 0 {
            lines.append("\(sum) stay yours: no part would reach the minimum.")
        } else {
            lines.append("\(sum) stay yours: no account with signal says where it takes money.")
        }
        if plan.withoutLink > 0 {
            lines.append(
                "\(Counted.text(plan.withoutLink, "account")) with signal \(plan.withoutLink == 1 ? "names" : "name") no way to pay."
            )
        }
        if plan.belowMinimum > 0, !plan.shares.isEmpty {
            lines.append(
                "\(Counted.text(plan.belowMinimum, "account")) would get less than the minimum: that part went to the others."
            )
        }
        return lines
    }

    private static func minutes(_ share: SupportPlan.Share) -> String {
        share.signalMinutesPerWeek < 0.05 ? "<0.1" : Numbers.decimal(share.signalMinutesPerWeek, 1)
    }

    /// A self-contained page of links to open.
    /// - Parameters:
    ///   - plan: whom to give money, and where each takes it.
    ///   - version: of the program.
    public static func html(_ plan: SupportPlan, version: String) -> String {
        let rows = plan.shares.map { share -> [String: Any] in
            [
                "name": share.name, "amount": "\(plan.currency.text(share.amount)) \(plan.currency.code)",
                "signal": minutes(share),
                "links": share.links.map { link -> [String: Any] in ["text": link, "url": WebLink.safe(link) ?? false]
                },
            ]
        }
        return SmallPage.support.render([
            "version": version, "rows": rows, "has_rows": !rows.isEmpty,
            "sentences": sentences(plan).map { ["text": $0] },
        ])
    }
}
