import SquelchIngest
import SquelchTimeline
import Testing

/// Answers of Bluesky, saved as JSON.
struct BlueskyTests {
    private func view(_ key: String, did: String = "did:plc:aaaa", record: String = "", fields: String = "") -> String {
        #"""
        {"uri":"at://\#(did)/app.bsky.feed.post/\#(key)","cid":"c","author":{"did":"\#(did)","handle":"ada.example","displayName":"Ada"},
        "record":{"$type":"app.bsky.feed.post","text":"Rain","langs":["en"],"createdAt":"2024-03-05T07:30:00.000Z"\#(record)},
        "replyCount":2,"indexedAt":"2024-03-05T07:30:01.000Z"\#(fields)}
        """#
    }

    private func feed(_ items: String...) -> String { "{\"cursor\":\"x\",\"feed\":[\(items.joined(separator: ","))]}" }

    @Test func aPostAndItsRepostAreTwoAndEachItsAccounts() throws {
        let reason = #"""
            {"$type":"app.bsky.feed.defs#reasonRepost","by":{"did":"did:plc:bbbb","handle":"bob.example"},"indexedAt":"2024-03-05T09:00:00Z"}
            """#
        let text = feed("{\"post\":\(view("k1"))}", "{\"post\":\(view("k1")),\"reason\":\(reason)}")
        let reading = try readSource(text)
        let uri = "at://did:plc:aaaa/app.bsky.feed.post/k1"
        #expect(reading.report.format?.name == "bluesky")
        #expect(reading.posts.map(\.id) == [uri, uri + "#repost=did:plc:bbbb"])
        #expect(reading.posts.map(\.account) == ["did:plc:aaaa", "did:plc:bbbb"])
        #expect(reading.names == ["Ada", "bob.example"])
        #expect(reading.reposts == [nil, uri])
        #expect(reading.posts.map(\.published) == [1_709_623_800, 1_709_629_200])
        #expect(reading.posts.first?.url == "https://bsky.app/profile/ada.example/post/k1")
        #expect(reading.posts.first?.language == "en")
        #expect(reading.posts.first?.comments == 2)
        // Pages one after another, in lines and in a list.
        let line = text.replacing("\n", with: "")
        #expect(try readSource(line + "\n" + line).posts.count == 4)
        #expect(try readSource("[\(text),\(text)]").posts.count == 4)
    }

    @Test func aTimeThatLiesGivesWayToTheServers() throws {
        let old = view("k1").replacing("2024-03-05T07:30:00.000Z", with: "1999-01-01T00:00:00Z")
        #expect(try readSource(feed("{\"post\":\(old)}")).posts.first?.published == 1_709_623_801)
    }

    @Test func linksLieInFacetsAndEmbeds() throws {
        let record = #"""
            ,"tags":["hills"],"facets":[{"features":[{"$type":"app.bsky.richtext.facet#link","uri":"https://news.example/a"}]},
            {"features":[{"$type":"app.bsky.richtext.facet#tag","tag":"weather"}]}],
            "embed":{"$type":"app.bsky.embed.external","external":{"uri":"https://site.example/b"}}
            """#
        let fields = #"""
            ,"embed":{"$type":"app.bsky.embed.recordWithMedia#view","media":{"images":[{"thumb":"x"}]},
            "record":{"record":{"uri":"at://did:plc:cccc/app.bsky.feed.post/q1"}}}
            """#
        let post = try #require(
            readSource(feed("{\"post\":\(view("k1", record: record, fields: fields))}")).posts.first)
        #expect(
            post.links == [
                "https://bsky.app/profile/did:plc:cccc/post/q1", "https://site.example/b", "https://news.example/a",
            ])
        #expect(post.categories == ["weather", "hills"])
        #expect(post.flags.contains(.image))
        let unknown = view("k2", fields: #","embed":{"$type":"app.bsky.embed.hologram#view","x":[1]}"#)
        #expect(try readSource(feed("{\"post\":\(unknown)}")).posts.count == 1)
    }

    @Test func anAnswerIsAReplyAndAThreadIsNot() throws {
        func reply(_ did: String) -> String { #","reply":{"parent":{"uri":"at://\#(did)/app.bsky.feed.post/p"}}"# }
        let reading = try readSource(
            feed(
                "{\"post\":\(view("k1", record: reply("did:plc:bbbb")))}",
                "{\"post\":\(view("k2", record: reply("did:plc:aaaa")))}"))
        #expect(reading.posts.map { $0.flags.contains(.reply) } == [true, false])
    }

    @Test func likesOfTheUserAreAttentionAndNoTimeline() throws {
        let liked = #","viewer":{"like":"at://did:plc:me/app.bsky.feed.like/3k9","bookmarked":true}"#
        let timeline = try readSource(feed("{\"post\":\(view("k1", fields: liked))}", "{\"post\":\(view("k2"))}"))
        #expect(timeline.posts.count == 2)
        #expect(timeline.attention.map { $0.prefix { $0 != " " } } == ["like", "bookmark"])
        let likes = try readSource(
            feed("{\"post\":\(view("k1", fields: liked))}", "{\"post\":\(view("k2", fields: liked))}"))
        #expect(likes.posts.isEmpty)
        #expect(likes.attention.count == 4)
        #expect(likes.report.format?.name == "bluesky likes")
    }

    @Test func followsAreReadFromAnswersAndRecords() throws {
        let follows = #"""
            {"subject":{"did":"did:plc:me"},"follows":[{"did":"did:plc:aaaa","handle":"ada.example","viewer":{"followedBy":"at://x"}},
            {"did":"did:plc:bbbb","handle":"handle.invalid"},{"handle":"nobody"}]}
            """#
        let reading = try readSource(follows)
        #expect(reading.follows.map(\.account) == ["did:plc:aaaa", "did:plc:bbbb"])
        #expect(reading.follows.map(\.name) == ["ada.example", nil])
        #expect(reading.mutual["did:plc:aaaa"] == true)
        #expect(reading.mutual["did:plc:bbbb"] == Bool?.none)
        #expect(reading.report.counts.skipped == ["a follow without an id": 1])
        let followers = #"""
            {"subject":{"did":"did:plc:me"},"followers":[{"did":"did:plc:aaaa","handle":"ada.example","viewer":{"following":"at://x"}},
            {"did":"did:plc:bbbb","handle":"bob.example"}]}
            """#
        let back = try readSource(followers)
        #expect(back.followers == ["did:plc:aaaa", "did:plc:bbbb"])
        #expect(back.follows.map(\.account) == ["did:plc:aaaa"] && back.mutual["did:plc:aaaa"] == true)
        let records = #"""
            {"records":[{"uri":"at://did:plc:me/app.bsky.graph.follow/3k1","value":{"$type":"app.bsky.graph.follow","subject":"did:plc:aaaa","createdAt":"2024-03-05T07:30:00Z"}},
            {"uri":"at://did:plc:me/app.bsky.feed.like/3k1","value":{"$type":"app.bsky.feed.like","subject":{"uri":"at://did:plc:bbbb/app.bsky.feed.post/k"},"createdAt":"2024-03-05T07:30:00Z"}}]}
            """#
        let own = try readSource(records)
        #expect(own.follows.map(\.account) == ["did:plc:aaaa"])
        #expect(own.interactions == ["out reaction did:plc:bbbb 1709623800"])
        #expect(own.attention.count == 1)
    }

    @Test func bookmarksOfPostsThatAreGoneCountToo() throws {
        let text = #"""
            {"bookmarks":[{"createdAt":"2024-03-05T07:30:00Z","subject":{"uri":"at://did:plc:aaaa/app.bsky.feed.post/k"},
            "item":{"$type":"app.bsky.feed.defs#notFoundPost","uri":"at://did:plc:aaaa/app.bsky.feed.post/k","notFound":true}}]}
            """#
        #expect(
            try readSource(text).attention == [
                "bookmark at://did:plc:aaaa/app.bsky.feed.post/k https://bsky.app/profile/did:plc:aaaa/post/k 1709623800"
            ])
    }
}
