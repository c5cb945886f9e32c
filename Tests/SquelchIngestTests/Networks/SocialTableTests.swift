import SquelchIngest
import SquelchTimeline
import Testing

/// Tables of Mastodon, Reddit and YouTube.
@Suite("Tables of networks")
struct SocialTableTests {
    // MARK: - Mastodon

    @Test func mastodonFollows() throws {
        let reading = try readExport(
            "Account address,Show boosts,Notify on new posts,Languages\n\n@Ada@Hill.example,true,false,\"en, fr\"\n"
                + "not an address,true,false,\n")
        #expect(
            reading.follows == [
                .init(account: "ada@hill.example", url: "https://hill.example/@Ada", platform: "mastodon")
            ])
        #expect(reading.warnings.contains("4: not an address"))
    }

    @Test func aHeaderlessListMayBeWhatIsBlocked() throws {
        let old = try readExport("ada@hill.example\nbo@x.example\n", name: "following.csv")
        #expect(old.follows.count == 2)
        let blocked = try readExport("ada@hill.example\nbo@x.example\n", name: "blocked_accounts (1).csv")
        #expect(blocked.follows.isEmpty)
        #expect(blocked.mutes == ["ada@hill.example", "bo@x.example"])
        #expect(blocked.report.format?.name == "mastodon blocked")
    }

    @Test func mutedAccountsAreNotFollowed() throws {
        let reading = try readExport("Account address,Hide notifications\nBob@x.example,true\nnobody,true\n")
        #expect(reading.follows.isEmpty)
        #expect(reading.mutes == ["bob@x.example"])
        #expect(reading.skipped == 1)
    }

    @Test(arguments: ["", "List name,Account address\n"])
    func listsAreContexts(_ header: String) throws {
        let reading = try readExport(header + "\"Hills, high\",ada@hill.example\nWork,ada@hill.example\n")
        #expect(reading.follows.map(\.contexts) == [["Hills, high"], ["Work"]])
        #expect(reading.follows.map(\.account) == ["ada@hill.example", "ada@hill.example"])
    }

    @Test func mastodonBookmarks() throws {
        let reading = try readExport(
            "https://hill.example/users/ada/statuses/5\nhttps://x.example/objects/7\njavascript:alert(1)\n")
        #expect(
            reading.attention.map(\.post) == [
                "https://hill.example/users/ada/statuses/5", "https://x.example/objects/7",
            ])
        #expect(reading.attention.allSatisfy { $0.action == "bookmark" && $0.at == nil })
        #expect(reading.skipped == 1)
    }

    // MARK: - Reddit

    @Test func subreddits() throws {
        let reading = try readExport("\u{FEFF}subreddit\nHills\nu_ada\nno/name\n")
        #expect(reading.follows.map(\.account) == ["reddit.com/r/hills", "reddit.com/r/u_ada"])
        #expect(reading.follows.first?.url == "https://www.reddit.com/r/Hills/")
        #expect(reading.skipped == 1)
        #expect(try readExport("id,name\nt5_2fwo,hills\n").follows.map(\.name) == ["r/hills"])
    }

    @Test func redditFriends() throws {
        let reading = try readExport("username,note\nada,secret\n")
        #expect(reading.follows.map(\.account) == ["reddit.com/user/ada"])
        #expect(!reading.everything.contains("secret"))
    }

    @Test func votes() throws {
        let reading = try readExport(
            """
            id,permalink,direction
            1b7abcd,https://www.reddit.com/r/hills/comments/1b7abcd/rain/,up
            kx1,https://www.reddit.com/r/hills/comments/1b7abcd/rain/kx1/,down
            1b7abce,https://www.reddit.com/r/hills/comments/1b7abce/hail/,none
            1b7abcf,https://www.reddit.com/r/hills/comments/1b7abcf/snow/,sideways
            """)
        #expect(reading.attention.map(\.post) == ["t3_1b7abcd", "t1_kx1"])
        #expect(reading.attention.map(\.action) == ["like", "rate-down"])
        #expect(reading.skipped == 1 && reading.ignored == 1)
    }

    @Test func savedAndHiddenPostsDifferInTheirNameOnly() throws {
        let text = "id,permalink\n1,/r/hills/comments/1b7abcd/rain/\n"
        let saved = try readExport(text, name: "saved_posts.csv")
        #expect(saved.attention.map(\.url) == ["https://www.reddit.com/r/hills/comments/1b7abcd/rain/"])
        #expect(saved.attention.map(\.action) == ["save"])
        #expect(try readExport(text, name: "hidden_posts.csv").attention.isEmpty)
    }

    @Test func ownPostsAndCommentsWithoutTheirTextsAndNetworkAddresses() throws {
        let posts = try readExport(
            """
            id,permalink,date,ip,subreddit,gildings,title,url,body
            1,https://www.reddit.com/r/x/comments/1/,2024-05-09 11:00:00 UTC,203.0.113.9,x,0,secret,https://hill.example/,secret
            2,https://www.reddit.com/r/x/comments/2/,2024-05-09 11:00:00 UTC,203.0.113.9,x,0,secret,https://www.reddit.com/r/x/comments/2/,secret
            """)
        #expect(posts.attention == [.init(url: "https://hill.example/", action: "repost", at: 1_715_252_400)])
        #expect(posts.ignored == 1)
        let comments = try readExport(
            """
            id,permalink,date,ip,subreddit,gildings,link,parent,body,media
            k,https://www.reddit.com/r/x/comments/1/_/k/,2024-05-09 11:00:00 UTC,203.0.113.9,x,0,https://www.reddit.com/r/x/comments/1/a/,,secret,
            """)
        #expect(comments.attention.map(\.post) == ["t3_1"])
        #expect(comments.attention.map(\.action) == ["reply"])
        for reading in [posts, comments] {
            #expect(!reading.everything.contains("secret"))
            #expect(!reading.everything.contains("203.0.113.9"))
        }
    }

    // MARK: - YouTube

    @Test func subscriptionsInAnyLanguage() throws {
        let reading = try readExport(
            """
            ID del canal,URL del canal,Título del canal
            UC0000000000000000000017,http://www.youtube.com/channel/UC0000000000000000000017,"Hill, Films"
            UC-000000000000000000_18,http://www.youtube.com/channel/UC-000000000000000000_18,
            short,http://www.youtube.com/channel/short,X


            """)
        #expect(reading.follows.map(\.name) == ["Hill, Films", nil])
        #expect(
            reading.follows.first?.feedURL
                == "https://www.youtube.com/feeds/videos.xml?channel_id=UC0000000000000000000017")
        #expect(reading.follows.first?.account == "youtube.com/feeds/videos.xml?channel_id=UC0000000000000000000017")
        #expect(reading.skipped == 1)
    }

    @Test func likedVideosAreKnownByTheName() throws {
        let text = "Video ID,Playlist Video Creation Timestamp\nabcdefghijk,2024-03-05T07:30:00+00:00\n\n"
        let liked = try readExport(text, name: "Liked videos-videos.csv")
        #expect(
            liked.attention == [
                .init(
                    post: "yt:video:abcdefghijk", url: "https://www.youtube.com/watch?v=abcdefghijk", action: "like",
                    at: 1_709_623_800)
            ])
        #expect(try readExport(text, name: "Walks.csv").attention.map(\.action) == ["save"])
    }

    @Test func anOlderPlaylistHasTwoTables() throws {
        let reading = try readExport(
            """
            Playlist Id,Channel Id,Time Created,Time Updated,Title,Description,Visibility
            FL00,UC0000000000000000000017,2020-01-01 00:00:00 UTC,2020-01-01 00:00:00 UTC,Walks,,Private

            Video Id,Time Added
            abcdefghijk,2024-03-05 07:30:00 UTC
            """)
        #expect(reading.attention.map(\.at) == [1_709_623_800])
    }

    // MARK: - Damage

    @Test func encodingsAreToldByTheirBytes() throws {
        var utf16: [UInt8] = [0xFF, 0xFE]
        for unit in "Organization,Followed On\r\nBäckerei,28 Nov 2024\r\n".utf16 {
            utf16 += [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        }
        #expect(try readExport(bytes: utf16).follows.map(\.name) == ["Bäckerei"])
        let latin = Array("Organization,Followed On\nB".utf8) + [0xE4] + Array("ckerei,28 Nov 2024\n".utf8)
        let reading = try readExport(bytes: latin)
        #expect(reading.follows.map(\.name) == ["Bäckerei"])
        #expect(reading.warnings.contains("UTF-8"))
    }

    @Test func wrongNumbersOfCellsAreToldAndRead() throws {
        let reading = try readExport(
            "Organization,Followed On\nHill\nDale,28 Nov 2024,more\n\"Open,28 Nov 2024\nRill,\n")
        #expect(reading.follows.map(\.name) == ["Hill", "Dale", "Open,28 Nov 2024", "Rill"])
        #expect(reading.warnings.contains("2: 1 cells in place of 2"))
        #expect(reading.warnings.contains("3: 3 cells in place of 2"))
        #expect(reading.warnings.contains("4: a quote is out of place"))
    }

    @Test func tableOfAnySizeNeedsOneBatch() throws {
        let rows = (0..<20_000).map { "Hill \($0),28 Nov 2024\n" }.joined()
        let reading = try readExport("Organization,Followed On\n" + rows)
        #expect(reading.follows.count == 20_000)
        #expect(reading.follows.last?.name == "Hill 19999")
    }
}
