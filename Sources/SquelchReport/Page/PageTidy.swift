import SquelchCuration
import SquelchTimeline

/// What is silent or stands twice: it takes no time, and clutters the list.
enum PageTidy {
    /// Accounts of a kind that are named.
    private static let most = 200

    static func fields(_ analysis: Analysis, _ insights: ReportInsights) -> Fields {
        let all = Advice.tidy(analysis)
        guard !all.isEmpty else { return [:] }
        let groups: [(title: (String) -> String, items: [Advice])] = [
            ({ "\($0) followed twice" }, all.filter { $0.account.doubleOf != nil }),
            ({ "\($0) moved" }, all.filter(\.account.hasMoved)),
            ({ "\($0) ended: silent for years, or with a farewell" }, all.filter { $0.step == .shelve(.ended) }),
            ({ "\($0) dormant" }, all.filter { $0.step == .shelve(.dormant) }),
        ]
        return [
            "tidy": true,
            "tidySentence":
                "What is silent takes none of your time, and is no noise. A folder of its own keeps it out of "
                + "the way, and of what is followed twice one is enough: “squelch plan” writes the files for both, and the "
                + "way back.",
            "tidyGroups": groups.filter { !$0.items.isEmpty }.map { group in
                PageGroup.fields(
                    group.title(Counted.text(group.items.count, "account")), group.items.lazy.map { row($0, insights) },
                    most: most)
            },
        ]
    }

    private static func row(_ advice: Advice, _ insights: ReportInsights) -> Fields {
        let account = advice.account
        var fields: Fields = ["name": PageText.name(account.account, width: 60)]
        fields["anchor"] = PageText.anchor(insights.places[account.index], insights)
        if let other = account.doubleOf {
            fields["note"] = "the same posts as \(PageText.line(other, width: 60))"
        } else if account.hasMoved, let target = account.account.movedTo {
            fields["note"] = "now at \(PageText.line(target, width: 80))"
        } else {
            fields["note"] = account.lastPost.map { "no post since \(UTCTime.day($0))" } ?? ""
        }
        return fields
    }
}
