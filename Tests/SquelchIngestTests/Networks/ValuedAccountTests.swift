import Testing

/// Whose post it was that the user valued, where sources say so: by the id under which the account's posts are known.
struct ValuedAccountTests {
    @Test func aWatchedVideoNamesItsChannelByTheFeed() throws {
        let channel = "UC0000000000000000000017"
        let feed = "youtube.com/feeds/videos.xml?channel_id=" + channel
        let json = try readExport(
            """
            [{"header":"YouTube","title":"Watched","titleUrl":"https://www.youtube.com/watch?v=abcdefghijk",
            "subtitles":[{"name":"Hill","url":"https://www.youtube.com/channel/\(channel)"}],
            "time":"2024-03-05T07:30:00.000Z","products":["YouTube"]}]
            """)
        #expect(json.attention.map(\.account) == [feed])
        let page = try readExport(
            """
            <html><head><title>Watch history</title></head><body><div class="mdl-grid">
            <div class="outer-cell"><div class="content-cell">Watched
            <a href="https://www.youtube.com/watch?v=abcdefghijk">Rain</a><br>
            <a href="https://www.youtube.com/channel/\(channel)">Hill</a><br>Mar 5, 2024, 7:30:00 AM UTC<br></div></div>
            <div class="outer-cell"><div class="content-cell">Watched
            <a href="https://www.youtube.com/watch?v=abcdefghijl">Sun</a><br>Mar 5, 2024, 7:30:00 AM UTC<br></div></div>
            </div></body></html>
            """)
        #expect(page.attention.map(\.account) == [feed, nil])
    }

    @Test func addressesOfPostsNameTheirAuthors() throws {
        let bookmarks = try readExport("https://hill.example/@Ada/5\nhttps://hill.example/users/bo/statuses/6\n")
        #expect(bookmarks.attention.map(\.account) == ["ada@hill.example", "bo@hill.example"])
        let likes = try readExport(
            """
            window.YTD.like.part0 = [
            {"like":{"tweetId":"77","expandedUrl":"https://twitter.com/Ada/status/77"}},
            {"like":{"tweetId":"78","expandedUrl":"https://twitter.com/i/web/status/78"}},
            {"like":{"tweetId":"79","expandedUrl":"https://twitter.com/i/status/79"}}]
            """)
        #expect(likes.attention.map(\.account) == ["x.com/ada", nil, nil])
        let votes = try readExport(
            "id,permalink,direction\n1b7abcd,https://www.reddit.com/r/Hills/comments/1b7abcd/rain/,up\n")
        #expect(votes.attention.map(\.account) == ["reddit.com/r/hills"])
    }

    @Test func recordsOfBlueskyNameTheDid() throws {
        let records = try readExport(
            """
            {"records":[{"uri":"at://did:plc:me/app.bsky.feed.like/1","cid":"b","value":{"$type":"app.bsky.feed.like",
            "subject":{"uri":"at://did:plc:ada/app.bsky.feed.post/2","cid":"c"},"createdAt":"2024-03-05T07:30:00Z"}}]}
            """)
        #expect(records.attention.map(\.account) == ["did:plc:ada"])
    }

    @Test func starsOfReadersNameTheFeed() throws {
        let stars = try readExport(
            """
            {"id":"user/ada/state/org.freshrss/starred","items":[{"id":"tag:google.com,2005:reader/item/1","title":"Rain",
            "canonical":[{"href":"https://hill.example/rain"}],"origin":{"streamId":"feed/https://www.hill.example/feed"}}]}
            """)
        #expect(stars.attention.map(\.account) == ["hill.example/feed"])
    }
}
