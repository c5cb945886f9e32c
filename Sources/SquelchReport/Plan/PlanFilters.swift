public import SquelchCuration

/// Filters of a plan in the languages of readers that have filters. Each file says where its lines go.
public enum PlanFilters {
    /// Rules for Miniflux, feed by feed: settings of the feed, "Entry Blocking Rules".
    public static func miniflux(_ plan: ActionPlan) -> String? {
        lines(plan, comment: "# ", head: "Miniflux: put each line into its feed's settings under Entry Blocking Rules.")
        { filter in
            guard let value = filter.value else { return nil }
            let pattern = "(?i)" + pattern(value)
            return switch filter.action {
            case .muteWord: "EntryTitle=\(pattern)"
            case .muteCategory: "EntryTag=\(pattern)"
            case .muteAuthor: "EntryAuthor=\(pattern)"
            case .muteDomain: "EntryURL=\(pattern)"
            case .hideReposts, .hideReplies, .snooze: nil
            }
        }
    }

    /// Searches for FreshRSS: settings of the feed, filter actions, "Mark an article as read".
    public static func freshRSS(_ plan: ActionPlan) -> String? {
        lines(
            plan, comment: "# ",
            head: "FreshRSS: put each line into its feed's settings under Filter actions, Mark an article as read."
        ) {
            filter in
            guard let value = filter.value else { return nil }
            let quoted =
                "\"" + value.map { $0 == "\"" || $0 == "\\" || $0.isNewline ? " " : String($0) }.joined() + "\""
            return switch filter.action {
            case .muteWord: "intitle:\(quoted)"
            case .muteCategory: "#" + value.map { $0.isLetter || $0.isNumber || $0 == "-" ? String($0) : "+" }.joined()
            case .muteAuthor: "author:\(quoted)"
            case .muteDomain: "intext:\(quoted)"
            case .hideReposts, .hideReplies, .snooze: nil
            }
        }
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
            lines.append(TerminalText.escape("# \(item.name)  \(address)"))
            lines.append(TerminalText.escape(keyword))
        }
        guard !lines.isEmpty else { return nil }
        let head = [
            "# Mastodon: add each line as a keyword of a filter (Preferences, Filters; Home and lists; hide with a warning).",
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
            let field: String? =
                switch filter.action {
                case .muteWord: "title"
                case .muteAuthor: "author"
                case .muteDomain: "content"
                case .muteCategory, .hideReposts, .hideReplies, .snooze: nil
                }
            guard let field else { continue }
            lines.append("# \(TerminalText.escape(item.name))")
            lines.append("ignore-article \"\(feed)\" \"\(field) =~ \\\"\(pattern(value))\\\"\"")
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
            guard case .filter(let filter) = item.step, item.feedURL != nil || item.platform == "feed",
                let rule = rule(filter)
            else { continue }
            lines.append(comment + TerminalText.escape("\(item.name)  \(item.feedURL ?? item.id)"))
            lines.append(TerminalText.escape(rule))
        }
        guard !lines.isEmpty else { return nil }
        return ([comment + head] + lines).joined(separator: "\n") + "\n"
    }

    /// A regular expression for a text: letters and digits stand for themselves, everything else for any character. So
    /// nothing that a feed writes means something to a reader.
    static func pattern(_ text: String) -> String {
        text.map { $0.isLetter || $0.isNumber ? String($0) : "." }.joined()
    }
}
