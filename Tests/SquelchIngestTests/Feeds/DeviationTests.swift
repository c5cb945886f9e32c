import SquelchIngest
import SquelchTimeline
import Testing

/// Deviations that real feeds and lists have in common, each in a form of its own.
@Suite("Deviations of feeds")
struct DeviationTests {
    private func atom(_ entries: String, head: String = "<title>Hill</title>") -> String {
        """
        <?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom"><id>https://hill.example/</id>\(head)
        <link href="https://hill.example/"/>\(entries)</feed>
        """
    }

    @Test(arguments: [
        "<script>var shown = 1 < 2;</script>\n", "<pre>Notice: no such index</pre>\n",
        "<!-- cached: <rss> <feed> <html> -->\n", "<hr><font color=red>Warning</font><br>\n",
        "<table><tr><td>Deprecated</td></tr></table>\n",
    ])
    func markupBeforeTheDeclarationIsNoDocument(before: String) throws {
        let reading = try read(before + rss("<item><title>One</title></item><item><title>Two</title></item>"))
        #expect(reading.posts.map(\.title) == ["One", "Two"])
        #expect(reading.feeds.first?["title"] == "Hill")
    }

    @Test(arguments: [
        "Option<String> or Result<T, E>", "Why a <select> is hard", "The <video> that plays twice", "1 < 2 and 3 > 2",
        "A <textarea> without an end", "std::vector<int> grows",
    ])
    func wordsInAnglesStayInTitles(title: String) throws {
        let escaped = title.replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        #expect(try read(rss("<item><title>\(escaped)</title></item>")).posts.first?.title == title)
        #expect(try read(rss("<item><title><![CDATA[\(title)]]></title></item>")).posts.first?.title == title)
    }

    @Test(arguments: [
        "<p><br/></p>", "<p>&#8203;</p>", "<div><p></p><p>&nbsp;</p></div>", "<!-- pagebreak -->", "<style>p{}</style>",
        "<p>\u{FEFF}</p>", "<blockquote></blockquote>",
    ])
    func aBodyWithoutAWordGivesWayToTheDescription(body: String) throws {
        let item = "<item><title>One</title><content:encoded><![CDATA[\(body)]]></content:encoded>"
        let end = "<description>The otters are back.</description></item>"
        let reading = try read(
            rss(item + end, attributes: #"xmlns:content="http://purl.org/rss/1.0/modules/content/""#))
        #expect(reading.posts.first?.text == "The otters are back.")
    }

    @Test func aPictureInAnAddressCostsNoMoreThanItself() throws {
        let picture = "data:image/png;base64," + String(repeating: "iVBORw0K", count: 10_000)
        let reading = try read(
            rss(
                """
                <item><title>One</title><media:thumbnail url="\(picture)"/><description>Words of one.</description></item>
                <item><title>Two</title><description><![CDATA[<video poster="\(picture)"></video>Words of two.]]>\
                </description></item>
                <item><title>Three</title><description>Words of three.</description></item>
                """, attributes: #"xmlns:media="http://search.yahoo.com/mrss/""#))
        #expect(reading.posts.map(\.title) == ["One", "Two", "Three"])
        #expect(reading.posts.map(\.text) == ["Words of one.", "Words of two.", "Words of three."])
    }

    @Test func aBaseEndsWithItsElement() throws {
        let reading = try read(
            atom(
                """
                <entry><id>1</id><title>One</title><summary xml:base="https://odd.example/x/">Words</summary>
                <author xml:base="https://odd.example/y/"><name>Ada</name></author><link href="one/"/></entry>
                <entry><id>2</id><title>Two</title><source xml:base="https://odd.example/z/"><title>Odd</title></source>
                <link href="two/"/></entry>
                """))
        #expect(reading.posts.map(\.url) == ["https://hill.example/one/", "https://hill.example/two/"])
    }

    @Test func atomTextOfTheFeedIsNoMarkup() throws {
        let head = """
            <title type="text">Use &lt;br&gt; twice</title><subtitle type="text">About &lt;hr&gt;</subtitle>
            """
        let entry = """
            <entry><id>1</id><title type="html">One &lt;b&gt;bold&lt;/b&gt;</title>
            <category term="Map&lt;K, V&gt;"/><updated>2024-03-05T07:30:00Z</updated></entry>
            """
        let reading = try read(atom(entry, head: head))
        #expect(reading.feeds.first?["title"] == "Use <br> twice")
        #expect(reading.posts.first?.title == "One bold")
        #expect(reading.posts.first?.categories == ["Map<K, V>"])
    }

    @Test func dotsPutTheDayFirstHoweverShort() {
        #expect(describeDate("05.03.24 07:30") == "2024-03-05T07:30:00Z M")
        #expect(describeDate("Di, 5.3.2024, 7:30 Uhr") == "2024-03-05T07:30:00Z M")
        #expect(describeDate("05. 03. 2024") == "2024-03-05T00:00:00Z D M")
        #expect(describeDate("5.3.2024 - 07:30 Uhr") == "2024-03-05T07:30:00Z M")
    }

    @Test(arguments: [
        "<dc:creator>Ada Hill</dc:creator><author>desk@hill.example</author>",
        "<author>desk@hill.example</author><dc:creator>Ada Hill</dc:creator>",
        "<author>desk@hill.example (Ada Hill)</author>", "<author>Ada Hill &lt;desk@hill.example&gt;</author>",
        "<author>desk@hill.example</author><itunes:author>Ada Hill</itunes:author>",
        "<media:credit role=\"photographer\">Picture Agency</media:credit><dc:creator>Ada Hill</dc:creator>",
    ])
    func aNameIsTheAuthorBeforeAnAddress(authors: String) throws {
        let modules = """
            xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" \
            xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
            """
        let reading = try read(rss("<item><title>One</title>\(authors)</item>", attributes: modules))
        #expect(reading.posts.first?.author == "Ada Hill")
        #expect(reading.posts.first?.coauthors == [])
    }

    @Test func tagsOfAListMayHaveBlanksBetween() throws {
        let reading = try read(
            """
            <opml version="2.0"><head/><body>
            <outline text="A" type="rss" xmlUrl="https://a.example/feed" category="science, rivers"/>
            <outline text="B" type="rss" xmlUrl="https://b.example/feed" category=" ,science,,"/>
            <outline text="C" type="rss" xmlUrl="https://c.example/feed" category="/Science/Rivers/ , birds"/>
            </body></opml>
            """)
        #expect(reading.follows.map(\.contexts) == [["science", "rivers"], ["science"], ["Science/Rivers", "birds"]])
    }

    @Test func anUnquotedAddressEndsBeforeTheSlash() throws {
        let reading = try read(
            """
            <opml version="2.0"><body><outline text="Birds">
            <outline text="A" type="rss" xmlUrl="https://a.example/feed" htmlUrl=https://a.example/ />
            <outline text="B" type="rss" xmlUrl='https://b.example/feed' unread=12/>
            </outline><outline text="C" type="rss" xmlUrl="https://c.example/feed"/></body></opml>
            """)
        #expect(reading.follows.map(\.name) == ["A", "B", "C"])
        #expect(reading.follows.map(\.contexts) == [["Birds"], ["Birds"], []])
        #expect(reading.follows.first?.url == "https://a.example/")
    }

    @Test func relativeAddressesWaitForTheSitesOwn() throws {
        let reading = try read(
            """
            <rss version="2.0"><channel><title>Hill</title><item><title>One</title><link>/one</link>
            <description>&lt;a href="/map"&gt;Map&lt;/a&gt;</description><enclosure url="/one.mp3" type="audio/mpeg"/></item>
            <link>https://hill.example/</link></channel></rss>
            """)
        #expect(reading.posts.first?.url == "https://hill.example/one")
        #expect(reading.posts.first?.links == ["https://hill.example/map"])
        #expect(reading.posts.first?.enclosures == ["https://hill.example/one.mp3"])
    }
}
