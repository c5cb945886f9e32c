import SquelchCuration
import SquelchTimeline
import Testing

/// What `inspect --summary` says could be added.
struct ExportHintsTests {
    private func source(
        _ format: String?, feeds: Int = 0, posts: Int = 0, follows: Int = 0, attention: Int = 0
    ) -> SourceReport {
        var source = SourceReport(path: "a")
        source.format = format.flatMap(SourceFormat.init(name:))
        source.counts.feeds = feeds
        source.counts.posts = posts
        source.counts.follows = follows
        source.counts.attention = attention
        return source
    }

    @Test func filesThatLackNothingGiveNoHint() {
        let sources = [
            source("opml2.0", follows: 9), source("rss2.0", feeds: 1, posts: 9), source("pocket", attention: 3),
        ]
        #expect(ExportHints.hints(for: sources).isEmpty)
    }

    @Test func filesOfWhichNothingIsUnderstoodGiveNone() {
        #expect(ExportHints.hints(for: []).isEmpty)
        #expect(ExportHints.hints(for: [source(nil), source("mbox")]).isEmpty)
    }

    @Test func feedsAloneLackFollowsAndLikes() {
        let hints = ExportHints.hints(for: [source("rss2.0", feeds: 1, posts: 9)])
        #expect(hints.count == 2)
        #expect(hints.first?.contains("OPML") == true && hints.last?.contains("starred") == true)
    }

    @Test func aListAloneLacksPosts() {
        let hints = ExportHints.hints(for: [source("opml1.0", follows: 9), source("pocket", attention: 3)])
        #expect(hints.count == 1 && hints.first?.hasPrefix("No posts") == true)
    }

    /// A file that is there counts, even with nothing in it.
    @Test func aNetworkIsToldWhatItsExportStillHas() {
        let posts = source("mastodon", posts: 5, follows: 1, attention: 1)
        #expect(
            ExportHints.hints(for: [posts]) == [
                "Mastodon: its export also has following_accounts.csv (whom you follow), "
                    + "likes.json (what you favoured) and outbox.json (whom you answer)."
            ])
        let rest = [source("mastodon following"), source("activitypub likes"), source("activitypub outbox")]
        #expect(ExportHints.hints(for: [posts] + rest).isEmpty)
        #expect(
            ExportHints.hints(for: [posts] + rest.dropLast()) == [
                "Mastodon: its export also has outbox.json (whom you answer)."
            ])
    }

    @Test func atMostFiveAndTheSameForAnyOrder() {
        let formats = ["x-archive app", "bluesky", "reddit", "linkedin votes", "facebook pages", "youtube history"]
        let sources = formats.map { source($0, feeds: 1) }
        let hints = ExportHints.hints(for: sources)
        #expect(hints.count == ExportHints.most)
        #expect(hints.first?.hasPrefix("No posts") == true)
        #expect(ExportHints.hints(for: sources.reversed()) == hints)
    }
}
