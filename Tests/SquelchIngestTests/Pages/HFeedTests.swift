import SquelchIngest
import SquelchTimeline
import Testing

/// Web pages whose posts are marked with microformats.
@Suite("h-feed")
struct HFeedTests {
    private func page(_ body: String) throws -> Reading {
        try read(
            """
            <!DOCTYPE html><html><head><title>Ada's page</title><link rel="canonical" href="https://ada.example/"></head>
            <body>\(body)</body></html>
            """)
    }

    @Test func postsOfAPage() throws {
        let reading = try page(
            """
            <nav>Home</nav><main class="h-feed"><h1 class="p-name">Ada's notes</h1>
            <article class="h-entry"><h2 class="p-name"><a class="u-url" href="/rain">Rain at last</a></h2>
            <a class="p-author h-card" href="/"><img src="/ada.png" alt=""><span class="p-name">Ada Hill</span></a>
            <time class="dt-published" datetime="2024-03-05T07:30:00Z">today</time>
            <div class="e-content"><p>It <b>rained</b>.</p><p>See the <a href="/map">map</a>.</p></div>
            <a class="p-category">weather</a></article>
            <div class="h-entry"><p class="p-name e-content">A note.</p><a class="u-url u-uid" href="https://ada.example/n">
            <time class="dt-published" datetime="2024-03-06">6 March</time></a>
            <div class="u-in-reply-to h-cite"><a class="u-url" href="https://ben.example/1">Ben</a><p class="e-content">No.</p></div>
            </div></main>
            """)
        #expect(reading.report.format?.name == "h-feed")
        #expect(reading.feeds.first?["title"] == "Ada's notes")
        #expect(reading.feeds.first?["link"] == "https://ada.example/")
        #expect(reading.posts.map(\.title) == ["Rain at last", nil])
        #expect(reading.posts.map(\.text) == ["It rained.\nSee the map.", "A note."])
        #expect(reading.posts.map(\.url) == ["https://ada.example/rain", "https://ada.example/n"])
        #expect(reading.posts.map(\.published) == [1_709_623_800, 1_709_683_200])
        #expect(reading.posts.first?.author == "Ada Hill")
        #expect(reading.posts.first?.links == ["https://ada.example/map"])
        #expect(reading.posts.first?.categories == ["weather"])
        #expect(reading.posts.last?.flags.contains(.reply) == true)
    }

    @Test func aPageWithoutPostsIsAPage() throws {
        let reading = try page("<div class='h-card'><a class='p-name u-url' href='/'>Ada</a></div><p>h-entry</p>")
        #expect(reading.warnings.contains("a web page"))
        #expect(reading.report.isFailure)
    }
}
