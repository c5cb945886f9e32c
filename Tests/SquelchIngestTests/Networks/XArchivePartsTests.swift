import SquelchIngest
import SquelchTimeline
import Testing

/// Parts of X archives beside the lists: long posts, messages in groups, and archives from before 2018.
struct XArchivePartsTests {
    private func assign(_ name: String, _ json: String) -> (String, String) {
        ("data/\(name).js", "window.YTD.\(name).part0 = \(json)")
    }

    private var account: (String, String) {
        assign("account", #"[{"account":{"accountId":"1","username":"me"}}]"#)
    }

    // MARK: - Long posts

    private let beginning = String(repeating: "rain &amp; sun ", count: 18)

    private func notes(_ rows: String) -> (String, String) { assign("note_tweet", "[\(rows)]") }

    private func note(_ text: String, at second: Int = 0) -> String {
        """
        {"noteTweet":{"noteTweetId":"900","createdAt":"2024-03-05T07:30:0\(second).000Z","core":{"text":"\(text)",
        "mentions":[{"screenName":"ada"},{"screenName":"eve"},{"screenName":"me"}],
        "urls":[{"expandedUrl":"https://twitter.com/bo/status/77"},{"expandedUrl":"https://hill.example/"}]}}}
        """
    }

    private var cut: (String, String) {
        assign(
            "tweets",
            """
            [{"tweet":{"id_str":"20","created_at":"Tue Mar 05 07:30:00 +0000 2024","full_text":"@ada \(beginning)… t.co/x",
            "in_reply_to_user_id_str":"11","in_reply_to_screen_name":"ada","in_reply_to_status_id_str":"16",
            "entities":{"user_mentions":[{"screen_name":"ada","id_str":"11"}]}}}]
            """)
    }

    @Test func aLongPostAddsWhatLiesBehindTheCut() throws {
        let whole = beginning.replacing("&amp;", with: "&") + "and more, @eve"
        for files in [[account, notes(note(whole, at: 1)), cut], [account, cut, notes(note(whole, at: 1))]] {
            let reading = try readSource(bytes: ArchiveMaker.make(.zip, files))
            // Ada is answered already, and the user names themself.
            #expect(
                reading.interactions.sorted() == [
                    "out mention x.com/eve 1709623800", "out reply x.com/i/user/11 1709623800",
                ])
            #expect(reading.attention.contains("repost 77 https://x.com/bo/status/77 1709623800"))
            #expect(reading.attention.count == 2)
            #expect(reading.warnings.isEmpty)
        }
    }

    @Test func aLongPostWithoutItsCutOneCountsByItself() throws {
        let other = notes(note("about something else"))
        let reading = try readSource(bytes: ArchiveMaker.make(.zip, [account, cut, other]))
        #expect(reading.interactions.filter { $0.contains("mention") }.count == 2)
    }

    @Test func theTextOfALongPostLiesInOneOfThreePlaces() throws {
        for place in [#""core":{"text":"a"}"#, #""noteTweetResults":{"result":{"text":"a"}}"#] {
            let reading = try readSource(bytes: ArchiveMaker.make(.zip, [notes(#"{"noteTweet":{\#(place)}}"#)]))
            #expect(reading.warnings.isEmpty)
        }
        let none = try readSource(bytes: ArchiveMaker.make(.zip, [notes(#"{"noteTweet":{"noteTweetId":"1"}},7"#)]))
        #expect(none.report.counts.skipped == ["a long post without text": 2])
    }

    // MARK: - Groups

    private func message(_ id: Int, by sender: Int) -> String {
        """
        {"messageCreate":{"id":"\(id)","senderId":"\(sender)","text":"secret words","createdAt":"2024-03-05T07:30:00.000Z"}}
        """
    }

    private func group(_ id: String, _ entries: String...) -> String {
        #"{"dmConversation":{"conversationId":"\#(id)","messages":[\#(entries.joined(separator: ","))]}}"#
    }

    @Test func aGroupOfTwoIsAPairAndALargerOneIsNot() throws {
        let joined = #"{"joinConversation":{"initiatingUserId":"12","participantsSnapshot":["1","12","13"]}}"#
        let groups = [
            group("7", message(1, by: 11), message(2, by: 1)),
            group("8", message(3, by: 12), message(4, by: 1), joined),
            group("9", message(5, by: 1)),
        ].joined(separator: ",")
        let reading = try readSource(
            bytes: ArchiveMaker.make(.zip, [assign("direct_messages_group", "[\(groups)]"), account]))
        #expect(
            reading.interactions.sorted() == [
                "in message x.com/i/user/11 1709623800", "out message x.com/i/user/11 1709623800",
            ])
        #expect(reading.report.counts.skipped == ["a message to several people": 3])
        #expect(!reading.warnings.contains("secret"))
    }

    @Test func headersTellWhoElseIsInAGroup() throws {
        let messages = assign("direct_messages_group", "[\(group("7", message(1, by: 11), message(2, by: 1)))]")
        let headers = assign("direct_message_group_headers", "[\(group("7", message(3, by: 12), message(1, by: 11)))]")
        let reading = try readSource(bytes: ArchiveMaker.make(.zip, [messages, headers, account]))
        #expect(reading.interactions.isEmpty)
        #expect(reading.report.counts.skipped == ["a message to several people": 3])
    }

    // MARK: - Before 2018

    private let table = """
        "tweet_id","in_reply_to_status_id","in_reply_to_user_id","timestamp","source","text","retweeted_status_id",\
        "retweeted_status_user_id","retweeted_status_timestamp","expanded_urls"
        "20","16","11","2014-01-31 23:22:09 +0000","web","@ada yes, as @bo says","","","",""
        "21","","","2014-01-31 23:23:09 +0000","web","RT @eve: rain","77","12","2014-01-30 10:00:00 +0000",""
        "22","20","1","2014-01-31 23:24:09 +0000","web","goes on","","","","https://twitter.com/eve/status/78"
        "x","","","","","","","","",""

        """

    private let script = """
        Grailbird.data.tweets_2014_01 = \n [ {
          "id_str" : "20", "created_at" : "2014-01-31 23:22:09 +0000", "text" : "@ada yes, as @bo says",
          "in_reply_to_status_id_str" : "16", "in_reply_to_user_id_str" : "11", "in_reply_to_screen_name" : "ada",
          "user" : { "id_str" : "1", "screen_name" : "me" },
          "entities" : { "user_mentions" : [ { "screen_name" : "ada", "id_str" : "11" },
            { "screen_name" : "bo", "id_str" : "13" } ], "urls" : [ ] }
        }, {
          "id_str" : "21", "created_at" : "2014-01-31 23:23:09 +0000", "text" : "RT @eve: rain",
          "user" : { "id_str" : "1", "screen_name" : "me" },
          "retweeted_status" : { "id_str" : "77", "user" : { "id_str" : "12", "screen_name" : "eve" } }
        } ]
        """

    @Test func aTableOfOldPostsAlone() throws {
        let reading = try readSource(table)
        #expect(reading.report.format?.name == "x-archive tweets")
        #expect(reading.posts.isEmpty)
        #expect(
            reading.attention.sorted() == [
                "reply 16 https://x.com/ada/status/16 1391210529", "repost 77 https://x.com/eve/status/77 1391210589",
                "repost 78 https://x.com/eve/status/78 1391210649",
            ])
        #expect(
            reading.interactions.sorted() == [
                "out mention x.com/bo 1391210529", "out reaction x.com/i/user/12 1391210589",
                "out reply x.com/i/user/11 1391210529",
            ])
        #expect(reading.report.counts.skipped == ["a post without an id": 1])
    }

    @Test func scriptsAndTableOfOneArchiveCountOnce() throws {
        let files = [
            ("tweets.csv", table), ("data/js/tweets/2014_01.js", script),
            ("data/js/user_details.js", #"var user_details = {"screen_name":"me","id":"1"}"#),
            ("data/js/tweet_index.js", #"var tweet_index = [{"year":2014}]"#),
        ]
        for files in [files, files.reversed()] {
            let reading = try readSource(bytes: ArchiveMaker.make(.zip, files))
            #expect(reading.attention.map { $0.prefix(9) }.sorted() == ["reply 16 ", "repost 77", "repost 78"])
            // The script knows Bo's number, the table does not.
            #expect(
                reading.interactions.sorted() == [
                    "out mention x.com/i/user/13 1391210529", "out reaction x.com/i/user/12 1391210589",
                    "out reply x.com/i/user/11 1391210529",
                ])
            #expect(!reading.report.isFailure)
        }
    }

    @Test func aScriptOfOldPostsAlone() throws {
        let reading = try readSource(script)
        #expect(reading.report.format?.name == "x-archive grailbird")
        #expect(reading.valued == ["reply x.com/i/user/11", "repost x.com/i/user/12"])
    }
}
