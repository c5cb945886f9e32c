import SquelchIngest
import SquelchTimeline
import Testing

/// Exports of feed readers.
@Suite("Feed readers")
struct ReaderTests {
    private func item(_ number: Int, _ more: String, categories: String = "") -> String {
        """
        {"id":"tag:google.com,2005:reader/item/000000000000000\(number)","published":1709623800,"title":"Rain &amp; sun",
        "alternate":[{"href":"https://hill.example/\(number)","type":"text/html"}],"categories":[\(categories)],\(more)}
        """
    }

    private let origin =
        #""origin":{"streamId":"feed/12","htmlUrl":"https://hill.example/","title":"Hill","feedUrl":"https://hill.example/feed"}"#

    @Test func freshRSS() throws {
        let reading = try readExport(
            """
            {"id":"user/ada/state/org.freshrss/starred","title":"t","author":"ada","items":[
            \(item(1, #""guid":"hill-1","content":{"content":"<p>Wet <a href='/a'>a</a></p>"},"# + origin,
                categories: #""user/-/state/com.google/read","user/-/state/com.google/starred","weather""#)),
            \(item(2, origin, categories: #""user/-/state/com.google/read","user/-/label/keep""#)),
            7]}
            """)
        #expect(reading.report.format?.name == "freshrss")
        let post = try #require(reading.posts.first)
        #expect(post.id == "hill-1")
        #expect(post.title == "Rain & sun")
        #expect(post.text == "Wet a")
        #expect(post.account == "hill.example/feed")
        #expect(post.accountName == "Hill")
        #expect(post.categories == ["weather"])
        #expect(post.links == ["https://hill.example/a"])
        #expect(reading.attention.map(\.action) == ["star", "save", "read"])
        #expect(reading.attention.first?.post == "hill-1")
        #expect(reading.attention.first?.at == nil)
        #expect(reading.skipped == 1)
    }

    @Test(arguments: ["user/-/state/com.google/reading-list", "feed/https://hill.example/feed", "user/-/label/Ponds"])
    func aLabelOnAllItemsOfAFeedIsItsFolder(stream: String) throws {
        let filed = #""user/-/label/Ponds""#
        let other = origin.replacing("feed/12", with: "feed/13").replacing("hill", with: "dale")
        let reading = try readExport(
            """
            {"id":"\(stream)","items":[
            \(item(1, origin, categories: filed)),
            \(item(2, origin, categories: filed + #","user/-/label/keep""#)),
            \(item(3, other, categories: #""user/-/state/com.google/read""#))]}
            """)
        #expect(reading.posts.map(\.folder) == ["Ponds", "Ponds", nil])
        #expect(reading.attention.map(\.action) == ["save", "read"])
    }

    @Test func aStarredListInFoldersIsOneOfStars() throws {
        let reading = try readExport(
            """
            {"id":"user/-/state/com.google/starred","items":[
            \(item(1, origin, categories: #""user/-/label/Ponds""#))]}
            """)
        #expect(reading.attention.map(\.action) == ["star"])
    }

    @Test func theStreamNamesTheFeedElsewhere() throws {
        let reading = try readExport(
            """
            {"id":"user/1005/state/com.google/starred","items":[
            \(item(1, #""origin":{"streamId":"feed/https://hill.example/feed","title":"Hill"},"summary":{"content":"x"}"#,
                categories: #""user/1005/state/com.google/starred""#)),
            \(item(2, #""origin":{"streamId":"feed/57a0f00d","htmlUrl":"https://dale.example/"}"#)),
            \(item(3, #""origin":{"streamId":12}"#))]}
            """)
        #expect(reading.posts.map(\.account) == ["hill.example/feed", "dale.example", "hill.example"])
        // A list of stars whose items tell no state.
        #expect(reading.attention.map(\.action) == ["star", "star", "star"])
    }

    @Test func aBareArrayAndLikes() throws {
        let reading = try readExport(
            "[\(item(1, origin, categories: #""user/9/state/com.google/like","user/9/state/com.google/broadcast""#))]")
        #expect(reading.attention.map(\.action) == ["like", "repost"])
    }

    @Test func whatIsReadAllAtOnceIsBulk() throws {
        func document(_ count: Int) -> String {
            let items = (1...count).map { item($0, origin, categories: #""user/-/state/com.google/read""#) }
            return "{\"id\":\"feed/12\",\"items\":[\(items.joined(separator: ","))]}"
        }
        #expect(try readExport(document(25)).attention.allSatisfy { $0.action == "read" && $0.bulk })
        #expect(try readExport(document(5)).attention.allSatisfy { $0.action == "read" && !$0.bulk })
    }

    @Test func anEmptyListOfStars() throws {
        let reading = try readExport(#"{"id":"user/-/state/com.google/starred","items":[]}"#)
        #expect(reading.report.format?.name == "reader")
        #expect(!reading.report.isFailure)
    }

    @Test func miniflux() throws {
        let reading = try readExport(
            """
            {"total":2,"entries":[{"id":17,"feed_id":3,"status":"read","title":"Rain","url":"https://hill.example/rain",
            "published_at":"2024-03-05T07:30:00Z","content":"<p>x</p>","starred":true,"tags":["weather"],
            "feed":{"feed_url":"https://hill.example/feed","site_url":"https://hill.example/","title":"Hill",
            "username":"secret","password":"secret","cookie":"secret"}},
            {"id":18,"status":"removed","starred":false,"url":"https://hill.example/18","feed":{}}]}
            """)
        #expect(reading.posts.map(\.account) == ["hill.example/feed"])
        #expect(reading.posts.first?.published == 1_709_623_800)
        #expect(
            reading.attention == [
                .init(
                    post: "https://hill.example/rain", url: "https://hill.example/rain", account: "hill.example/feed",
                    action: "star")
            ])
        #expect(reading.ignored == 1)
        #expect(!reading.everything.contains("secret"))
    }

    @Test func newsBlur() throws {
        let stories = try readExport(
            #"{"stories":[{"story_hash":"12:abc","story_permalink":"https://hill.example/","story_timestamp":"1709623800"},{}]}"#
        )
        #expect(stories.attention == [.init(post: "12:abc", url: "https://hill.example/", action: "star")])
        #expect(stories.skipped == 1)
        let hashes = try readExport(#"{"starred_story_hashes":[["12:abc","1709630000"],"12:def"]}"#)
        #expect(hashes.attention.map(\.at) == [1_709_630_000, nil])
        #expect(hashes.attention.map(\.post) == ["12:abc", "12:def"])
    }

    @Test func feedbinKnowsNoFeeds() throws {
        let reading = try readExport(
            """
            [{"id":123456789,"feed_id":47,"title":"Rain","content":"<p>x</p>","url":"https://hill.example/rain",
            "published":"2014-07-29T10:46:31.000000Z","created_at":"2014-07-29T11:06:04.740551Z"},
            {"id":2,"title":null,"url":"https://gone.example/","published":"2014-07-29T10:46:31.000000Z","created_at":"x"}]
            """)
        #expect(reading.report.format?.name == "feedbin")
        #expect(reading.posts.isEmpty)
        #expect(reading.attention.map(\.url) == ["https://hill.example/rain", "https://gone.example/"])
        #expect(reading.attention.allSatisfy { $0.action == "star" && $0.at == nil })
    }

    @Test func ownRecordsInAnArrayStayOwnRecords() throws {
        let reading = try readExport(
            #"[{"account":"a","url":"https://hill.example/","published":"2024-03-05","created_at":"2024-03-05","text":"x"}]"#
        )
        #expect(reading.report.format?.name == "timeline")
        #expect(reading.posts.count == 1)
    }

    @Test(arguments: [
        #"{"items":[]}"#, #"{"comments":[],"a":1}"#, #"{"friends":["a"]}"#, #"{"entries":[{"a":1}]}"#, #"[{"a":1}]"#,
        #"{"stories":[{"title":"x"}]}"#, #"{"bookmarks":[1]}"#, "[]", "[[]]",
    ])
    func othersAreNotGuessed(_ text: String) throws {
        let reading = try readExport(text)
        #expect(reading.report.format == nil || reading.report.format?.name == "timeline")
        #expect(reading.attention.isEmpty && reading.follows.isEmpty)
    }
}
