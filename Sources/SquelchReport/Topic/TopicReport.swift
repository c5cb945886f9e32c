public import SquelchCuration
import SquelchDocuments
import SquelchTimeline

/// Who knows about a topic, for people.
public enum TopicReport {
    /// The ranking in lines that fit the terminal.
    /// - Parameters:
    ///   - ranking: who has most to say about the question, first.
    ///   - top: accounts that are listed, at most.
    ///   - profile: width and abilities of the terminal.
    public static func text(_ ranking: TopicRanking, top: Int, _ profile: TerminalProfile) -> String {
        let topic = list(ranking.terms, "or")
        guard !ranking.experts.isEmpty else {
            var text = "Nobody among those you follow has posted about \(topic) in this period."
            if !ranking.hints.isEmpty { text += " They post about \(list(ranking.hints, "and"))." }
            return TextWrap.lines(text, width: profile.width).joined(separator: "\n") + "\n"
        }
        var table = TextTable(
            [
                TextTable.Column("Who", least: 14, stretch: 2), TextTable.Column("Match", isRight: true),
                TextTable.Column("About it", isRight: true), TextTable.Column("SNR dB", isRight: true),
                TextTable.Column("Context", least: 8, stretch: 1, dropOrder: 0),
            ], hasRule: true)
        for expert in ranking.experts.prefix(top) {
            let account = expert.account
            table.add([
                TextTable.Cell(account.account.name ?? account.account.id),
                TextTable.Cell(Numbers.decimal(expert.score * 100, 0)),
                TextTable.Cell("\(expert.posts) of \(account.posts)"),
                TextTable.Cell(account.snr.map { Numbers.signed($0.decibels, 1) } ?? "", account.verdict.style),
                TextTable.Cell(account.contexts.sorted().joined(separator: ", "), .dim),
            ])
            for post in expert.best {
                let day = post.published.map { UTCTime.day($0) + "  " } ?? ""
                table.addNote("· \(day)\(post.title ?? post.url ?? post.id ?? "")")
            }
        }
        let all = ranking.experts.count
        var foot = "\(Counted.text(all, "account")) posted about \(topic), "
        foot += "\(Counted.text(ranking.posts, "post")) in all."
        if all > top { foot += " For \(all - top) more: --top \(all)." }
        return table.render(profile) + "\n" + TextWrap.lines(foot, width: profile.width).joined(separator: "\n") + "\n"
    }

    private static func list(_ words: [String], _ conjunction: String) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return "\(words.dropLast().joined(separator: ", ")) \(conjunction) \(last)"
    }
}
