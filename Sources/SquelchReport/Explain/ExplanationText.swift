public import SquelchCuration
import SquelchDocuments
import SquelchModel
import SquelchTimeline

/// An explanation for the terminal: the answer first, then what it rests on.
public struct ExplanationText {
    private let explanation: Explanation
    private let profile: TerminalProfile
    private var lines: [String] = []

    /// The explanation in lines that fit the terminal.
    public static func render(_ explanation: Explanation, _ profile: TerminalProfile) -> String {
        var text = ExplanationText(explanation: explanation, profile: profile)
        text.addHead()
        text.addReasons()
        text.addComponents()
        text.addPosts("Posts that helped most", explanation.helped)
        text.addPosts("Posts that hurt most", explanation.hurt)
        text.addSeries()
        text.addPast()
        text.addStories()
        text.addTurnDowns()
        text.addFlips()
        return text.lines.joined(separator: "\n") + "\n"
    }

    private var account: AccountAnalysis { explanation.account }

    private mutating func heading(_ text: String) {
        lines.append("")
        lines.append(profile.paint(text, .heading))
    }

    /// A sentence, broken where the line ends.
    private mutating func add(_ text: String, indent: String = "  ") {
        let wrapped = TextWrap.lines(text, width: profile.width - indent.count, indent: "  ")
        lines += wrapped.map { indent + $0 }
    }

    private mutating func addHead() {
        let name = TerminalText.fit(account.account.name ?? account.account.id, profile.width)
        lines.append(profile.paint(name, .heading))
        let also = account.account.aliases.isEmpty ? "" : " · also " + account.account.aliases.joined(separator: ", ")
        // An account without a name is called by its id already.
        let id = account.account.name == nil ? "" : account.account.id
        if !(id + also).isEmpty { add(id.isEmpty ? String(also.dropFirst(3)) : id + also, indent: "") }
        if !account.contexts.isEmpty { add("Followed in " + account.contexts.joined(separator: ", "), indent: "") }
        if account.account.isMuted { add("You have muted or blocked it", indent: "") }
        let verdict = profile.paint(account.verdict.words, account.verdict.style)
        guard let snr = account.snr, let share = account.share else {
            lines.append("\(verdict): \(Counted.text(account.posts, "post")), and a number takes five")
            return
        }
        lines.append("\(verdict) · SNR \(Numbers.signed(snr.decibels, 1)) dB, 90 % interval \(Self.interval(snr))")
        add("Of ten minutes that it takes, \(Numbers.decimal(share * 10, 1)) are signal", indent: "")
        if let rank = account.rank { add("Rank \(rank.low) to \(rank.high) of \(explanation.measured)", indent: "") }
        let minutes = Numbers.decimal(account.signalMinutesPerWeek + account.noiseMinutesPerWeek, 1)
        let window = account.window.map { " from \(UTCTime.day($0.from)) to \(UTCTime.day($0.to))" } ?? ""
        add(
            "\(Counted.text(account.posts, "post"))\(window): \(Numbers.decimal(account.postsPerDay, 2)) a day, \(Counted.minutes(minutes)) a week",
            indent: "")
        if !explanation.subjects.isEmpty { add("About: " + explanation.subjects.joined(separator: ", "), indent: "") }
    }

    private static func interval(_ snr: SignalRatio) -> String {
        let low = snr.low <= -Decibels.unbounded ? "no lower end" : Numbers.signed(snr.low, 1)
        let high = snr.high >= Decibels.unbounded ? "no upper end" : Numbers.signed(snr.high, 1)
        return "\(low) to \(high)"
    }

    private mutating func addReasons() {
        guard !account.reasons.isEmpty else { return }
        heading("Why")
        for reason in account.reasons {
            let decibels = reason.decibels.map { " (\(Numbers.signed($0, 1)) dB)" } ?? ""
            add("- " + reason.text + decibels)
        }
    }

    private mutating func addComponents() {
        guard let components = account.components else { return }
        heading("Against your typical account, which has \(Numbers.signed(explanation.typical, 1)) dB")
        let reach = components.named.map { abs($0.decibels) }.max() ?? 1
        let bar = SignedBar(isUnicode: profile.isUnicode, half: 16, reach: max(3, reach))
        let parts = Detector.allCases.map { ($0.words, components[$0]) } + [("few posts", components.evidence)]
        for (words, decibels) in parts.filter({ abs($0.1) >= 0.05 }).sorted(by: { abs($0.1) > abs($1.1) }) {
            lines.append("  " + Self.cell(words, 18) + Self.number(decibels) + "  " + bar.draw(decibels))
        }
        lines.append("  " + Self.cell("together", 18) + Self.number(components.total))
    }

    private static func cell(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func number(_ value: Double) -> String {
        let text = Numbers.signed(value, 1)
        return String(repeating: " ", count: max(0, 6 - text.count)) + text
    }

    private mutating func addPosts(_ title: String, _ posts: [PostInfluence]) {
        guard !posts.isEmpty else { return }
        heading(title)
        var columns = [TextTable.Column("dB", isRight: true), TextTable.Column("Post", least: 20, stretch: 1)]
        columns.append(TextTable.Column("worth", isRight: true, least: 5))
        columns.append(TextTable.Column("Reads as", least: 12))
        columns.append(TextTable.Column("Day", dropOrder: 0))
        var table = TextTable(columns)
        for influence in posts {
            let title = influence.post.title ?? influence.post.url ?? influence.post.id ?? "(no text)"
            var row = [TextTable.Cell(Numbers.signed(influence.decibels, 2)), TextTable.Cell(title)]
            row.append(TextTable.Cell(Numbers.decimal(influence.post.worth * 100, 0)))
            row.append(TextTable.Cell(influence.traits.map(\.words).joined(separator: ", ")))
            row.append(TextTable.Cell(influence.post.published.map(UTCTime.day) ?? ""))
            table.add(row)
            if let original = influence.original {
                table.addNote("      repeats \(original.account)" + (original.title.map { ": “\($0)”" } ?? ""))
            }
        }
        lines += table.render(profile).split(separator: "\n").map { String($0) }
    }

    private mutating func addSeries() {
        let series = explanation.series
        guard series.steps.count > 1 else { return }
        heading("Over time, \(series.steps.count) steps of \(Numbers.decimal(series.stepDays, 1)) days")
        let line = Sparkline(isUnicode: profile.isUnicode)
        let posts = series.steps.map { Double($0.posts) }
        let most = posts.max() ?? 1
        lines.append(
            "  posts   " + line.draw(posts.map { $0 > 0 ? $0 : nil }, in: 0...max(1, most)) + "  up to \(Int(most))")
        lines.append("  signal  " + line.draw(series.steps.map(\.share), in: 0...1) + "  0 to 100 %")
        if let trend = account.trendPerMonth { add("Trend: \(Numbers.signed(trend, 1)) dB a month") }
    }

    /// Analyses of which a line is shown.
    private static let mostPast = 8

    private mutating func addPast() {
        guard !explanation.past.isEmpty else { return }
        let all = explanation.past
        heading("In earlier analyses, \(Counted.text(all.count, "day"))")
        let levels = all.compactMap(\.decibels)
        if all.count > 1, let low = levels.min(), let high = levels.max() {
            let line = Sparkline(isUnicode: profile.isUnicode)
            // A change of a decibel is no drop from top to bottom.
            let middle = (low + high) / 2
            let half = max(3, (high - low) / 2)
            let shown = all.suffix(max(8, profile.width - 40)).map(\.decibels)
            lines.append(
                "  SNR     " + line.draw(shown, in: middle - half...middle + half)
                    + "  \(Numbers.signed(low, 1)) to \(Numbers.signed(high, 1)) dB")
        }
        if all.count > Self.mostPast { add("The last \(Self.mostPast):") }
        for one in all.suffix(Self.mostPast) {
            let level = one.decibels.map { Numbers.signed($0, 1) + " dB" } ?? "not measured"
            let interval =
                if let decibels = one.decibels, let low = one.low, let high = one.high {
                    " (\(Self.interval(SignalRatio(decibels: decibels, low: low, high: high))))"
                } else { "" }
            add("- \(UTCTime.day(one.at)): \(level)\(interval)\(one.verdict.map { ", " + $0.words } ?? "")")
        }
    }

    private mutating func addStories() {
        let (all, alone) = explanation.stories
        guard all > 0 else { return }
        heading("What is only here")
        let unique = Numbers.decimal(account.uniqueSignalMinutesPerWeek, 2)
        add(
            "\(Counted.grouped(alone)) of \(Counted.text(all, "story", "stories")) \(alone == 1 ? "is" : "are") told by nobody else; unfollowing loses \(Counted.minutes(unique)) of signal a week"
        )
        for partner in explanation.partners {
            add(
                "- \(partner.name) tells \(partner.pair.shared) of the others, \(partner.pair.otherFirst) of them first"
            )
        }
    }

    private mutating func addTurnDowns() {
        guard !account.turnDown.isEmpty else { return }
        heading("What turning down could do")
        for filter in account.turnDown {
            let hidden = filter.posts > 0 ? ", hiding \(Counted.text(filter.posts, "post"))" : ""
            add("- \(filter.instruction): \(Numbers.signed(filter.snrAfter, 1)) dB\(hidden)")
        }
    }

    private mutating func addFlips() {
        guard !explanation.flips.isEmpty else { return }
        heading("What would change the verdict (threshold \(Numbers.signed(explanation.threshold, 1)) dB)")
        for flip in explanation.flips { add("- " + flip) }
    }

}
