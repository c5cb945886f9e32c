import SquelchIngest
import SquelchTimeline
import Testing

/// Damage that is common in the wild costs a warning, not the posts.
@Suite("Broken feeds")
struct BrokenFeedTests {
    private func items(_ count: Int) -> String {
        (0..<count).map { "<item><guid>id-\($0)</guid><title>Day \($0)</title></item>" }.joined(separator: "\n")
    }

    @Test func textBeforeTheDeclarationIsDropped() throws {
        let reading = try read("\nWarning: on line 12\n" + rss(items(2)))
        #expect(reading.posts.count == 2)
        #expect(reading.warnings.contains("bytes before the document"))
        #expect(reading.report.warnings.first?.line == 2)
    }

    @Test func aCutAnywhereKeepsAllWholeItemsBeforeIt() throws {
        let document = Array(rss(items(30), channel: "<description>All of it</description>").utf8)
        let end = Array("</item>".utf8)
        for cut in stride(from: 150, to: document.count, by: 97) {
            let part = Array(document[..<cut])
            let whole = part.indices.filter { part[$0...].starts(with: end) }.count
            let reading = try read(bytes: part)
            let ids = reading.posts.compactMap(\.id)
            #expect(ids.prefix(whole) == (0..<whole).map { "id-\($0)" }[...], "cut at \(cut)")
            #expect(reading.posts.count <= whole + 1)
            #expect(reading.warnings.contains("ends too early"), "cut at \(cut)")
            #expect(reading.feeds.first?["title"] == "Hill")
        }
    }

    @Test func missingEndTagsLoseNoItem() throws {
        let reading = try read(
            rss(
                "<item><title>One<guid>1</guid></item><item><guid>2</guid><title>Two</title>\n"
                    + "<item><guid>3</guid></item>"))
        #expect(reading.posts.map(\.id).suffix(2) == ["2", "3"])
        #expect(reading.posts.count == 3)
        #expect(reading.warnings.contains("unclosed element"))
    }

    @Test func strayAnglesAndAmpersandsAreText() throws {
        let reading = try read(
            rss("<item><title>1 < 2 & R&D</title><link>https://hill.example/?a=1&b=2</link></item>\n" + items(1)))
        #expect(reading.posts.count == 2)
        #expect(reading.posts.first?.title == "1 < 2 & R&D")
        #expect(reading.posts.first?.url == "https://hill.example/?a=1&b=2")
        #expect(reading.warnings.contains("stray <"))
        #expect(reading.warnings.contains("3 bare &"))
    }

    @Test(arguments: [
        #"<atom:link rel="self" href="https://hill.example/feed">"#, "<cloud>", "<image><url>x</url>", "<hr>",
        "<language>en", "<itme><title>x</title></item>",
    ])
    func anElementThatIsNeverClosedSwallowsNoItems(_ tag: String) throws {
        let reading = try read(rss(tag + items(3)))
        #expect(reading.posts.compactMap(\.id) == ["id-0", "id-1", "id-2"])
        #expect(!reading.warnings.isEmpty)
    }

    @Test func anEmptyItemNamesItsLine() throws {
        let reading = try read(rss(items(3) + "\n<item></item>\n" + items(9)))
        #expect(reading.report.warnings.first?.line == 6)
    }

    @Test(arguments: [
        "<“Rain”>", "<—", "<山>", "<×2", "<a“b>", "<\u{A0}b>", "<:>", "<a:>", "<a:b:c>", "<_>", "<a\u{D7}>",
    ])
    func whatLooksLikeATagAndIsNoneDoesNotEndTheDocument(_ tag: String) throws {
        let reading = try read(rss("<item><guid>0</guid><description>see \(tag) here</description></item>" + items(3)))
        #expect(reading.posts.count == 4)
        #expect(!reading.warnings.contains("could not be parsed"))
    }

    @Test func controlCharactersAreDropped() throws {
        let reading = try read(rss("<item><title>Ra\u{08}in\u{1B}[31m</title></item>"))
        #expect(reading.posts.first?.title == "Rain[31m")
        #expect(reading.warnings.contains("2 control characters"))
    }

    @Test func undefinedEntitiesAreKeptAndHTMLOnesUnderstood() throws {
        let reading = try read(rss("<item><title>a&nbsp;b &hellip; &eacute; &nosuch; c</title></item>"))
        #expect(reading.posts.first?.title == "a b … é &nosuch; c")
        #expect(reading.warnings.contains("undefined entity"))
    }

    @Test func entitiesThatTheDocumentDeclaresAreUnderstood() throws {
        let reading = try read(
            "<!DOCTYPE rss [<!ENTITY hill 'the hill'>]><rss><channel><title>On &hill;</title></channel></rss>")
        #expect(reading.feeds.first?["title"] == "On the hill")
    }

    @Test func attributesWithoutQuotesAreRead() throws {
        let reading = try read(
            rss("<item><title>x</title><enclosure url=https://hill.example/a.mp3 type=audio/mpeg length=1></item>"))
        #expect(reading.posts.first?.enclosures == ["https://hill.example/a.mp3"])
        #expect(reading.posts.count == 1)
    }

    @Test(arguments: ["<title>a < b</title>", "<title>a & b</title>", "<title>a\u{01}b</title>", "<title>a</titel>"])
    func warningsNameTheLine(_ damage: String) throws {
        let reading = try read(rss("<item><title>x</title></item>\n\n<item>\n\(damage)</item>\n" + items(20)))
        #expect(reading.report.warnings.first?.line == 6)
        #expect(reading.posts.count == 22)
    }

    @Test func elementsThatOverlapDoNotMixItems() throws {
        let reading = try read(
            rss("<item><title>One</title><description><p>a<b>b</p>c</b></description></item>" + items(1)))
        #expect(reading.posts.map(\.title) == ["One", "Day 0"])
    }

    @Test func anEmptyFeedIsAFeed() throws {
        let reading = try read(rss(""))
        #expect(reading.report.counts.feeds == 1)
        #expect(!reading.report.isFailure)
    }

    @Test func xmlThatIsNoFeedIsAFailure() throws {
        let reading = try read("<?xml version=\"1.0\"?><invoice><total>3</total></invoice>")
        #expect(reading.report.isFailure)
        #expect(reading.warnings.contains("neither a feed nor a list"))
    }

    @Test(arguments: [
        "<br />\n<b>Warning</b>: no such file in <b>/x.php</b> on line <b>3</b><br />\n", "<div>Hello</div>",
        "<p>Hello",
        "Warning: x in y on line 3\n", "<html><body>Hello</body></html>\n", "<!-- <html> -->", "<script>x()</script>",
    ])
    func whatAServerPrintsBeforeTheDocumentIsLeftOut(_ junk: String) throws {
        let reading = try read(junk + rss(items(2)))
        #expect(reading.posts.map(\.title) == ["Day 0", "Day 1"])
        #expect(reading.feeds.first?["title"] == "Hill")
        let withoutDeclaration = try read(
            junk + "<rss version=\"2.0\"><channel><title>Hill</title>\(items(1))</channel></rss>")
        #expect(withoutDeclaration.posts.count == 1)
    }

    @Test func aPageWithAFeedInItIsAPage() throws {
        let page =
            "<!DOCTYPE html><html><head><title>x</title></head><body><rss><channel></channel></rss></body></html>"
        #expect(try read(page).warnings.contains("a web page"))
    }

    @Test func aPictureInAnAttributeCostsItselfAlone() throws {
        let picture = "data:image/png;base64," + String(repeating: "QUJD", count: 30_000)
        let body = "<div xmlns=\"http://www.w3.org/1999/xhtml\">before <img src=\"\(picture)\"/> after</div>"
        let reading = try read(
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>
            <entry><id>1</id><link rel="enclosure" href="\(picture)"/><content type="xhtml">\(body)</content></entry>
            <entry><id>2</id><title>Next</title></entry></feed>
            """)
        #expect(reading.posts.map(\.title) == [nil, "Next"])
        #expect(reading.posts.first?.text == "before after")
        #expect(reading.warnings.contains("2: 2 attributes longer than 64 KB left out"))
    }

    @Test func aLongPictureInABodyLeavesTheWordsBehindIt() throws {
        let picture = "data:image/png;base64," + String(repeating: "QUJD", count: 100_000)
        let reading = try read(
            rss("<item><description><![CDATA[before <img src=\"\(picture)\"> after]]></description></item>"))
        #expect(reading.posts.first?.text == "before after")
        #expect(reading.warnings.isEmpty)
    }
}
