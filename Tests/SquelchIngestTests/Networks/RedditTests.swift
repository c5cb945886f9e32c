import SquelchIngest
import SquelchTimeline
import Testing

/// Listings of Reddit.
struct RedditTests {
    private func listing(_ children: String) -> String {
        #"{"kind":"Listing","data":{"after":null,"dist":1,"children":[\#(children)]}}"#
    }

    private let link = #"""
        {"kind":"t3","data":{"name":"t3_x","subreddit":"Hills","author":"ada","title":"Rain &amp; sun","selftext":"",
        "url":"https://news.example/a","permalink":"/r/Hills/comments/x/rain/","created_utc":1709623800.0,"num_comments":4,
        "is_self":false,"likes":true,"saved":true,"edited":1709623900.0,"link_flair_text":"News"}}
        """#

    @Test func postsBelongToTheSubreddit() throws {
        let reading = try readSource(listing(link))
        let post = try #require(reading.posts.first)
        #expect(reading.report.format?.name == "reddit")
        #expect(post.account == "reddit.com/r/hills")
        #expect(reading.names == ["r/Hills"])
        #expect(post.author == "ada")
        #expect(post.title == "Rain & sun")
        #expect(post.published == 1_709_623_800)
        #expect(post.updated == 1_709_623_900)
        #expect(post.links == ["https://news.example/a"])
        #expect(post.categories == ["News"])
        #expect(post.url == "https://www.reddit.com/r/Hills/comments/x/rain/")
        #expect(post.comments == 4)
        #expect(
            reading.attention == [
                "like t3_x https://www.reddit.com/r/Hills/comments/x/rain/ -",
                "save t3_x https://www.reddit.com/r/Hills/comments/x/rain/ -",
            ])
    }

    @Test func commentPagesAreReadWithAllAnswers() throws {
        func comment(_ name: String, author: String = "bob", body: String = "Yes", replies: String = "\"\"") -> String {
            #"""
            {"kind":"t1","data":{"name":"\#(name)","subreddit":"Hills","author":"\#(author)","body":"\#(body)",
            "parent_id":"t3_x","likes":false,"edited":false,"replies":\#(replies)}}
            """#
        }
        let inner = listing(comment("t1_b") + #",{"kind":"more","data":{}}"#)
        let page = [
            listing(link), listing(comment("t1_a", author: "[deleted]", body: "[removed]", replies: inner)),
        ]
        let reading = try readSource("[\(page.joined(separator: ","))]")
        #expect(reading.posts.map(\.id) == ["t3_x", "t1_b"])
        #expect(reading.posts.last?.inReplyTo == "t3_x")
        #expect(reading.attention.last == "rate-down t1_b - -")
        #expect(reading.report.counts.skipped == ["a post that was deleted": 1])
    }

    @Test func subredditsAreFollows() throws {
        let text = listing(
            #"{"kind":"t5","data":{"display_name":"Hills","user_is_subscriber":true}},"#
                + #"{"kind":"t5","data":{"display_name":"Other","user_is_subscriber":false}}"#)
        #expect(try readSource(text).follows.map(\.account) == ["reddit.com/r/hills"])
    }

    @Test func aPageOfNothingIsData() throws {
        let reading = try readSource(listing(""))
        #expect(reading.report.format?.name == "reddit")
        #expect(reading.warnings == "")
    }
}
