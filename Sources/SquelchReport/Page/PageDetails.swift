import SquelchCuration
import SquelchModel
import SquelchTimeline

/// What an account's row opens to.
enum PageDetails {
    static func fields(_ account: AccountAnalysis, _ subjects: [String], measured: Int) -> Fields {
        var fields: Fields = [
            "hasComponents": account.components != nil, "hasReasons": account.reasons.count > 1,
            "reasons": account.reasons.map { PageText.line($0.text, width: 240) + decibels($0.decibels) },
            "hasAdvice": !account.turnDown.isEmpty, "advice": account.turnDown.map { advice($0, account) },
            "figures": figures(account, measured),
        ]
        if let components = account.components, let snr = account.snr {
            let typical = snr.decibels - components.total
            fields["typicalSentence"] =
                "\(PageNumbers.decibels(snr.decibels))\u{A0}dB; your typical account has \(PageNumbers.decibels(typical))\u{A0}dB. "
                + "The difference comes from:"
            fields["parts"] = parts(components)
        }
        if !subjects.isEmpty {
            fields["about"] = subjects.map { PageText.line($0, width: 40) }.joined(separator: ", ")
        }
        fields["site"] = PageText.link(account.account.url)
        fields["feed"] = PageText.link(account.account.feedURL)
        let lists = [("Its best posts", account.best), ("Its worst posts", account.worst)].filter { !$1.isEmpty }
        fields["hasPosts"] = !lists.isEmpty
        fields["lists"] = lists.map { title, posts -> Fields in
            ["listTitle": title, "posts": posts.map(post)]
        }
        return fields
    }

    private static func decibels(_ value: Double?) -> String {
        value.map { " (\(PageNumbers.decibels($0))\u{A0}dB)" } ?? ""
    }

    /// Decibels that a bar of a part reaches to.
    private static let reach = 12.0

    private static func parts(_ components: Components) -> [Fields] {
        let named =
            Detector.allCases.map { ($0.words, components[$0]) } + [("few posts", components.evidence)]
        return named.filter { abs($0.1) >= 0.05 }.map { name, value in
            let middle = DecibelBar.width / 2
            let end = DecibelBar.position(value, reach: reach)
            return [
                "part": name, "decibels": PageNumbers.decibels(value), "sign": value < 0 ? "down" : "up",
                "x": Drawing.number(min(middle, end)), "width": Drawing.number(abs(end - middle)),
            ]
        }
    }

    private static func advice(_ filter: TurnDown, _ account: AccountAnalysis) -> Fields {
        var effect = ": \(PageNumbers.decibels(filter.snrAfter))\u{A0}dB"
        if filter.posts > 0 {
            effect += "; hides \(Counted.grouped(filter.posts)) of \(Counted.text(account.posts, "post"))"
        }
        return ["by": PageText.line(filter.instruction, width: 120), "effect": effect]
    }

    private static func figures(_ account: AccountAnalysis, _ measured: Int) -> String {
        var figures = [Counted.text(account.posts, "post")]
        if let window = account.window {
            figures[0] += " from \(UTCTime.day(window.from)) to \(UTCTime.day(window.to))"
        }
        if let last = account.lastPost { figures.append("last post \(UTCTime.day(last))") }
        figures.append("\(PageNumbers.percent(account.attentionShare)) of your attention")
        if let rank = account.rank {
            figures.append("rank \(rank.low) to \(rank.high) of \(Counted.grouped(measured))")
        }
        if let platform = account.account.platform { figures.append(PageText.line(platform.rawValue, width: 20)) }
        return figures.joined(separator: " · ")
    }

    private static func post(_ post: PostSummary) -> Fields {
        var facts = ["\(PageNumbers.percent(post.worth)) worth it"]
        if let published = post.published { facts.insert(UTCTime.day(published), at: 0) }
        let title = post.title ?? post.id ?? post.url ?? "a post without a title"
        var fields: Fields = [
            "postTitle": PageText.line(title, width: 120), "postFacts": facts.joined(separator: " · "),
        ]
        fields["href"] = PageText.link(post.url)
        return fields
    }
}
