import SquelchIngest
import SquelchTimeline
import Testing

/// JSON Feed with what real files do to it.
@Suite("JSON Feed")
struct JSONFeedTests {
    private func feed(_ items: String, _ more: String = "") -> String {
        """
        {"version":"http://jsonfeed.org/version/1.1","title":"Hill","home_page_url":"https://hill.example/"\(more),
        "items":[\(items)]}
        """
    }

    @Test func idsMayBeNumbers() throws {
        let reading = try read(feed(#"{"id":17,"content_text":"a"},{"id":9007199254740993,"content_text":"b"}"#))
        #expect(reading.posts.map(\.id) == ["17", "9007199254740993"])
    }

    @Test func authorsInBothForms() throws {
        let reading = try read(
            feed(
                """
                {"id":"1","content_text":"a","author":{"name":"Ada"}},
                {"id":"2","content_text":"b","authors":[{"name":"Bo"},{"name":"Cy"}]},
                {"id":"3","content_text":"c","authors":[{"url":"https://x.example"}],"author":{"name":"Di"}},
                {"id":"4","content_text":"d"}
                """, #","authors":[{"name":"Eve"}]"#))
        #expect(reading.posts.map(\.author) == ["Ada", "Bo", "Di", nil])
        #expect(reading.feeds.first?["author"] == "Eve")
    }

    @Test func attachmentsAreEnclosures() throws {
        let reading = try read(
            feed(
                """
                {"id":"1","content_text":"a","attachments":[{"url":"/a.mp3","mime_type":"audio/mpeg","size_in_bytes":12},
                {"mime_type":"audio/mpeg"}]}
                """))
        #expect(reading.posts.first?.enclosures == ["https://hill.example/a.mp3"])
        #expect(reading.posts.first?.flags.contains(.media) == true)
    }

    @Test func aLinkPostPointsOutside() throws {
        let reading = try read(
            feed(
                """
                {"id":"1","url":"https://hill.example/1","external_url":"https://far.example/",
                "content_html":"<a href='/two'>two</a>"}
                """))
        #expect(reading.posts.first?.url == "https://hill.example/1")
        #expect(reading.posts.first?.links == ["https://far.example/", "https://hill.example/two"])
    }

    @Test func plainTextIsNotReadAsHTML() throws {
        let reading = try read(feed(#"{"id":"1","title":"a <b> &amp; c","content_text":"1 < 2 <b>"}"#))
        #expect(reading.posts.first?.title == "a <b> &amp; c")
        #expect(reading.posts.first?.text == "1 < 2 <b>")
    }

    @Test func aTruncatedFeedKeepsTheItemsBefore() throws {
        let items = (0..<20).map { #"{"id":"\#($0)","content_text":"day \#($0)"}"# }.joined(separator: ",")
        let whole = Array(feed(items).utf8)
        for cut in stride(from: 200, to: whole.count - 3, by: 37) {
            let part = Array(whole[..<cut])
            let reading = try read(bytes: part)
            let complete = part.filter { $0 == UInt8(ascii: "}") }.count
            #expect(reading.posts.count >= complete, "cut at \(cut)")
            #expect(reading.posts.prefix(complete).map(\.id) == (0..<complete).map { String($0) })
            #expect(reading.warnings.contains("ends too early"))
        }
    }

    @Test func controlCharactersInStringsAreMended() throws {
        let reading = try read(feed("{\"id\":\"1\",\"content_text\":\"a\tb\nc\u{1}d\"}"))
        #expect(reading.posts.first?.text == "a b cd")
        #expect(!reading.warnings.isEmpty)
    }

    @Test func whatIsNoItemIsSkippedAndCounted() throws {
        let reading = try read(feed(#"1,"x",null,{},{"id":"1","content_text":"a"}"#))
        #expect(reading.posts.count == 1)
        #expect(reading.report.counts.skipped.values.reduce(0, +) == 4)
    }

    @Test func aBrokenDateLeavesThePost() throws {
        let reading = try read(feed(#"{"id":"1","content_text":"a","date_published":"soon"}"#))
        #expect(reading.posts.first?.published == nil)
        #expect(reading.report.warnings.first?.message.contains("date") == true)
    }

    @Test(arguments: [#"{"a":1}"#, "[1,2,3]", #"{"version":"2","items":[]}"#, "{", "[[[[", #"{"version":"#])
    func otherJSONIsAFailureInWords(_ text: String) throws {
        let reading = try read(text)
        #expect(reading.report.isFailure)
        #expect(!reading.report.warnings.isEmpty)
    }

    @Test func endlessNestingEnds() throws {
        for open in ["[", "{\"a\":", "{\"items\":["] {
            let reading = try read(String(repeating: open, count: 100_000))
            #expect(reading.report.isFailure)
            #expect(!reading.report.warnings.isEmpty)
        }
    }

    @Test func whatIsOneThingWhereAListBelongsIsAListOfOne() throws {
        let reading = try read(
            feed(
                """
                {"id":"1","content_text":"a","authors":{"name":"Ada"},"tags":"rain","attachments":{"url":"https://x.example/a.mp3"}},
                {"id":"2","content_text":"b","author":"Bo","tags":[{"name":"sun"}]},
                {"id":"3","content_text":"c","authors":["Cy","Di"]}
                """))
        #expect(reading.posts.map(\.author) == ["Ada", "Bo", "Cy"])
        #expect(reading.posts.map(\.coauthors) == [[], [], ["Di"]])
        #expect(reading.posts.map(\.categories) == [["rain"], ["sun"], []])
        #expect(reading.posts.first?.enclosures == ["https://x.example/a.mp3"])
    }

    @Test func anIDThatIsAnAddressIsOne() throws {
        let reading = try read(feed(#"{"id":"https://hill.example/1","content_text":"a"}"#))
        #expect(reading.posts.first?.url == "https://hill.example/1")
    }

    @Test func datesMayBeCounted() throws {
        let reading = try read(feed(#"{"id":"1","content_text":"a","date_published":1709623800}"#))
        #expect(reading.posts.first?.published == 1_709_623_800)
    }

    @Test func aBodyWithoutAWordGivesWay() throws {
        let reading = try read(
            feed(
                """
                {"id":"1","content_html":"<p></p>","content_text":"a"},{"id":"2","content_html":"<img src='x'>","summary":"b"},
                {"id":"3","content":{"html":"<p>c</p>"}}
                """))
        #expect(reading.posts.map(\.text) == ["a", "b", "c"])
    }

    @Test func aFeedWithoutAVersionIsTold() throws {
        let reading = try read(
            #"{"title":"Hill","feed_url":"https://hill.example/f","items":[{"id":"1","content_text":"a"}]}"#)
        #expect(reading.posts.map(\.text) == ["a"])
        #expect(reading.feeds.first?["format"] == "jsonfeed")
    }

    @Test func rssInJSON() throws {
        let reading = try read(
            """
            {"rss":{"version":"2.0","channel":{"title":"Hill","link":"https://hill.example/","item":[
            {"title":"Vec<T>","link":"/rain","guid":{"#value":"g1","isPermaLink":"false"},"description":"<p>Rain <a href='/map'>m</a></p>",
            "pubDate":"Tue, 05 Mar 2024 07:30:00 GMT","category":["a","b"],"author":"ada@x.example (Ada)",
            "enclosure":{"url":"https://x.example/a.mp3","type":"audio/mpeg","length":"3"}},
            {"description":"Sun","guid":"https://hill.example/sun"}]}}}
            """)
        #expect(reading.report.format?.name == "rss-json")
        #expect(reading.posts.map(\.title) == ["Vec<T>", nil])
        #expect(reading.posts.map(\.text) == ["Rain m", "Sun"])
        #expect(reading.posts.map(\.url) == ["https://hill.example/rain", "https://hill.example/sun"])
        #expect(reading.posts.map(\.id) == ["g1", "https://hill.example/sun"])
        #expect(reading.posts.first?.published == 1_709_623_800)
        #expect(reading.posts.first?.categories == ["a", "b"])
        #expect(reading.posts.first?.author == "Ada")
        #expect(reading.posts.first?.links == ["https://hill.example/map"])
    }
}
