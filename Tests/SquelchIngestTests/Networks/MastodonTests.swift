import Foundation
import SquelchIngest
import SquelchTimeline
import Testing

/// Timelines saved from the Mastodon interface, and the archive that a server gives to its user.
struct MastodonTests {
    private func status(
        _ number: Int, acct: String = "ada@hill.example", fields: String = "", content: String = "<p>Rain</p>"
    ) -> String {
        """
        {"id":"\(number)","created_at":"2024-03-05T07:30:00.000Z","uri":"https://hill.example/s/\(number)",\
        "url":"https://hill.example/@ada/\(number)","visibility":"public","language":"en","replies_count":1,\
        "spoiler_text":"","content":"\(content)","reblog":null,\
        "account":{"id":"9","acct":"\(acct)","display_name":"Ada","url":"https://here.example/@ada"}\(fields)}
        """
    }

    @Test func statusesAreReadInEveryWayTheyAreSaved() throws {
        let one = status(1)
        let two = status(2)
        for text in [
            "[\(one),\(two)]", "[\(one)]\n[\(two)]", "[\n\(one)\n][\n\(two)\n]", "\(one)\n\(two)\n",
            "{\"statuses\":[\(one),\(two)]}", "[[\(one)],[\(two)]]",
        ] {
            let reading = try readSource(text)
            #expect(reading.posts.map(\.id) == ["https://hill.example/s/1", "https://hill.example/s/2"], "\(text)")
            #expect(reading.report.format?.name == "mastodon")
            #expect(reading.warnings == "")
        }
        let post = try #require(readSource(one).posts.first)
        #expect(post.account == "ada@hill.example")
        #expect(post.text == "Rain")
        #expect(post.published == 1_709_623_800)
        #expect(post.language == "en")
        #expect(post.comments == 1)
        #expect(post.title == nil)
    }

    @Test func anAccountThatHasMovedSaysWhereTo() throws {
        let moved =
            #""display_name":"Ada","moved":{"id":"3","acct":"ada@far.example","url":"https://far.example/@ada"}"#
        let one = status(1).replacingOccurrences(of: #""display_name":"Ada""#, with: moved)
        for text in ["[\(one)]", one + "\n" + status(2) + "\n"] {
            #expect(try read(text).moved == ["ada@hill.example": "https://far.example/@ada"])
        }
    }

    /// What an address may not hold is taken out or escaped, wherever it stands; what looks alike stays.
    @Test func addressesAreCleanedAtAnyPlace() throws {
        let address = "https://hill.example/abcdefghijklmnopq"
        let odd = [" ": "%20", "\u{7F}": "", "\u{85}": "", "\u{A0}": "%C2%A0", "é": "é", "Â": "Â", "!": "!"]
        var lines: [String] = []
        var expected: [String] = []
        for place in 8..<address.count {
            for (text, clean) in odd.sorted(by: { $0.key < $1.key }) {
                let (head, tail) = (address.prefix(place), address.dropFirst(place))
                lines.append(
                    #"{"uri":"\#(lines.count)","created_at":"2024-03-05T07:30:00Z","content":"Rain","#
                        + #""url":"\#(head)\#(text)\#(tail)","account":{"acct":"ada@hill.example"}}"#)
                expected.append(head + clean + tail)
            }
        }
        #expect(try readSource(lines.joined(separator: "\n")).posts.map(\.url) == expected)
    }

    @Test func aBoostIsItsBoostersWithTheWordsOfTheOriginal() throws {
        let original = status(5, acct: "bob@far.example", content: "<p>Original</p>")
        let boost = status(6, content: "").replacing("\"reblog\":null", with: "\"reblog\":\(original)")
        let reading = try readSource("[\(boost)]")
        let post = try #require(reading.posts.first)
        #expect(post.account == "ada@hill.example")
        #expect(post.author == "bob@far.example")
        #expect(post.text == "Original")
        #expect(post.id == "https://hill.example/s/6")
        #expect(reading.reposts == ["https://hill.example/s/5"])
        #expect(post.flags.contains(.repost))
    }

    @Test func anAnswerIsAReplyAndAThreadIsNot() throws {
        let answer = status(1, fields: #","in_reply_to_id":"5","in_reply_to_account_id":"10""#)
        let thread = status(2, fields: #","in_reply_to_id":"1","in_reply_to_account_id":"9""#)
        let posts = try readSource("[\(answer),\(thread)]").posts
        #expect(posts.map { $0.flags.contains(.reply) } == [true, false])
        #expect(posts.map(\.inReplyTo) == ["5", nil])
    }

    @Test func accountsOfTheServerItselfGetItsName() throws {
        #expect(try readSource("[\(status(1, acct: "Ada"))]").posts.first?.account == "ada@here.example")
    }

    @Test func cardsAndTagsBecomeLinksAndCategories() throws {
        let fields = #"""
            ,"card":{"url":"https://news.example/a"},"tags":[{"name":"weather"}],
            "mentions":[{"url":"https://far.example/@bob"}],
            "media_attachments":[{"type":"image","url":"https://m.example/1.png"},{"type":"gifv"}]
            """#
        let content =
            #"<p><a href='https://far.example/@bob'>@bob</a> <a href='https://other.example/tags/Weather'>#x</a> "#
            + "<a href='https://site.example/b'>b</a></p>"
        let post = try #require(readSource("[\(status(1, fields: fields, content: content))]").posts.first)
        #expect(post.links == ["https://news.example/a", "https://site.example/b"])
        #expect(post.categories == ["weather"])
        #expect(post.enclosures == ["https://m.example/1.png"])
        #expect(post.flags.contains(.image) && post.flags.contains(.media))
    }

    @Test func whatTheUserDidIsAttention() throws {
        let valued = status(1, fields: #","favourited":true,"bookmarked":true,"reblogged":false"#)
        let address = "https://hill.example/s/1 https://hill.example/@ada/1 -"
        #expect(try readSource("[\(valued)]").attention == ["like \(address)", "bookmark \(address)"])
    }

    @Test func aDirectMessageIsOnlyCounted() throws {
        let direct = status(1, content: "<p>a secret</p>").replacing("\"public\"", with: "\"direct\"")
        let reading = try readSource("[\(direct)]")
        #expect(reading.posts.isEmpty)
        #expect(reading.interactions == ["in message ada@hill.example 1709623800"])
    }

    @Test func statusesOfOtherServersWithMissingFieldsAreRead() throws {
        let text =
            #"[{"id":"AbC","account":{"acct":"x"},"content":"<p>Hi</p>","card":null,"tags":null,"language":null}]"#
        let post = try #require(readSource(text).posts.first)
        #expect(post.id == "AbC")
        #expect(post.account == "x")
        #expect(post.published == nil)
    }

    private let outbox = #"""
        {"@context":"https://www.w3.org/ns/activitystreams","id":"outbox.json","type":"OrderedCollection","totalItems":9,
        "orderedItems":[
        {"type":"Create","actor":"https://hill.example/users/me","published":"2024-03-05T07:30:00Z",
         "object":{"type":"Note","inReplyTo":"https://other.example/users/Ada/statuses/5","content":"<p>private words</p>",
          "to":["https://www.w3.org/ns/activitystreams#Public"],
          "tag":[{"type":"Mention","href":"https://other.example/users/ada","name":"@ada@other.example"},
                 {"type":"Mention","href":"https://x.example/users/bob","name":"@bob"}]}},
        {"type":"Create","actor":"https://hill.example/users/me","published":"2024-03-05T07:30:00Z",
         "object":{"type":"Note","inReplyTo":"https://new.example/ap/users/17/statuses/5",
          "to":["https://hill.example/users/me/followers"],
          "tag":[{"type":"Mention","href":"https://new.example/ap/users/17","name":"@eve@new.example"}]}},
        {"type":"Create","actor":"https://hill.example/users/me","published":"2024-03-05T07:30:00Z",
         "object":{"type":"Note","inReplyTo":"https://hill.example/users/me/statuses/1","to":["as:Public"]}},
        {"type":"Create","actor":"https://hill.example/users/me","published":"2024-03-05T07:30:00Z",
         "object":{"type":"Note","to":["https://x.example/users/bob"],
          "tag":[{"type":"Mention","href":"https://x.example/users/bob","name":"@bob@x.example"}]}},
        {"type":"Announce","actor":"https://hill.example/users/me","published":"2024-03-05T08:00:00Z",
         "object":"https://other.example/users/ada/statuses/6"},
        7]}
        """#

    @Test func theOutboxTellsWhomTheUserAnswersAndBoosts() throws {
        let reading = try readSource(outbox)
        #expect(reading.report.format?.name == "activitypub outbox")
        #expect(reading.posts.isEmpty)
        #expect(
            reading.attention == [
                "reply https://other.example/users/Ada/statuses/5 https://other.example/users/Ada/statuses/5 1709623800",
                "reply https://new.example/ap/users/17/statuses/5 https://new.example/ap/users/17/statuses/5 1709623800",
                "repost https://other.example/users/ada/statuses/6 https://other.example/users/ada/statuses/6 1709625600",
            ])
        #expect(
            reading.interactions == [
                "out reply ada@other.example 1709623800", "out mention bob@x.example 1709623800",
                "out reply eve@new.example 1709623800", "out message bob@x.example 1709623800",
                "out reaction ada@other.example 1709625600",
            ])
        #expect(reading.report.counts.skipped == ["neither an activity nor an address": 1])
    }

    @Test func anArchiveHasLikesAndBookmarks() throws {
        func list(_ name: String) -> String {
            #"{"id":"\#(name).json","type":"OrderedCollection","orderedItems":["https://o.example/@ada/1","https://p.example/x"]}"#
        }
        let reading = try readSource(
            bytes: ArchiveMaker.make(
                .tarGzip,
                [
                    ("outbox.json", outbox), ("likes.json", list("likes")), ("bookmarks.json", list("bookmarks")),
                    ("actor.json", #"{"@context":[],"type":"Person","id":"https://hill.example/users/me"}"#),
                ]))
        #expect(
            reading.entries.map { $0.split(separator: " ").dropFirst().joined(separator: " ") } == [
                "activitypub outbox 8", "activitypub likes 3", "activitypub bookmarks 2", "activitypub actor 0",
            ])
        #expect(reading.attention.contains("like https://p.example/x https://p.example/x -"))
        #expect(reading.attention.contains("bookmark https://o.example/@ada/1 https://o.example/@ada/1 -"))
        #expect(reading.interactions.contains("out reaction ada@o.example -"))
    }
}
