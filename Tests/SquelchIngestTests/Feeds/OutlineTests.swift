import SquelchIngest
import SquelchTimeline
import Testing

/// Lists of follows, as readers export them.
@Suite("OPML")
struct OutlineTests {
    private func outlines(_ body: String, version: String = #"version="2.0""#) throws -> Reading {
        try read(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <opml \(version)><head><title>Mine</title></head><body>
            \(body)
            </body></opml>
            """)
    }

    @Test func nestedFoldersBecomeOnePath() throws {
        let reading = try outlines(
            """
            <outline text="News"><outline text="Local">
            <outline type="rss" text="Hill" title="Hill Notes" xmlUrl="https://hill.example/feed" htmlUrl="https://hill.example/"/>
            </outline><outline type="rss" text="Far" xmlUrl="https://far.example/feed"/></outline>
            <outline type="rss" text="Top" xmlUrl="https://top.example/feed"/>
            """)
        #expect(reading.report.format?.name == "opml2.0")
        #expect(reading.follows.map(\.contexts) == [["News/Local"], ["News"], []])
        #expect(reading.follows.map(\.name) == ["Hill Notes", "Far", "Top"])
        #expect(reading.follows.first?.feedURL == "https://hill.example/feed")
        #expect(reading.follows.first?.url == "https://hill.example/")
        #expect(reading.warnings.isEmpty)
    }

    @Test func oneFeedInTwoFoldersIsOneAccountTwice() throws {
        let feed = #"<outline text="Hill" xmlUrl="https://hill.example/feed"/>"#
        let reading = try outlines(#"<outline text="A">\#(feed)</outline><outline text="B">\#(feed)</outline>"#)
        #expect(reading.follows.map(\.contexts) == [["A"], ["B"]])
        #expect(Set(reading.follows.map(\.account)).count == 1)
    }

    @Test func categoriesWithPathsAreContexts() throws {
        let reading = try outlines(
            #"<outline text="Hill" xmlUrl="https://hill.example/feed" category="/News/Local,weather"/>"#)
        #expect(reading.follows.first?.contexts == ["News/Local", "weather"])
    }

    @Test func tagsAreContextsWhereThereIsNoFolder() throws {
        let feed = #"<outline text="Hill" xmlUrl="https://hill.example/feed" category="Science, rivers,"/>"#
        #expect(try outlines(feed).follows.first?.contexts == ["Science", "rivers"])
        #expect(try outlines(#"<outline text="A">\#(feed)</outline>"#).follows.first?.contexts == ["A"])
    }

    @Test func aFolderOfTheFeedsNameIsNoContext() throws {
        let feed = #"<outline text="Hill" xmlUrl="https://hill.example/feed"/>"#
        let other = #"<outline text="Ada" xmlUrl="https://ada.example/feed"/>"#
        let reading = try outlines(
            #"<outline text="Art"><outline text="Hill">\#(feed)</outline><outline text="Ada">\#(other)\#(feed)</outline></outline>"#
        )
        #expect(reading.follows.map(\.contexts) == [["Art"], ["Art/Ada"], ["Art/Ada"]])
    }

    @Test func namesThatWereEscapedTwice() throws {
        let reading = try outlines(
            #"<outline text="Birds &amp;amp; trains"><outline text="It&amp;#39;s a &lt;b&gt;marsh&lt;/b&gt; &lt;T&gt;" xmlUrl="https://a.example/"/></outline>"#
        )
        #expect(reading.follows.first?.name == "It's a marsh <T>")
        #expect(reading.follows.first?.contexts == ["Birds & trains"])
    }

    @Test func theSlashBehindAnUnquotedValueEndsTheOutline() throws {
        let reading = try outlines(
            #"<outline text="A"><outline text="x" xmlUrl="https://x.example/" unread=0/></outline><outline text="y" xmlUrl=https://y.example/feed/>"#
        )
        #expect(reading.follows.map(\.contexts) == [["A"], []])
        #expect(reading.follows.map(\.feedURL) == ["https://x.example/", "https://y.example/feed"])
    }

    @Test func anAttributeLongerThanATagMayBeCostsItselfAlone() throws {
        let icon = "data:image/png;base64," + String(repeating: "QUJD", count: 40_000)
        let reading = try outlines(
            #"<outline text="A"><outline text="x" icon="\#(icon)" xmlUrl="https://x.example/"/><outline text="y" xmlUrl="https://y.example/"/></outline>"#
        )
        #expect(reading.follows.map(\.name) == ["x", "y"])
        #expect(reading.follows.map(\.contexts) == [["A"], ["A"]])
        #expect(reading.warnings.contains("1 attribute longer than 64 KB left out"))
    }

    @Test func blanksInAddressesAreThoseOfBrowsers() throws {
        let reading = try outlines(
            "<outline text=\"x\" xmlUrl=\"https://x.example/rss?tag=night train\"/><outline text=\"y\" xmlUrl=\"http://\ny.example/rss\"/>"
        )
        #expect(reading.follows.map(\.feedURL) == ["https://x.example/rss?tag=night%20train", "http://y.example/rss"])
    }

    @Test func aListWithoutFeedsSaysSo() throws {
        #expect(try outlines(#"<outline text="A"/>"#).warnings.contains("a list of follows without a feed in it"))
    }

    @Test(arguments: ["xmlUrl", "xmlURL", "xmlurl", "XMLURL"])
    func theAddressInAnySpelling(_ name: String) throws {
        let reading = try outlines(#"<outline title="Hill" \#(name)=" https://hill.example/feed "/>"#, version: "")
        #expect(reading.report.format?.name == "opml")
        #expect(reading.follows.first?.feedURL == "https://hill.example/feed")
        #expect(reading.follows.first?.name == "Hill")
    }

    @Test(arguments: [
        #"feedUrl="https://hill.example/f""#, #"rssUrl="https://hill.example/f""#,
        #"type="rss" url="https://hill.example/f""#, #"url="https://hill.example/f/feed.xml""#,
        #"type="atom" xmlUrl="" url="https://hill.example/f""#,
    ])
    func theAddressMayStandInAnotherAttribute(attributes: String) throws {
        let reading = try outlines(#"<outline text="A"><outline text="Hill" \#(attributes)/></outline>"#)
        #expect(reading.follows.map { $0.feedURL?.hasPrefix("https://hill.example/f") } == [true])
        #expect(reading.follows.map(\.contexts) == [["A"]])
    }

    @Test func anOutlineWithTextAloneIsAFolderAndNoFollow() throws {
        let reading = try outlines(#"<outline text="Empty"/><outline type="rss" text="Folder"></outline>"#)
        #expect(reading.follows.isEmpty)
        #expect(reading.report.format?.name == "opml2.0")
    }

    @Test func aFolderEndsWhereItsElementEnds() throws {
        let reading = try outlines(
            #"<outline text="A"/><outline text="B"><outline text="x" xmlUrl="https://x.example/"/></outline>"#)
        #expect(reading.follows.first?.contexts == ["B"])
    }

    @Test func commentedOutSubtreesAreLeftOutAndCounted() throws {
        let reading = try outlines(
            """
            <outline text="Old" isComment="true"><outline text="x" xmlUrl="https://x.example/feed"/></outline>
            <outline text="Hill" xmlUrl="https://hill.example/feed"/>
            """)
        #expect(reading.follows.map(\.name) == ["Hill"])
        #expect(reading.report.counts.skipped == ["outline not imported": 1])
    }

    @Test(arguments: [
        #"xmlUrl="|rm -rf x""#, #"xmlUrl="file:///etc/passwd""#, #"xmlUrl="exec:ls""#, #"xmlUrl="/etc/passwd""#,
        #"type="include" url="https://ada.example/roll.opml""#, #"xmlUrl="javascript:alert(1)""#,
        #"xmlUrl="https:///nohost""#, #"xmlUrl="https://a b.example/""#,
    ])
    func whatIsNoAddressOfTheWebIsNotImported(_ attributes: String) throws {
        let reading = try outlines(
            #"<outline text="Bad" \#(attributes)/><outline text="Hill" xmlUrl="https://hill.example/feed"/>"#)
        #expect(reading.follows.map(\.name) == ["Hill"])
        #expect(reading.report.counts.skipped == ["outline not imported": 1])
        #expect(reading.report.warnings.contains { $0.message.contains("Bad") })
    }

    @Test func aSkippedOutlineNamesItsLine() throws {
        let reading = try outlines("\n\n<outline text=\"Bad\" xmlUrl=\"|ls\"/>\n\n\n")
        #expect(reading.report.warnings.first?.line == 5)
    }

    @Test func feedSchemesAreRewritten() throws {
        let reading = try outlines(
            """
            <outline text="a" xmlUrl="feed://hill.example/feed"/><outline text="b" xmlUrl="feed:https://hill.example/feed"/>
            """)
        #expect(reading.follows.map(\.feedURL) == ["http://hill.example/feed", "https://hill.example/feed"])
        #expect(Set(reading.follows.map(\.account)).count == 1)
    }

    @Test func userAndPasswordAreNeverKept() throws {
        let reading = try outlines(#"<outline text="a" xmlUrl="https://ada:secret@hill.example/feed"/>"#)
        #expect(reading.follows.first?.feedURL == "https://hill.example/feed")
        #expect(reading.follows.first?.account?.contains("secret") == false)
        #expect(!reading.warnings.contains("secret"))
    }

    @Test func quotesTagsAndAmpersandsInAttributesAreMended() throws {
        let reading = try outlines(
            """
            <outline text="The "Daily" News" xmlUrl="https://daily.example/feed?a=1&b=2"/>
            <outline text="R&D" description="see <a href="https://x.example/">here</a>" xmlUrl="https://rd.example/feed"/>
            """)
        #expect(reading.follows.map(\.name) == [#"The "Daily" News"#, "R&D"])
        #expect(reading.follows.map(\.feedURL) == ["https://daily.example/feed?a=1&b=2", "https://rd.example/feed"])
        #expect(reading.warnings.contains("bare &"))
    }

    @Test func aTruncatedListKeepsWhatCameBefore() throws {
        let reading = try read(
            #"<opml version="1.0"><body><outline text="A"><outline text="x" xmlUrl="https://x.example/"/><outline text="#
        )
        #expect(reading.follows.map(\.name) == ["x"])
        #expect(reading.warnings.contains("ends too early"))
    }
}
