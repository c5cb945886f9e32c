@testable import SquelchCuration
import SquelchTimeline
import Testing

/// Addresses of public feeds, made from what lists of follows say.
struct FeedListTests {
    private func feed(_ id: String, _ url: String? = nil, _ platform: Platform? = nil) -> String? {
        PublicFeed.address(id: id, url: url, platform: platform)
    }

    @Test(arguments: [
        ("ada@hill.example", "https://hill.example/@ada.rss"),
        ("hills@lemmy.example", "https://lemmy.example/feeds/c/hills.xml"),
        ("ada@pixelfed.example", "https://pixelfed.example/users/ada.atom"),
        ("ada@peertube.example", "https://peertube.example/feeds/videos.xml?videoChannelName=ada"),
    ])
    func theFediverseHasAFeedAnAccount(_ id: String, _ address: String) {
        #expect(feed(id, nil, .mastodon) == address)
    }

    @Test(arguments: [
        ("https://bsky.app/profile/ada.example", "https://bsky.app/profile/ada.example/rss"),
        (
            "https://www.youtube.com/channel/UC0000000000000000000017",
            "https://www.youtube.com/feeds/videos.xml?channel_id=UC0000000000000000000017"
        ),
        ("https://www.reddit.com/r/Hills/", "https://www.reddit.com/r/Hills/.rss"),
        ("reddit.com/user/ada", "https://www.reddit.com/user/ada/.rss"),
        ("https://github.com/ada/hill", "https://github.com/ada/hill/releases.atom"),
        ("https://github.com/ada", "https://github.com/ada.atom"),
        ("https://ada.substack.com/p/rain", "https://ada.substack.com/feed"),
        ("https://medium.com/@ada", "https://medium.com/feed/@ada"),
        ("https://ada.tumblr.com/", "https://ada.tumblr.com/rss"),
        ("https://www.tumblr.com/ada", "https://ada.tumblr.com/rss"),
        ("https://ada.wordpress.com/about", "https://ada.wordpress.com/feed/"),
        ("https://hill.example/@ada", "https://hill.example/@ada.rss"),
    ])
    func pagesTellTheirFeed(_ page: String, _ address: String) {
        #expect(feed(page, page.hasPrefix("http") ? page : nil) == address)
    }

    @Test func nothingIsMadeUp() {
        #expect(feed("x.com/ada", "https://x.com/ada", .x) == nil)
        #expect(feed("linkedin.com/in/ada", "https://www.linkedin.com/in/ada", .linkedIn) == nil)
        #expect(feed("hill.example", "https://hill.example/") == nil)
        #expect(feed("https://www.youtube.com/@ada", "https://www.youtube.com/@ada") == nil)
        // What a name may not hold stays out of addresses.
        #expect(feed("a\"><b>@hill.example", nil, .mastodon) == nil)
        #expect(feed("ada@hill.example/../x", nil, .mastodon) == nil)
        #expect(feed("did:plc:ada/../x", nil, .bluesky) == nil)
        #expect(feed("@", nil, .mastodon) == nil && feed("", "") == nil)
        #expect(feed("x", "https://bsky.app/profile/http://ada.example", .bluesky) == nil)
    }

    @Test func whoHasNoFeedIsCounted() {
        func person(_ id: String, _ platform: Platform, _ change: (inout Person) -> Void = { _ in }) -> Person {
            var person = Person(id: id)
            person.platform = platform
            person.isListed = true
            change(&person)
            return person
        }
        let people = [
            person("ada@hill.example", .mastodon) { $0.contexts = ["art", "rain"] },
            person("x.com/bo", .x), person("x.com/cy", .x),
            person("key.example/feed", .feed) { $0.feedURL = "https://key.example/feed?token=SECRET" },
            person("hill.example/feed", .feed) { $0.feedURL = "https://hill.example/feed" },
            person("nowhere.example", .feed),
        ]
        let list = FeedList(Timeline(accounts: [], contexts: [], posts: PostColumns(), people: people))
        #expect(list.networks.map(\.platform) == [.feed, .mastodon])
        #expect(list.networks[1].folders.map(\.name) == ["art", "rain"])
        #expect(list.addresses == ["https://hill.example/feed", "https://hill.example/@ada.rss"])
        #expect(list.without == [.x: 2] && list.unknown == 1 && list.hidden == 1)
    }
}
