import SquelchDocuments
import SquelchFetch
import SquelchKit
import SquelchReport
import SquelchTimeline
import SquelchUpkeep

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

    /// What there is at an address that was named.
    static func place(_ place: FoundPlace, isFollowed: Bool) -> String {
        var lines: [String] = []
        if let refusal = place.refusal {
            lines.append("\(place.address) \(refusal.words)")
        } else if place.feeds.isEmpty {
            let reason = place.problem?.words ?? "what is there names no feed"
            lines.append("\(place.address): \(reason)")
        } else if isFollowed {
            for feed in place.feeds { lines.append("Followed from now on: \(feed.address)\(title(feed))") }
        } else {
            let verb = place.kind == .list ? "lists" : "names"
            lines.append("\(place.address) \(verb) \(Counted.text(place.feeds.count, "feed")):")
            for feed in place.feeds.prefix(most) { lines.append("  \(feed.address)\(title(feed))") }
            if place.feeds.count > most { lines.append("  and \(place.feeds.count - most) more") }
            let first = CommandText.quote(place.feeds.first?.address ?? "")
            lines.append("Follow one by its address (squelch fetch \(first)), or all of them with --all")
        }
        if !place.blogrolls.isEmpty, place.kind == .page || place.kind == .feed {
            lines.append("The site recommends others: squelch fetch --blogroll \(CommandText.quote(place.address))")
        }
        return text(lines)
    }

    private static func title(_ feed: FoundFeed) -> String { feed.title.map { "  \($0)" } ?? "" }

    /// What was done.
    /// - Parameter pages: feeds that web pages name which stand in the list in place of a feed.
    static func summary(
        _ summary: FetchSummary, posts: Int, pages: [String: String], now: Int64
    ) -> String {
        var lines = [
            "\(Counted.text(summary.asked, "feed")) of \(Counted.grouped(summary.feeds.count)) asked for, "
                + "\(summary.changed) with something new: \(Counted.text(posts, "new post"))"
        ]
        if summary.pages > 0 { lines[0] += ", \(Counted.text(summary.pages, "older page")) among them" }
        func list(_ title: String, _ feeds: [FetchSummary.Feed], _ words: (FetchSummary.Feed) -> String) {
            guard !feeds.isEmpty else { return }
            lines.append("\(title):")
            for feed in feeds.prefix(most) { lines.append("  \(feed.address): \(words(feed))") }
            if feeds.count > most { lines.append("  and \(feeds.count - most) more") }
        }
        list("Failing", summary.failing) { feed in
            guard let failures = feed.state.failures else { return "" }
            let words = "\(failures.problem.words), since \(UTCTime.day(failures.since))"
            guard let other = pages[feed.address] else { return words }
            return words + "; it names one: squelch fetch \(CommandText.quote(other))"
        }
        list("Gone (squelch fetch --again asks for them once more)", summary.gone) { feed in
            feed.state.end?.problem.words ?? ""
        }
        list("Moved", summary.moved) { feed in "now at \(feed.state.move?.target ?? "")" }
        list("Slow", summary.slow) { feed in "\(feed.milliseconds / 1000) s" }
        if summary.pages > 0, summary.unfinished > 0 {
            lines.append("Older posts of \(Counted.text(summary.unfinished, "feed")) are left for the next --history")
        }
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
        lines.map(SafeLine.escape).joined(separator: "\n") + "\n"
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
