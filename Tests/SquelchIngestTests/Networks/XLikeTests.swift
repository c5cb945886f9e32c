import SquelchIngest
import Testing

/// An archive of X says of a like only the post's number and text; the user's own posts tell whose some of them were.
struct XLikeTests {
    private func archive(likes: String, tweets: String) -> [(String, String)] {
        [
            ("data/account.js", #"window.YTD.account.part0 = [{"account":{"accountId":"1","username":"me"}}]"#),
            ("data/like.js", "window.YTD.like.part0 = [\(likes)]"),
            ("data/tweets.js", "window.YTD.tweets.part0 = [\(tweets)]"),
        ]
    }

    private func likes(_ files: [(String, String)]) throws -> [String] {
        try readSource(bytes: ArchiveMaker.make(.zip, files)).attention.filter { $0.hasPrefix("like ") }
    }

    /// Authors of what was liked, by the post's number.
    private func authors(_ files: [(String, String)]) throws -> [String: String] {
        let reading = try readSource(bytes: ArchiveMaker.make(.zip, files))
        var found: [String: String] = [:]
        for (like, valued) in zip(reading.attention, reading.valued) where like.hasPrefix("like ") {
            let account = String(valued.dropFirst("like ".count))
            if account != "-" { found[String(like.split(separator: " ")[1])] = account }
        }
        return found
    }

    private func like(_ id: String, _ text: String = "") -> String {
        #"{"like":{"tweetId":"\#(id)","fullText":"\#(text)","expandedUrl":"https://twitter.com/i/web/status/\#(id)"}}"#
    }

    private func repeated(_ id: String, _ name: String, _ number: String, _ text: String) -> String {
        #"{"tweet":{"id_str":"\#(id)","created_at":"Tue Mar 05 07:30:00 +0000 2024","full_text":"RT @\#(name): \#(text)","#
            + #""entities":{"user_mentions":[{"screen_name":"\#(name)","id_str":"\#(number)"}]}}}"#
    }

    @Test func whatWasAnsweredOrQuotedAndLikedHasAnAuthor() throws {
        let files = archive(
            likes: [like("901"), like("902"), like("903")].joined(separator: ","),
            tweets: #"""
                {"tweet":{"id_str":"20","created_at":"Tue Mar 05 07:30:00 +0000 2024","full_text":"@ada agreed",
                 "in_reply_to_user_id_str":"11","in_reply_to_screen_name":"ada","in_reply_to_status_id_str":"901"}},
                {"tweet":{"id_str":"21","created_at":"Tue Mar 05 07:30:00 +0000 2024","full_text":"see https://t.co/x",
                 "entities":{"urls":[{"expanded_url":"https://twitter.com/Ada/status/902"}]}}}
                """#)
        let expected = [
            "like 901 https://x.com/ada/status/901 -", "like 902 https://x.com/Ada/status/902 -",
            "like 903 https://twitter.com/i/web/status/903 -",
        ]
        #expect(try likes(files).sorted() == expected)
        #expect(try likes(files.reversed()).sorted() == expected, "the order of files does not matter")
        #expect(try authors(files) == ["901": "x.com/i/user/11", "902": "x.com/i/user/11"])
    }

    @Test func whatWasRepeatedIsKnownByItsWords() throws {
        let words = "The glaze of batch 31 ran at cone 6, and here is why it did"
        let tweets = [
            repeated("30", "bo", "12", words + "…"),
            repeated("31", "cy", "13", "So true"),
            // Two who wrote the same: nobody can tell whose was liked.
            repeated("32", "di", "14", "Happy birthday to everybody who has one today"),
            repeated("33", "ed", "15", "Happy birthday to everybody who has one today"),
        ].joined(separator: ",")
        let liked = [
            like("901", words + ", twice &amp; again."), like("902", "So true"),
            like("903", "Happy birthday to everybody who has one today"), like("904", "The glaze of batch 31"),
        ].joined(separator: ",")
        #expect(try authors(archive(likes: liked, tweets: tweets)) == ["901": "x.com/i/user/12"])
    }
}
