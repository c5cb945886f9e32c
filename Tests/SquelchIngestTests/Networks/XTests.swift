import Foundation
import SquelchIngest
import SquelchTimeline
import Testing

/// X: the archive, and timelines as its interfaces and tools wrote them.
struct XTests {
    private func assign(_ name: String, _ json: String) -> String { "window.YTD.\(name).part0 = \(json)" }

    private var archive: [(String, String)] {
        [
            (
                "data/account.js",
                assign("account", #"[{"account":{"accountId":"1","username":"me"}}]"#)
            ),
            (
                "data/following.js",
                assign(
                    "following",
                    #"""
                    [{"following":{"accountId":"11","userLink":"https://twitter.com/intent/user?user_id=11"}},
                     {"following":{"accountId":"12"}},
                     {"following":{"accountId":"1511223344556677889","userLink":"https://twitter.com/intent/user?user_id=1511223344556677889"}},
                     {"following":{}}]
                    """#)
            ),
            ("data/follower.js", assign("follower", #"[{"follower":{"accountId":"11"}}]"#)),
            (
                "data/like.js",
                assign("like", #"[{"like":{"tweetId":"1690000000000000017","fullText":"a &amp; b"}},{"like":{}}]"#)
            ),
            ("data/mute.js", assign("mute", #"[{"muting":{"accountId":"99"}}]"#)),
            (
                "data/direct-messages.js",
                assign(
                    "direct_messages",
                    #"""
                    [{"dmConversation":{"conversationId":"1-11","messages":[
                     {"messageCreate":{"id":"5","senderId":"11","recipientId":"1","text":"secret words","createdAt":"2024-03-05T07:30:00.000Z"}}]}}]
                    """#)
            ),
            (
                "data/direct-message-headers.js",
                assign(
                    "direct_message_headers",
                    #"""
                    [{"dmConversation":{"messages":[
                     {"messageCreate":{"id":"5","senderId":"11","recipientId":"1","createdAt":"2024-03-05T07:30:00.000Z"}},
                     {"messageCreate":{"id":"6","senderId":"1","recipientId":"11","createdAt":"2024-03-05T08:00:00.000Z"}}]}}]
                    """#)
            ),
            (
                "data/tweets.js",
                assign(
                    "tweets",
                    #"""
                    [{"tweet":{"id_str":"20","created_at":"Tue Mar 05 07:30:00 +0000 2024","full_text":"@ada agreed",
                      "in_reply_to_user_id_str":"11","in_reply_to_screen_name":"ada","in_reply_to_status_id_str":"1690000000000000001",
                      "entities":{"user_mentions":[{"screen_name":"ada","id_str":"11","indices":["0","4"]}]}}},
                     {"id_str":"21","created_at":"Tue Mar 05 07:30:00 +0000 2024","full_text":"RT @Bob_1: long","retweeted":false,
                      "entities":{"user_mentions":[{"screen_name":"Bob_1","id_str":"12"}]}},
                     {"tweet":{"id_str":"22","created_at":"Tue Mar 05 07:30:00 +0000 2024","full_text":"2/ thread",
                      "in_reply_to_screen_name":"me_before","in_reply_to_status_id_str":"20"}},
                     {"tweet":{"id_str":"23","created_at":"Tue Mar 05 07:30:00 +0000 2024","full_text":"see https://t.co/x",
                      "entities":{"urls":[{"expanded_url":"https://twitter.com/eve/status/77"}]}}}]
                    """#)
            ),
        ]
    }

    @Test func anArchiveTellsWhomTheUserFollowsWithHandlesFromItsPosts() throws {
        let reading = try readSource(bytes: ArchiveMaker.make(.zip, archive))
        #expect(
            reading.follows.map(\.account) == [
                "x.com/i/user/11", "x.com/i/user/12", "x.com/i/user/1511223344556677889",
            ])
        #expect(reading.follows.map(\.name) == ["ada", "Bob_1", nil])
        #expect(
            reading.follows.map(\.url) == [
                "https://x.com/ada", "https://x.com/Bob_1",
                "https://twitter.com/intent/user?user_id=1511223344556677889",
            ])
        #expect(reading.mutual["x.com/i/user/11"] == true)
        #expect(reading.mutual["x.com/i/user/12"] == false)
        #expect(reading.followers == ["x.com/i/user/11"])
        // Records that waited belong to the file that they are from.
        #expect(reading.entries.contains("data/following.js x-archive following 3"))
        #expect(reading.entries.contains("data/mute.js x-archive mute 1"))
        #expect(reading.mutes == ["x.com/i/user/99"])
        #expect(reading.report.counts.skipped == ["an account without an id": 1, "a like without an id": 1])
    }

    @Test func anArchiveTellsWhatTheUserAnsweredRepeatedAndLiked() throws {
        let reading = try readSource(bytes: ArchiveMaker.make(.zip, archive))
        #expect(reading.posts.isEmpty)
        #expect(
            reading.attention.sorted() == [
                "like 1690000000000000017 https://x.com/i/status/1690000000000000017 -",
                "reply 1690000000000000001 https://x.com/ada/status/1690000000000000001 1709623800",
                "repost 77 https://x.com/eve/status/77 1709623800",
            ])
        #expect(
            reading.interactions.sorted() == [
                "in message x.com/i/user/11 1709623800", "out message x.com/i/user/11 1709625600",
                "out reaction x.com/i/user/12 1709623800", "out reply x.com/i/user/11 1709623800",
            ])
    }

    @Test func theOrderOfFilesDoesNotMatter() throws {
        let forward = try readSource(bytes: ArchiveMaker.make(.zip, archive))
        let backward = try readSource(bytes: ArchiveMaker.make(.tarGzip, archive.reversed()))
        #expect(forward.follows.map(\.name) == backward.follows.map(\.name))
        #expect(forward.interactions.sorted() == backward.interactions.sorted())
    }

    @Test func anUnpackedArchiveIsOneSource() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("squelch-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        for (path, text) in archive + [("Your archive.html", "<!doctype html><html></html>")] {
            let file = folder.appendingPathComponent(path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        #expect(SourceFinder.find([folder.path]).sources.map(\.name) == [folder.path])
        let reading = readSource(path: folder.path)
        #expect(reading.follows.map(\.name) == ["ada", "Bob_1", nil])
    }

    @Test func assignmentsAreReadWithBracketsEndsAndDamage() throws {
        let text = "window.YTD.like.part1=[{\"like\":{\"tweetId\":\"5\"}}];\n"
        #expect(try readSource(text).attention == ["like 5 https://x.com/i/status/5 -"])
        let cut = try readSource("window.YTD.like.part1 = [{\"like\":{\"tweetId\":\"5\"}},{\"like\":{\"twe")
        #expect(cut.attention.count == 1)
        #expect(!cut.warnings.isEmpty)
        #expect(try readSource("window.YTD.follower.part0 = [ ]").warnings == "")
    }

    private let page = #"""
        {"data":[
         {"id":"1765000000000000017","text":"RT @ada: long te…","author_id":"11","created_at":"2024-03-05T07:30:00.000Z",
          "referenced_tweets":[{"type":"retweeted","id":"1764999999999999999"}],"public_metrics":{"like_count":0}},
         {"id":"1765000000000000018","text":"a &lt; b","author_id":"11","lang":"und",
          "entities":{"urls":[{"expanded_url":"https://news.example/a"}],"hashtags":[{"tag":"rain"}]},
          "referenced_tweets":[{"type":"quoted","id":"77"}]},
         {"id":"1765000000000000019","text":"2/","author_id":"11","in_reply_to_user_id":"11",
          "referenced_tweets":[{"type":"replied_to","id":"1765000000000000018"}]},
         {"id":"1765000000000000020","text":"yes","author_id":"404","in_reply_to_user_id":"11",
          "referenced_tweets":[{"type":"replied_to","id":"1765000000000000018"}]},
         {"id":"9"}],
         "includes":{"users":[{"id":"11","username":"bob","name":"Bob"},{"id":"12","username":"ada"}],
          "tweets":[{"id":"1764999999999999999","author_id":"12","text":"long text that goes on"}]},
         "meta":{"result_count":4}}
        """#

    @Test(arguments: [
        #""edit_history_tweet_ids":["81","82"]"#, #""edit_info":{"initial":{"editTweetIds":["81","82"]}}"#,
        #""edit_info":{"edit":{"editControlInitial":{"editTweetIds":["81","82"]}}}"#,
        #""edit_control":{"edit_control_initial":{"edit_tweet_ids":["81","82"]}}"#,
    ])
    func ofAnEditedPostTheLastVersionCounts(edits: String) throws {
        func post(_ id: Int, _ text: String) -> String {
            #"{"id":"\#(id)","text":"\#(text)","author_id":"11","created_at":"2026-01-05T08:00:00Z",\#(edits)}"#
        }
        let users = #""includes":{"users":[{"id":"11","username":"bob","name":"Bob"}]}"#
        let both = try readSource(#"{"data":[\#(post(81, "teh tide")),\#(post(82, "the tide"))],\#(users)}"#)
        #expect(both.posts.map(\.text) == ["the tide"])
        // Where the last version is not at hand, an earlier one is better than none.
        #expect(try readSource(#"{"data":[\#(post(81, "teh tide"))],\#(users)}"#).posts.map(\.text) == ["teh tide"])
    }

    @Test func aPageOfVersion2IsReadWithWhatItIncludes() throws {
        let reading = try readSource(page)
        #expect(reading.report.format?.name == "x-api2")
        #expect(reading.posts.map(\.text) == ["long text that goes on", "a < b", "2/", "yes"])
        #expect(
            reading.posts.map(\.account) == [
                "x.com/i/user/11", "x.com/i/user/11", "x.com/i/user/11", "x.com/i/user/404",
            ])
        #expect(reading.names == ["Bob", "Bob", "Bob", nil])
        #expect(reading.posts.first?.author == "ada")
        #expect(reading.reposts.first == "1764999999999999999")
        #expect(reading.posts.map { $0.flags.contains(.reply) } == [false, false, false, true])
        try #require(reading.posts.count == 4)
        #expect(reading.posts[1].links == ["https://news.example/a", "https://x.com/i/status/77"])
        #expect(reading.posts[1].categories == ["rain"])
        #expect(reading.posts[1].language == nil)
        // The number of a post holds its time: 1765000000000000018 >> 22 milliseconds after the epoch of X.
        #expect(reading.posts[1].published == 1_709_643_766)
        #expect(reading.report.counts.skipped == ["a post without text": 1])
    }

    @Test func linesOfPagesAndFlatLinesAreRead() throws {
        let line = page.replacing("\n", with: " ")
        #expect(try readSource(line + "\n" + line).posts.count == 8)
        let flat = #"{"id":"5","text":"hi","author_id":"11","author":{"id":"11","username":"bob","name":"Bob"}}"#
        let reading = try readSource(flat + "\n" + flat)
        #expect(reading.posts.map(\.account) == ["x.com/i/user/11", "x.com/i/user/11"])
        #expect(reading.posts.first?.url == "https://x.com/bob/status/5")
        let errors = try readSource(#"{"errors":[{"title":"Not Found"}],"meta":{"result_count":0}}"#)
        #expect(errors.posts.isEmpty && errors.warnings.isEmpty)
    }

    @Test func peopleWhoAreFollowedAreFollowsAndFollowersAreNot() throws {
        func page(_ what: String) -> String {
            #"{"data":[{"id":"5","username":"ada","name":"Ada"}],"__twarc":{"url":"https://api.twitter.com/2/users/1/\#(what)?x=1"}}"#
        }
        #expect(try readSource(page("following")).follows.map(\.account) == ["x.com/i/user/5"])
        let followers = try readSource(page("followers"))
        #expect(followers.follows.isEmpty && followers.followers == ["x.com/i/user/5"])
        #expect(try readSource(page("muting")).report.counts.records == 0)
    }

    @Test func statusesOfVersion1AreReadWithTheirExactNumbers() throws {
        let status = #"""
            {"id":1765000000000000017,"id_str":"1765000000000000017","created_at":"Tue Mar 05 07:30:00 +0000 2024",
             "full_text":"RT @ada: cut…","user":{"id_str":"11","screen_name":"bob","name":"Bob"},"favorited":true,
             "retweeted_status":{"id_str":"77","full_text":"whole &amp; text","user":{"id_str":"12","screen_name":"ada"},
              "entities":{"urls":[{"expanded_url":"https://news.example/a"}],"hashtags":[{"text":"rain"}]}}}
            """#
        let reading = try readSource("[\(status)]")
        let post = try #require(reading.posts.first)
        #expect(reading.report.format?.name == "x-api1.1")
        #expect(post.id == "1765000000000000017")
        #expect(post.account == "x.com/i/user/11")
        #expect(post.text == "whole & text")
        #expect(post.author == "ada")
        #expect(post.published == 1_709_623_800)
        #expect(post.links == ["https://news.example/a"])
        #expect(post.categories == ["rain"])
        #expect(reading.attention == ["like 77 https://x.com/ada/status/77 -"])
    }

    @Test func scrapedPostsAreRead() throws {
        let line = #"""
            {"_type":"snscrape.modules.twitter.Tweet","url":"https://twitter.com/ada/status/1765000000000000017","date":"2024-03-05T07:30:00+00:00","rawContent":"Rain","id":1765000000000000017,"user":{"username":"ada","id":11,"displayname":"Ada"},"replyCount":3,"inReplyToTweetId":5,"inReplyToUser":{"id":12},"links":[{"url":"https://news.example/a"}]}
            """#
        let reading = try readSource(line + "\n" + line)
        let post = try #require(reading.posts.first)
        #expect(reading.report.format?.name == "snscrape")
        #expect(post.id == "1765000000000000017")
        #expect(post.inReplyTo == "5")
        #expect(post.comments == 3)
        #expect(post.links == ["https://news.example/a"])
        #expect(reading.names.first == "Ada")
    }
}
