import SquelchIngest
import Testing

/// The feeds that web pages name.
@Suite("Links of pages to feeds")
struct PageLinksTests {
    private func links(_ html: String, at address: String = "https://hill.example/blog/") -> PageLinks {
        PageLinks.read(Array(html.utf8), from: address)
    }

    @Test func feedsAreNamedWithTheirTitlesInTheOrderOfThePage() {
        let found = links(
            """
            <!DOCTYPE html><html><head><title>Hill</title>
            <link rel="stylesheet" href="style.css" type="text/css">
            <link rel="alternate" hreflang="de" href="/de/">
            <LINK REL="Alternate Home" TYPE="application/rss+xml; charset=utf-8" HREF="feed.xml" TITLE="Hill &amp; valley">
            <link rel=alternate type=application/atom+xml title="Comments" href="https://other.example/comments?a=1&amp;b=2">
            <link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/2">
            <link rel="alternate" type="application/feed+json" href="javascript:alert(1)">
            </head><body><p>Rain</p></body></html>
            """)
        #expect(
            found.feeds == [
                .init(
                    address: "https://hill.example/blog/feed.xml", title: "Hill & valley", type: "application/rss+xml"),
                .init(
                    address: "https://other.example/comments?a=1&b=2", title: "Comments", type: "application/atom+xml"),
            ])
        #expect(found.blogrolls.isEmpty)
    }

    @Test func oneFeedInSeveralFormatsIsOne() {
        let found = links(
            """
            <html><head><link rel="alternate" type="application/rss+xml" title="Hill" href="/rss">
            <link rel="alternate" type="application/atom+xml" title="Hill" href="/atom">
            <link rel="alternate" type="application/rss+xml" title="Hill" href="/other">
            <link rel="alternate" type="application/rss+xml" href="/rss"></head></html>
            """)
        #expect(found.feeds.map(\.address) == ["https://hill.example/rss", "https://hill.example/other"])
    }

    @Test func addressesAreRelativeToTheBaseOfThePage() {
        let page =
            "<html><head><base href='../x/'><link rel='feed' href='f'><link rel='blogroll' href='b.opml'></head></html>"
        #expect(links(page).feeds.map(\.address) == ["https://hill.example/x/f"])
        #expect(links(page).blogrolls.map(\.address) == ["https://hill.example/x/b.opml"])
    }

    @Test func aPageThatIsCutOffOrNoneNamesWhatItCan() {
        let whole =
            "<html><head><link rel='alternate' type='application/rss+xml' href='/rss'></head><body><p>Rain</p></body></html>"
        for count in 0...whole.utf8.count {
            let found = PageLinks.read(Array(whole.utf8.prefix(count)), from: "https://hill.example/")
            #expect(found.feeds.count <= 1)
        }
        #expect(links("").feeds.isEmpty)
        #expect(links("\u{0}\u{1}PK\u{3}\u{4}").feeds.isEmpty)
        #expect(
            links(String(repeating: "<link rel=alternate type=application/rss+xml href=/\(7)>", count: 9)).feeds.count
                == 1)
        let many = (0..<500).map { "<link rel=alternate type=application/rss+xml href=/\($0)>" }.joined()
        #expect(links(many).feeds.count == 100)
    }

    @Test func otherEncodingsAreRead() {
        let text =
            "<html><head><meta charset='windows-1252'><link rel='alternate' type='application/rss+xml' title='Caf\u{E9}' href='/f'></head></html>"
        let bytes = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        #expect(PageLinks.read(bytes, from: "https://hill.example/").feeds.map(\.title) == ["Caf\u{E9}"])
    }
}
