import SquelchIngest
import SquelchTimeline
import Testing

/// Titles, bodies and dates as people read them.
@Suite("Texts and dates of items")
struct TextAndDateTests {
    private func item(_ content: String) throws -> Reading.Post {
        try #require(try read(rss("<item><guid>1</guid>\(content)</item>")).posts.first)
    }

    private func entry(_ content: String) throws -> Reading.Post {
        let document = """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>Hill</title><link href="https://hill.example/"/>
            <entry><id>1</id>\(content)</entry></feed>
            """
        return try #require(try read(document).posts.first)
    }

    @Test(arguments: [
        ("<title>Rain &amp;amp; sun</title>", "Rain & sun"),
        ("<title>&lt;b&gt;Rain&lt;/b&gt; &amp; sun</title>", "Rain & sun"),
        ("<title><![CDATA[Rain &amp; sun]]></title>", "Rain & sun"),
        ("<title>Rain &amp; sun</title>", "Rain & sun"),
        ("<title>1 &lt; 2</title>", "1 < 2"),
        ("<title> Rain\n  and sun </title>", "Rain and sun"),
    ])
    func titlesWithOneOrTwoLevelsOfEscaping(_ xml: String, _ title: String) throws {
        #expect(try item(xml).title == title)
    }

    @Test func aPlainTitleOfAtomKeepsWhatLooksLikeMarkup() throws {
        #expect(try entry("<title>Use &lt;b&gt; well</title>").title == "Use <b> well")
        #expect(try entry(#"<title type="html">Use &lt;b&gt;it&lt;/b&gt; well</title>"#).title == "Use it well")
    }

    @Test func xhtmlContentLosesItsWrapperAndKeepsItsLinks() throws {
        let post = try entry(
            """
            <title>x</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One &lt;two&gt;</p>
            <p>and <a href="/three">three</a>.</p></div></content>
            """)
        let text = try #require(post.text)
        #expect(text.contains("One <two>"))
        #expect(text.contains("and three."))
        #expect(!text.contains("div"))
        #expect(post.links == ["https://hill.example/three"])
    }

    @Test func aPostWithoutATitleIsAPost() throws {
        let post = try item("<description>Just this.</description>")
        #expect(post.title == nil)
        #expect(post.text == "Just this.")
    }

    @Test func theFullTextWinsOverTheTeaserInAnyOrder() throws {
        let full = "<content:encoded><![CDATA[<p>All of it.</p>]]></content:encoded>"
        let teaser = "<description>Some of</description>"
        #expect(try item(full + teaser).text == "All of it.")
        #expect(try item(teaser + full).text == "All of it.")
    }

    @Test func bodiesAreKeptAsHTMLOnlyWhenAsked() throws {
        let document = rss("<item><title>x</title><description>&lt;p&gt;It&lt;/p&gt;</description></item>")
        #expect(try read(document).posts.first?.html == nil)
        #expect(try read(document, keepsHTML: true).posts.first?.html == "<p>It</p>")
    }

    @Test func scriptsAreNoText() throws {
        let post = try item("<description>&lt;script&gt;alert(1)&lt;/script&gt;Rain</description>")
        #expect(post.text == "Rain")
    }

    @Test func aMissingDateIsNoWarning() throws {
        let reading = try read(rss("<item><title>x</title></item>"))
        #expect(reading.posts.first?.published == nil)
        #expect(reading.warnings.isEmpty)
    }

    @Test func aBrokenDateLeavesThePostAndNamesTheLine() throws {
        let lines = (0..<40).map { "<item><title>Day \($0)</title>\n<pubDate>05 Mar 2024</pubDate></item>" }
        let reading = try read(
            rss("<item><title>x</title>\n<pubDate>next week</pubDate></item>\n" + lines.joined(separator: "\n")))
        #expect(reading.posts.count == 41)
        #expect(reading.posts.first?.published == nil)
        let warning = try #require(reading.report.warnings.first)
        #expect(warning.message.contains("date"))
        #expect(warning.line == 4)
    }

    @Test func anotherDateOfTheItemStandsInForABrokenOne() throws {
        let post = try item("<pubDate>soon</pubDate><dc:date>2024-03-05T07:30:00Z</dc:date><title>x</title>")
        #expect(post.published == 1_709_623_800)
    }

    @Test func aDayWithoutATimeIsMarked() throws {
        #expect(try item("<title>x</title><dc:date>2024-03-05</dc:date>").flags.contains(.dateOnly))
        #expect(try !item("<title>x</title><dc:date>2024-03-05T07:30:00Z</dc:date>").flags.contains(.dateOnly))
    }

    @Test func anEmptyItemIsSkippedAndCounted() throws {
        let reading = try read(rss("<item></item><item><title>x</title></item>"))
        #expect(reading.posts.count == 1)
        #expect(reading.report.counts.skipped.values.reduce(0, +) == 1)
    }

    @Test func aBodyInBase64IsCountedAsSkipped() throws {
        let reading = try read(
            """
            <feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Hill</title>
            <entry><id>1</id><title>Rain</title><content mode="base64">cmFpbg==</content></entry></feed>
            """)
        #expect(reading.posts.first?.title == "Rain")
        #expect(reading.posts.first?.text == nil)
        #expect(reading.report.counts.skipped == ["a body in base64": 1])
    }

    @Test(arguments: [
        "<p></p>", "<p>&nbsp;</p>", "<!-- x --><script>x()</script>", "<div></div>",
        "<img src='https://x.example/a.png'>",
        "<p>\u{200B}\u{FEFF}</p>", "<p>&#847; &zwnj; &nbsp; &#8199;&shy;</p>", "\u{2800}\u{34F}",
    ])
    func aBodyWithoutAWordGivesWayToTheDescription(_ body: String) throws {
        let item =
            "<item><description>Rain at last.</description><content:encoded><![CDATA[\(body)]]></content:encoded></item>"
        let module = #"xmlns:content="http://purl.org/rss/1.0/modules/content/""#
        let post = try read(rss(item, attributes: module), keepsHTML: true).posts.first
        #expect(post?.text == "Rain at last.")
        #expect(post?.flags.contains(.image) == body.contains("img"))
        #expect(
            try entry("<summary>Rain at last.</summary><content type='xhtml'><div/></content>").text == "Rain at last.")
    }

    @Test func contentThatIsNoTextIsNotRead() throws {
        let post = try entry("<content type='image/png'>iVBORw0KGgo=</content><summary>Rain</summary>")
        #expect(post.text == "Rain")
        #expect(post.flags.contains(.image))
    }

    @Test func datesWithSlashesAreReadAsTheRestOfTheFileHasThem() throws {
        func dates(_ written: [String], channel: String = "") throws -> [Int64?] {
            let items = written.map { "<item><title>x</title><pubDate>\($0)</pubDate></item>" }.joined()
            return try read(rss(items, channel: channel)).posts.map(\.published)
        }
        let november: [Int64?] = [1_793_750_400, 1_794_528_000]
        #expect(try dates(["04/11/2026", "13/11/2026"]) == november)
        #expect(try dates(["11/04/2026", "11/13/2026"]) == november)
        #expect(try dates(["04/11/2026"], channel: "<language>fr</language>") == [november[0]])
        #expect(try dates(["11/04/2026"], channel: "<language>en-us</language>") == [november[0]])
    }
}
