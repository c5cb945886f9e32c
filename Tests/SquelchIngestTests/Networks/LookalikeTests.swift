import SquelchIngest
import SquelchTimeline
import Testing

/// Files that look like others: each is read as what it is, or left out in one line.
@Suite("Exports that look alike")
struct LookalikeTests {
    @Test func rowsOfYouTubesAPIHaveAKindOfTheirOwn() throws {
        let reading = try readExport(
            """
            [{"kind":"youtube#subscription","snippet":{"title":"Hill","publishedAt":"2020-01-01T00:00:00Z",
            "resourceId":{"kind":"youtube#channel","channelId":"UCabcdefghijklmnopqrstuv"}}}]
            """, name: "subscriptions.json")
        #expect(reading.report.format?.name == "youtube subscriptions")
        #expect(reading.follows.map(\.name) == ["Hill"])
        #expect(reading.warnings.isEmpty)
    }

    @Test(arguments: [
        #"[{"title":"A","body":"B","url":"https://a.example/"},{"title":"C"}]"#,
        #"[{"id":"1","text":"own note","createdAt":"2026-01-01T00:00:00Z"}]"#,
        #"[{"kind":"stranger","text":"A"},{"kind":"stranger","text":"B"}]"#, #"["https://a.example/","b"]"#,
        #"{"account":{"x":1},"statuses_count":2}"#,
    ])
    func jsonOfOthersIsLeftOutInOneLine(_ json: String) throws {
        let reading = try readExport(json)
        #expect(reading.posts.isEmpty && reading.skipped == 0)
        #expect(reading.warnings.hasPrefix("0: JSON of a shape that is not known"))
        #expect(!reading.warnings.contains("\n"))
    }

    @Test(arguments: [
        ("[31/12/2022 11:40:26] Ann: hi\n", "WhatsApp"), ("[01.02.25, 10:00:00] Ada: hi\n", "WhatsApp"),
        ("\u{200E}[2017-09-07, 7:58:30 AM] Tom: hi\n", "WhatsApp"), ("1/2/25, 10:00 - Ada: hello\n", "WhatsApp"),
        (#"{"name":"T","type":"public_channel","id":1,"messages":[]}"#, "Telegram"),
        (#"{"relationships_following":[{"title":"ada"}]}"#, "Instagram"),
        (#"[{"title":"","string_list_data":[{"value":"ada"}]}]"#, "Instagram"),
        (#"{"text_post_app_text_post_app_following":[]}"#, "Threads"), (#"{"Your Activity":{}}"#, "TikTok"),
        (#"[{"ID":"1","Timestamp":"2025-01-01 10:00:00","Contents":"hi"}]"#, "Discord"),
    ])
    func whatIsNotReadIsNamed(_ text: String, _ name: String) throws {
        let reading = try readExport(text)
        #expect(reading.report.isFailure && reading.report.warnings.count == 1)
        #expect(reading.warnings.contains(name) && reading.warnings.contains("not read"))
    }

    @Test func aTableOfAnotherKindIsATableWithItsColumns() throws {
        let reading = try readExport("Name,Street,Town\nx1,1 Hill,y\nx2,2 Hill,z\n")
        #expect(reading.warnings.contains("(3 columns: Name, Street, Town)"))
        // Without a header, the first row is somebody's data.
        let data = try readExport("Ada,+49 170 5550100,1980-01-01\nBo,+49 170 5550101,1981-01-01\n")
        #expect(data.warnings.contains("(3 columns)") && !data.everything.contains("Ada"))
    }

    @Test func whatIsKnownAndHoldsNothingSaysSo() throws {
        let reading = try readExport(#"<opml version="2.0"><body><outline text="Empty"/></body></opml>"#)
        #expect(reading.warnings.contains("a list of follows without a feed in it"))
    }

    @Test func onlySubscribedSubredditsAreFollows() throws {
        let table = "subreddit\nknots\n"
        #expect(try readExport(table, name: "subscribed_subreddits.csv").follows.count == 1)
        for name in ["moderated_subreddits.csv", "approved_submitter_subreddits.csv"] {
            let reading = try readExport(table, name: name)
            #expect(reading.follows.isEmpty && reading.ignored == 1)
        }
    }

    @Test func likesAreLikesInAnyLanguage() throws {
        let table = "Video ID,Playlist video creation timestamp\nabcdefghijk,2024-03-05T07:30:00+00:00\n"
        for name in ["Liked videos.csv", "Vidéos J'aime-vidéos.csv", "Mag ich-Videos-videos.csv", "高く評価した動画.csv"] {
            #expect(try readExport(table, name: name).attention.map(\.action) == ["like"], "\(name)")
        }
        #expect(try readExport(table, name: "Knoten-videos.csv").attention.map(\.action) == ["save"])
    }

    @Test func shortsAreVideosAndAdvertisementsAreNoneInAnyLanguage() throws {
        let reading = try readExport(
            """
            [{"header":"YouTube","titleUrl":"https://www.youtube.com/shorts/abcdefghijk","products":["YouTube"]},
            {"header":"YouTube","titleUrl":"https://www.youtube.com/watch?v=abcdefghijl","products":["YouTube"],
            "details":[{"name":"Von Google Anzeigen"}]}]
            """)
        #expect(reading.attention.map(\.post) == ["yt:video:abcdefghijk"])
        #expect(reading.ignored == 1)
    }

    @Test func listsOfMisskeyHaveSettingsBehindTheAddress() throws {
        let reading = try readExport(
            "friends,ada@fedi.example,withReplies=false\nnews,desk@fedi.example,withReplies=true\n")
        #expect(reading.follows.map(\.account) == ["ada@fedi.example", "desk@fedi.example"])
        #expect(reading.follows.map(\.contexts) == [["friends"], ["news"]])
    }

    @Test func blocksOfBlueskyAreMutes() throws {
        let answer = try readExport(#"{"blocks":[{"did":"did:plc:bo","handle":"bo.example"}]}"#)
        #expect(answer.mutes == ["did:plc:bo"] && answer.report.format?.name == "bluesky blocks")
        let record = try readExport(
            #"{"records":[{"uri":"at://did:plc:me/app.bsky.graph.block/1","value":{"$type":"app.bsky.graph.block","subject":"did:plc:bo"}}]}"#
        )
        #expect(record.mutes == ["did:plc:bo"])
    }
}
