import SquelchIngest
import Testing

/// Lists of what the user valued hold posts that were chosen: they must not pass for all that an account posted.
struct SelectionTests {
    private func item(_ number: Int, _ states: String...) -> String {
        let categories = states.map { "\"user/-/state/com.google/\($0)\"" }.joined(separator: ",")
        return """
            {"id":"tag:google.com,2005:reader/item/\(number)","title":"Rain","alternate":[{"href":"https://hill.example/\(number)"}],
            "categories":[\(categories)],"origin":{"streamId":"feed/https://hill.example/feed"}}
            """
    }

    private func stream(_ id: String, _ items: String...) throws -> [Bool] {
        try readExport(#"{"id":"\#(id)","items":[\#(items.joined(separator: ","))]}"#).posts.map(\.isSelected)
    }

    @Test func listsOfStarsLikesAndSharedItems() throws {
        #expect(try stream("user/-/state/com.google/starred", item(1), item(2, "read")) == [true, true])
        #expect(try stream("user/1/state/com.google/broadcast", item(1)) == [true])
        #expect(try stream("user/1/state/com.google/like", item(1, "read")) == [true])
        #expect(try stream("user/1/label/best", item(1, "starred"), item(2, "like", "read")) == [true, true])
        #expect(try readExport("[\(item(1))]").posts.map(\.isSelected) == [true])
    }

    @Test func listsOfAFeedAreWhole() throws {
        #expect(try stream("feed/12", item(1, "starred")) == [false])
        #expect(
            try stream("user/-/state/com.google/reading-list", item(1, "starred"), item(2, "read")) == [false, false])
        #expect(
            try readExport("[\(item(1, "starred")),\(item(2, "read", "like")),\(item(3, "read"))]").posts.count == 3)
    }

    private func miniflux(_ starred: Bool...) throws -> [Bool] {
        let entries = starred.enumerated().map { number, isStar in
            """
            {"id":\(number),"feed_id":3,"status":"read","title":"Rain","url":"https://hill.example/\(number)",
            "starred":\(isStar),"feed":{"feed_url":"https://hill.example/feed"}}
            """
        }
        return try readExport(#"{"total":2,"entries":[\#(entries.joined(separator: ","))]}"#).posts.map(\.isSelected)
    }

    @Test func minifluxWithStarsOnly() throws {
        #expect(try miniflux(true, true) == [true, true])
        #expect(try miniflux(true, false) == [false, false])
    }

    private func statuses(_ favourited: Bool...) throws -> [Bool] {
        let rows = favourited.enumerated().map { number, isLiked in
            """
            {"id":"\(number)","created_at":"2024-03-05T07:30:00Z","content":"<p>Rain</p>","favourited":\(isLiked),
            "bookmarked":false,"account":{"acct":"ada@hill.example"}}
            """
        }
        return try readExport("[\(rows.joined(separator: ","))]").posts.map(\.isSelected)
    }

    @Test func favouritesOfMastodon() throws {
        #expect(try statuses(true, true) == [true, true])
        #expect(try statuses(true, false) == [false, false])
        // One post alone proves nothing.
        #expect(try statuses(true) == [false])
    }

    @Test func savedPostsOfReddit() throws {
        func listing(_ saved: Bool...) throws -> [Bool] {
            let posts = saved.enumerated().map { number, isSaved in
                """
                {"kind":"t3","data":{"name":"t3_\(number)","subreddit":"hills","author":"ada","title":"Rain",
                "permalink":"/r/hills/comments/\(number)/","saved":\(isSaved),"likes":null}}
                """
            }
            let text = #"{"kind":"Listing","data":{"children":[\#(posts.joined(separator: ","))]}}"#
            return try readExport(text).posts.map(\.isSelected)
        }
        #expect(try listing(true, true) == [true, true])
        #expect(try listing(true, false) == [false, false])
    }
}
