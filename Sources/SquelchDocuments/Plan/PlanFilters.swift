public import SquelchCuration
import SquelchTimeline

/// Filters of a plan in the languages of readers that have filters. Each file says where its lines go.
public enum PlanFilters {
    /// Rules for Miniflux, feed by feed: settings of the feed, "Entry Blocking Rules".
    public static func miniflux(_ plan: ActionPlan) -> String? {
        lines(plan, comment: "# ", head: "Miniflux: put each line into its feed's settings under Entry Blocking Rules.")
        { filter in
            guard let value = filter.value else { return nil }
            return switch filter.action {
            case .muteWord: "EntryTitle=(?i)" + FilterPattern.word(value, .miniflux)
            case .muteCategory: "EntryTag=(?i)" + FilterPattern.whole(value, .miniflux)
            case .muteAuthor: "EntryAuthor=(?i)" + FilterPattern.author(value, .miniflux)
            // Links stand in the text; the entry's own address is another thing.
            case .muteDomain: "EntryContent=(?i)" + FilterPattern.links(to: value, .miniflux)
            case .hideReposts, .hideReplies, .snooze: nil
            }
        }
    }

    /// Searches for FreshRSS: settings of the feed, filter actions, "Mark an article as read".
    public static func freshRSS(_ plan: ActionPlan) -> String? {
        lines(
            plan, comment: "# ",
            head: "FreshRSS (1.26 or later): put each line into its feed's settings under Filter actions, "
                + "Mark an article as read."
        ) {
            filter in
            guard let value = filter.value else { return nil }
            return switch filter.action {
            case .muteWord: "intitle:" + freshRSSWord(value)
            case .muteCategory: "#" + freshRSSTag(value)
            case .muteAuthor: "author:/\(FilterPattern.author(value, .freshRSS))/i"
            case .muteDomain:
                FilterPattern.freshRSSLinks(to: value).map { "intext:/\($0)/i" }.joined(separator: " OR ")
            case .hideReposts, .hideReplies, .snooze: nil
            }
        }
    }

    /// A word for FreshRSS. Its expressions know borders of ASCII alone; other words are found inside of words as well.
    private static func freshRSSWord(_ word: String) -> String {
        guard word.utf8.allSatisfy({ $0 < 0x80 }) else {
            return "\"" + String(word.filter { $0.isLetter || $0.isNumber }) + "\""
        }
        return "/\(FilterPattern.word(word, .freshRSS))/i"
    }

    /// A tag for FreshRSS: as a word where it is one, which older versions understand too.
    private static func freshRSSTag(_ tag: String) -> String {
        let isPlain = tag.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" } && tag.lowercased() != "or"
        return isPlain ? tag : "/\(FilterPattern.whole(tag, .freshRSS))/i"
    }

    /// Filters for Mastodon: Preferences, Filters. They hold for everybody whom one follows, not for one account.
    public static func mastodon(_ plan: ActionPlan) -> String? {
        var lines: [String] = []
        for item in plan.items {
            guard case .filter(let filter) = item.step, let address = item.mastodonAddress, let value = filter.value
            else { continue }
            let keyword: String? =
                switch filter.action {
                case .muteWord, .muteDomain: value
                case .muteCategory: "#" + value
                case .muteAuthor, .hideReposts, .hideReplies, .snooze: nil
                }
            guard let keyword else { continue }
            lines.append(SafeLine.escape("# \(item.name)  \(address)"))
            lines.append(SafeLine.escape(keyword))
        }
        guard !lines.isEmpty else { return nil }
        let head = [
            "# Mastodon: add each line as a keyword of a filter (Preferences, Filters; Home and lists; hide with a warning; whole word).",
            "# A filter holds for everybody whom you follow: look at the word first.",
        ]
        return (head + lines).joined(separator: "\n") + "\n"
    }

    /// Lines for the configuration of newsboat.
    public static func newsboat(_ plan: ActionPlan) -> String? {
        var lines: [String] = []
        for item in plan.items {
            guard case .filter(let filter) = item.step, let value = filter.value, let feed = WebLink.safe(item.feedURL)
            else {
                continue
            }
            let expression: String? =
                switch filter.action {
                case .muteWord: "title =~ \\\"" + FilterPattern.word(value, .newsboat)
                case .muteAuthor: "author =~ \\\"" + FilterPattern.author(value, .newsboat)
                case .muteDomain: "content =~ \\\"" + FilterPattern.links(to: value, .newsboat)
                case .muteCategory, .hideReposts, .hideReplies, .snooze: nil
                }
            guard let expression else { continue }
            lines.append("# \(comment(item.name))")
            lines.append("ignore-article \"\(feed)\" \"\(expression)\\\"\"")
        }
        guard !lines.isEmpty else { return nil }
        return (["# newsboat: add these lines to its configuration file."] + lines).joined(separator: "\n") + "\n"
    }

    /// A line an item that has a rule, under the name of its feed; nil where there is none.
    private static func lines(
        _ plan: ActionPlan, comment: String, head: String, _ rule: (TurnDown) -> String?
    ) -> String? {
        var lines: [String] = []
        for item in plan.items {
            guard case .filter(let filter) = item.step, item.feedURL != nil || item.platform == .feed,
                let rule = rule(filter)
            else { continue }
            lines.append(comment + SafeLine.escape("\(item.name)  \(item.feedURL ?? item.id)"))
            lines.append(SafeLine.escape(rule))
        }
        guard !lines.isEmpty else { return nil }
        return ([comment + head] + lines).joined(separator: "\n") + "\n"
    }

    /// A name in a comment of newsboat, whose lines go on in the next behind a backslash.
    private static func comment(_ name: String) -> String {
        var name = Substring(SafeLine.escape(name))
        while let last = name.last, last == "\\" || last.isWhitespace { name = name.dropLast() }
        return String(name)
    }
}
