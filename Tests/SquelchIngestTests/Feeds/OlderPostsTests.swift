import SquelchIngest
import SquelchTimeline
import Testing

/// Where a feed says that its posts before these are (RFC 5005), and which feed an older page is of.
@Suite("Older posts")
struct OlderPostsTests {
    private struct Said: Equatable {
        var older: String?
        var isArchive = false
        var feedURL: String?
    }

    private func said(_ text: String, feedURL: String? = nil) -> Said {
        var source = Source(name: "a", origin: "https://hill.example/blog/feed", bytes: Array(text.utf8))
        source.feedURL = feedURL
        var said = Said()
        _ = Ingestor.read(source, batch: RecordBatch()) { batch in
            guard let feed = batch.feeds.first else { return }
            said = Said(
                older: batch.arena.string(feed.older), isArchive: feed.olderIsArchive,
                feedURL: batch.arena.string(feed.feedURL))
        }
        return said
    }

    private func atom(_ links: String) -> String {
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Hill</title>\(links)<entry><id>1</id><title>Rain</title></entry></feed>"
    }

    @Test func anArchiveGoesBeforeAPageThatMovesOn() {
        let both = said(atom("<link rel='next' href='?page=2'/><link rel='prev-archive' href='/2025'/>"))
        #expect(both.older == "https://hill.example/2025")
        #expect(both.isArchive)
        for name in ["next", "prev-page"] {
            let page = said(atom("<link rel='\(name)' href='?page=2'/>"))
            #expect(page.older == "https://hill.example/blog/feed?page=2")
            #expect(!page.isArchive)
        }
        #expect(said(atom("")).older == nil)
    }

    @Test func channelsOfRSSAndJSONFeedsSayItToo() {
        let rss = """
            <rss version='2.0' xmlns:a='http://www.w3.org/2005/Atom'><channel><title>Hill</title>\
            <a:link rel='prev-archive' href='https://hill.example/old.xml'/><item><title>Rain</title></item></channel></rss>
            """
        #expect(said(rss).older == "https://hill.example/old.xml")
        let json =
            #"{"version":"https://jsonfeed.org/version/1.1","title":"Hill","next_url":"feed.json?page=2","items":[]}"#
        #expect(said(json).older == "https://hill.example/blog/feed.json?page=2")
    }

    @Test func linksOfAnEntryAreNotThoseOfTheFeed() {
        let text = """
            <feed xmlns='http://www.w3.org/2005/Atom'><title>Hill</title><entry><id>1</id><title>Rain</title>\
            <link rel='next' href='/2'/></entry></feed>
            """
        #expect(said(text).older == nil)
    }

    @Test func anArchivedDocumentIsOfTheFeedThatItNames() {
        let text = atom(
            "<link rel='self' href='https://hill.example/2025'/><link rel='current' href='https://hill.example/feed'/>")
        #expect(said(text).feedURL == "https://hill.example/feed")
    }

    @Test func whoAsksForAPageKnowsWhoseItIs() {
        let text = atom("<link rel='self' href='https://hill.example/blog/feed?page=2'/>")
        #expect(said(text).feedURL == "https://hill.example/blog/feed?page=2")
        #expect(said(text, feedURL: "https://hill.example/feed").feedURL == "https://hill.example/feed")
    }
}
