import SquelchTimeline
import Testing

@testable import SquelchIngest

/// "Download your information" of Facebook.
@Suite("Facebook")
struct FacebookTests {
    @Test func textsAreRepairedOnceAndOnlyWhereBroken() {
        func repaired(_ text: String) -> String {
            Array(text.utf8).withUnsafeBufferPointer { FacebookText.repaired($0) }
        }
        #expect(repaired("J\u{C3}\u{BC}rgen") == "Jürgen")
        #expect(repaired("T\u{C5}\u{91}ke") == "Tőke")
        #expect(repaired("\u{F0}\u{9F}\u{98}\u{80}") == "😀")
        #expect(repaired("Zoë") == "Zoë")
        #expect(repaired("Jürgen") == "Jürgen")
        #expect(repaired("Łódź") == "Łódź")
        #expect(repaired("plain") == "plain")
    }

    @Test(arguments: [
        (#"{"friends":[{"name":"J\u00c3\u00bcrgen","timestamp":1700000000}]}"#, "facebook friends", true),
        (#"{"friends_v2":[{"name":"J\u00c3\u00bcrgen","timestamp":1700000000}]}"#, "facebook friends", true),
        (#"{"following_v3":[{"name":"J\u00c3\u00bcrgen","timestamp":1700000000}]}"#, "facebook following", nil),
        (#"{"page_likes_v2":[{"name":"J\u00c3\u00bcrgen","timestamp":1700000000}]}"#, "facebook page likes", nil),
        (
            #"{"pages_followed_v2":[{"timestamp":1700000000,"data":[{"name":"J\u00c3\u00bcrgen"}],"title":"x"}]}"#,
            "facebook pages followed", nil
        ),
    ])
    func lists(_ text: String, _ format: String, _ mutual: Bool?) throws {
        let reading = try readExport(text)
        #expect(reading.report.format?.name == format)
        #expect(
            reading.follows == [
                .init(
                    account: "facebook:Jürgen", name: "Jürgen", platform: "facebook", since: 1_700_000_000,
                    mutual: mutual)
            ])
    }

    @Test func rowsWithoutTimeOrNameAndEmptyLists() throws {
        let reading = try readExport(#"{"friends_v2":[{"name":"Ada"},{"timestamp":1700000000}]}"#)
        #expect(reading.follows.map(\.since) == [nil])
        #expect(reading.skipped == 1)
        let empty = try readExport(#"{"friends_v2":[]}"#)
        #expect(empty.report.format?.name == "facebook friends")
        #expect(!empty.report.isFailure)
        #expect(try readExport(#"{"followers_v3":[{"name":"Ada"}]}"#).follows.isEmpty)
    }

    @Test func pagesMayHaveAnAddress() throws {
        let reading = try readExport(
            #"{"page_likes_v2":[{"name":"Hill","timestamp":1700000000,"url":"https://www.facebook.com/hill"}]}"#)
        #expect(reading.follows.map(\.account) == ["facebook.com/hill"])
    }

    @Test func messagesGiveWhoAndWhen() throws {
        let reading = try readExport(
            """
            {"participants":[{"name":"Ada"},{"name":"M\\u00c3\\u00a9"}],"title":"Ada","thread_path":"inbox/ada_1","messages":[
            {"sender_name":"Ada","timestamp_ms":1700000000123,"content":"secret"},
            {"sender_name":"M\\u00c3\\u00a9","timestamp_ms":1700000001123,"content":"secret"},{"content":"secret"}]}
            """)
        #expect(
            reading.interactions == [
                .init(account: "facebook:Ada", name: "Ada", direction: "in", type: "message", at: 1_700_000_000),
                .init(account: "facebook:Ada", name: "Ada", direction: "out", type: "message", at: 1_700_000_001),
            ])
        #expect(reading.skipped == 1)
        #expect(!reading.everything.contains("secret"))
    }

    @Test func messagesToSeveralAreCountedOnly() throws {
        let reading = try readExport(
            """
            {"participants":[{"name":"Ada"},{"name":"Bo"},{"name":"Me"}],"title":"Walks","messages":[
            {"sender_name":"Ada","timestamp_ms":1700000000123,"content":"secret"}]}
            """)
        #expect(reading.interactions.isEmpty)
        #expect(reading.ignored == 1)
    }

    @Test func reactionsAndComments() throws {
        let reactions = try readExport(
            """
            [{"timestamp":1700000100,"title":"Me liked Ada O'Example's post.","data":[{"reaction":{"reaction":"LIKE","actor":"Me"}}]},
            {"timestamp":1700000100,"title":"Me gef\\u00c3\\u00a4llt Adas Beitrag.","data":[{"reaction":{"reaction":"LIKE"}}]}]
            """)
        #expect(
            reactions.interactions == [
                .init(
                    account: "facebook:Ada O'Example", name: "Ada O'Example", direction: "out", type: "reaction",
                    at: 1_700_000_100)
            ])
        #expect(reactions.skipped == 1)
        let comments = try readExport(
            """
            {"comments_v2":[{"timestamp":1700000200,"title":"Me replied to Bo\\u00e2\\u0080\\u0099s comment.",
            "data":[{"comment":{"comment":"secret","author":"Me"}}]},
            {"timestamp":1700000200,"title":"Me commented on his own post.","data":[{"comment":{"comment":"secret"}}]}]}
            """)
        #expect(comments.interactions.map(\.name) == ["Bo"])
        #expect(comments.interactions.map(\.type) == ["reply"])
        #expect(comments.skipped == 1)
        #expect(!comments.everything.contains("secret"))
    }

    @Test func labelledReactionsInAnyLanguage() throws {
        let reading = try readExport(
            """
            [{"timestamp":1700000100,"media":[],"label_values":[{"label":"Reaktion","value":"Gef\\u00c3\\u00a4llt mir"},
            {"title":"Verfasser","dict":[{"dict":[{"label":"Name","value":"J\\u00c3\\u00bcrgen"}]}]}],"fbid":"1"},
            {"timestamp":1700000101,"label_values":[]}]
            """)
        #expect(reading.interactions.map(\.name) == ["Jürgen"])
        #expect(reading.ignored == 1)
    }

    @Test func ownPostsPassPagesOn() throws {
        let reading = try readExport(
            """
            [{"timestamp":1700000000,"title":"Me shared a link.","data":[{"post":"secret"}],
            "attachments":[{"data":[{"external_context":{"url":"https://hill.example/rain"}}]}]},
            {"timestamp":1700000001,"data":[{"post":"secret"}],"attachments":[{"data":[{"media":{"uri":"a.jpg"}}]}]}]
            """)
        #expect(reading.attention == [.init(url: "https://hill.example/rain", action: "repost", at: 1_700_000_000)])
        #expect(reading.ignored == 1)
        #expect(!reading.everything.contains("secret"))
    }

    private func page(_ title: String, _ rows: String) -> String {
        "<html><head><title>\(title)</title></head><body class=\"_5vb_\"><div class=\"_a706\">\(rows)</div></body></html>"
    }

    private func row(_ name: String, _ body: String = "", date: String = "Nov 14, 2023 10:13:20 pm") -> String {
        """
        <div class="_3-95 _a6-g"><div class="_2ph_ _a6-h _a6-i">\(name)</div><div class="_2ph_ _a6-p">\(body)</div>
        <div class="_3-94 _a6-o"><div class="_a72d">\(date)</div></div></div>
        """
    }

    @Test func pagesOfNames() throws {
        let friends = try readExport(page("Your friends", row("Jürgen &amp; Co") + row("Bo", date: "bald")))
        #expect(friends.follows.map(\.name) == ["Jürgen & Co", "Bo"])
        #expect(friends.follows.map(\.since) == [1_700_000_000, nil])
        #expect(friends.follows.allSatisfy { $0.mutual == true })
        let older = try readExport(
            page(
                "Who you've followed",
                """
                <div class="pam uiBoxWhite noborder"><div class="_2lel">Ada</div><div class="_2lem">14. Nov. 2023, 22:13</div></div>
                """))
        #expect(older.follows.map(\.name) == ["Ada"])
        #expect(older.follows.first?.mutual == nil)
        #expect(older.follows.first?.since == 1_699_999_980)
    }

    @Test func pagesOfWhatWasDone() throws {
        let liked = row("Me liked Ada's post.", "secret", date: "14. Nov. 2023, 22:13")
        let reading = try readExport(page("Likes and reactions", liked + liked))
        #expect(reading.interactions.map(\.name) == ["Ada", "Ada"])
        let posts = try readExport(
            page(
                "Your posts",
                row("Me shared a link.", #"<a href="https://hill.example/">secret</a>"#) + row("Me.", "secret")))
        #expect(posts.attention.map(\.url) == ["https://hill.example/"])
        #expect(!posts.everything.contains("secret"))
    }

    @Test func pagesOfMessages() throws {
        let reading = try readExport(
            page("Ada", row("Participants: Ada and Me", date: "") + row("Ada", "secret") + row("Me", "secret")))
        #expect(reading.interactions.map(\.direction) == ["in", "out"])
        #expect(!reading.everything.contains("secret"))
    }

    @Test(arguments: ["Deine Freunde", "Sent friend requests", "Removed friends", "Rejected friend requests"])
    func listsThatAreNotUnderstoodAreNotGuessed(_ title: String) throws {
        let reading = try readExport(page(title, row("Ada")))
        #expect(reading.follows.isEmpty)
        #expect(reading.skipped == 1)
        #expect(reading.report.isFailure)
    }

    @Test func aCommentThatNeverEndsKeepsWhatCameBefore() throws {
        let endless = Array("<!-- ".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: 20 << 20)
        let reading = try readExport(bytes: Array(page("Your friends", row("Ada")).utf8.dropLast(14)) + endless)
        #expect(reading.follows.map(\.name) == ["Ada"])
        #expect(reading.warnings.contains("never closed"))
    }

    @Test func hostilePagesEnd() throws {
        for piece in ["<div class=\"_a6-g\">", "<a href='", "<!--", "</div>", "<div class=\"_a6-g _a6-h\"><b><p>"] {
            let text = page("Your friends", String(repeating: piece, count: 20_000))
            _ = try readExport(text)
        }
    }
}
