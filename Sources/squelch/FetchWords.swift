import SquelchFetch
import SquelchReport
import SquelchTimeline

/// What a run of the fetcher did, or would do, in lines.
enum FetchWords {
    /// Feeds of a kind that are named.
    private static let most = 20

    /// What would be done now.
    static func plan(_ plan: FetchPlan, now: Int64) -> String {
        let lines = plan.feeds.map { feed in "\(turn(feed.turn, now))  \(feed.state.address)" }
        return text(lines + ["\(Counted.text(plan.feeds.count { $0.turn == .ask }, "feed")) would be asked for now"])
    }

    private static func turn(_ turn: FetchPlan.Turn, _ now: Int64) -> String {
        switch turn {
        case .ask: "now"
        case .later(let time): "in \(span(time - now))"
        case .hostRests(let time): "its host rests, in \(span(time - now))"
        case .ended(let end): "no more, \(end.problem.words)"
        case .refused(let refusal): "never, \(refusal.words)"
        case .same(let other): "the same as \(other)"
        }
    }

    /// What was done.
    static func summary(_ summary: FetchSummary, posts: Int, now: Int64) -> String {
        var lines = [
            "\(Counted.text(summary.asked, "feed")) of \(Counted.grouped(summary.feeds.count)) asked for, "
                + "\(summary.changed) with something new: \(Counted.text(posts, "new post"))"
        ]
        func list(_ title: String, _ feeds: [FetchSummary.Feed], _ words: (FetchSummary.Feed) -> String) {
            guard !feeds.isEmpty else { return }
            lines.append("\(title):")
            for feed in feeds.prefix(most) { lines.append("  \(feed.address): \(words(feed))") }
            if feeds.count > most { lines.append("  and \(feeds.count - most) more") }
        }
        list("Failing", summary.failing) { feed in
            guard let failures = feed.state.failures else { return "" }
            return "\(failures.problem.words), since \(UTCTime.day(failures.since))"
        }
        list("Gone", summary.gone) { feed in feed.state.end?.problem.words ?? "" }
        list("Moved", summary.moved) { feed in "now at \(feed.state.move?.target ?? "")" }
        list("Slow", summary.slow) { feed in "\(feed.milliseconds / 1000) s" }
        if summary.seemsOffline { lines.append("No host could be reached: is there a network?") }
        if let next = summary.nextDue {
            lines.append("The next is due \(next <= now ? "now" : "in \(span(next - now))")")
        }
        return text(lines)
    }

    /// A length of time in the unit that fits.
    private static func span(_ seconds: Int64) -> String {
        switch seconds {
        case ..<5400: Counted.text(Int(max(1, (seconds + 30) / 60)), "minute")
        case ..<172_800: Counted.text(Int((seconds + 1800) / 3600), "hour")
        default: Counted.text(Int((seconds + 43_200) / 86_400), "day")
        }
    }

    private static func text(_ lines: [String]) -> String {
        lines.map(TerminalText.escape).joined(separator: "\n") + "\n"
    }
}

/// How a machine does it by itself.
enum FetchSchedules {
    /// A line of a crontab. A percent sign would end the command there.
    static func cron(_ command: String) -> String {
        "17 * * * * " + command.split(separator: "%", omittingEmptySubsequences: false).joined(separator: "\\%") + "\n"
    }

    /// A service and its timer, with the names that they should have.
    static func systemd(_ command: String) -> String {
        // Specifiers begin with a percent sign there, and variables with a dollar sign.
        let command = command.split(separator: "%", omittingEmptySubsequences: false).joined(separator: "%%")
            .split(separator: "$", omittingEmptySubsequences: false).joined(separator: "$$")
        return """
            # ~/.config/systemd/user/squelch-fetch.service
            [Unit]
            Description=Ask for the feeds that are due

            [Service]
            Type=oneshot
            ExecStart=/usr/bin/env \(command)

            # ~/.config/systemd/user/squelch-fetch.timer
            [Unit]
            Description=Ask for the feeds that are due, every hour

            [Timer]
            OnCalendar=hourly
            RandomizedDelaySec=20min
            Persistent=true

            [Install]
            WantedBy=timers.target

            # systemctl --user daemon-reload && systemctl --user enable --now squelch-fetch.timer

            """
    }
}
