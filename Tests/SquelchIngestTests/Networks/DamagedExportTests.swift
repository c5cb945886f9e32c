import SquelchIngest
import SquelchTimeline
import Testing

/// Exports with bytes that are wrong, missing or doubled: whatever comes of them, reading ends and says so.
@Suite("Damaged exports")
struct DamagedExportTests {
    private static let samples = [
        """
        Notes:
        "A ""long"" preamble"

        First Name,Last Name,URL,Email Address,Company,Position,Connected On
        Ada,"Example, PhD",https://www.linkedin.com/in/ada/,,"Hill, Inc.",Engineer,08 Feb 2024
        Bo,Example,https://www.linkedin.com/in/bo/,,,,09 Feb 2024
        """,
        """
        CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER
        1,,Me,https://www.linkedin.com/in/me,Ada,https://www.linkedin.com/in/ada,2024-02-08 10:00:00 UTC,,"x
        y",INBOX
        2,,Bo,https://www.linkedin.com/in/bo,Me,https://www.linkedin.com/in/me,2024-02-08 10:00:00 UTC,,"x ""y"" z",INBOX
        """,
        """
        id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite
        1,"Rain, again",n,e,https://hill.example/rain,R / W,"rain, hills",2024-03-05T07:30:00.123Z,,,true
        """,
        """
        <!DOCTYPE NETSCAPE-Bookmark-file-1><DL><p><DT><H3>News</H3><DL><p>
        <DT><A HREF="https://hill.example/?a=1&amp;b=2" ADD_DATE="1709623800" FEEDURL="https://hill.example/feed">Rain</A>
        </DL><p></DL><p>
        """,
        """
        <html><head><title>Your friends</title></head><body><div class="_3-95 _a6-g"><div class="_a6-h">J&uuml;rgen</div>
        <div class="_3-94 _a6-o"><div class="_a72d">Nov 14, 2023 10:13:20 pm</div></div></div></body></html>
        """,
        """
        <html><head><title>x</title></head><body><div class="outer-cell mdl-cell"><div class="content-cell mdl-cell">
        <a href="https://www.youtube.com/watch?v=abcdefghijk">x</a><br>Mar 5, 2024, 7:30:00 AM UTC<br></div></div></body></html>
        """,
        """
        {"id":"user/ada/state/org.freshrss/starred","items":[{"id":"a","guid":"g","published":1709623800,"title":"Rain",
        "alternate":[{"href":"https://hill.example/1"}],"categories":["user/-/state/com.google/starred","w"],
        "content":{"content":"<p>x"},"origin":{"feedUrl":"https://hill.example/feed","streamId":"feed/1"}}]}
        """,
        """
        {"participants":[{"name":"Ada"},{"name":"J\\u00c3\\u00bc"}],"title":"Ada","messages":[
        {"sender_name":"Ada","timestamp_ms":1700000000123,"content":"x"},{"sender_name":"J\\u00c3\\u00bc","timestamp_ms":1}]}
        """,
        """
        [{"timestamp":1700000100,"title":"Me liked Ada's post.","data":[{"reaction":{"reaction":"LIKE"}}]},
        {"timestamp":-9e99,"label_values":[{"dict":[{"dict":[{"label":"Name","value":"Bo"}]}]}]}]
        """,
        #"[{"header":"YouTube","titleUrl":"https://www.youtube.com/watch?v=abcdefghijk","time":"2024-03-05T07:30:00Z"}]"#,
        #"{"roots":{"bookmark_bar":{"children":[{"date_added":"13118850929335823","url":"https://hill.example/"}]}}}"#,
        """
        "tweet_id","in_reply_to_status_id","in_reply_to_user_id","timestamp","text","retweeted_status_id","expanded_urls"
        "20","16","11","2014-01-31 23:22:09 +0000","@ada yes, as ""@bo"" says","","https://twitter.com/eve/status/78"
        """,
        """
        Grailbird.data.tweets_2014_01 = [{"id_str":"20","created_at":"2014-01-31 23:22:09 +0000","text":"@ada yes",
        "in_reply_to_status_id_str":"16","in_reply_to_user_id_str":"11","user":{"id_str":"1","screen_name":"me"}}]
        """,
        """
        window.YTD.note_tweet.part0 = [{"noteTweet":{"createdAt":"2024-03-05T07:30:00.000Z","core":{"text":"long &amp; wide",
        "mentions":[{"screenName":"ada"}],"urls":[{"expandedUrl":"https://twitter.com/bo/status/77"}]}}}]
        """,
        """
        {"following_v3":[{"timestamp":1700000000,"label_values":[{"label":"Name","value":"J\\u00c3\\u00bc"},
        {"title":"x","dict":[{"dict":[{"label":"URL","value":"https://www.facebook.com/hill"}]}]}]}]}
        """,
    ]

    @Test(arguments: samples.indices)
    func eachSampleIsUnderstood(_ index: Int) throws {
        let reading = try readExport(Self.samples[index])
        #expect(!reading.report.isFailure)
        #expect(reading.report.counts.records > 0)
    }

    @Test(arguments: samples.indices)
    func damageNeverStopsTheProgram(_ index: Int) throws {
        var random = SplitMix(state: UInt64(index) + 1)
        let whole = Array(Self.samples[index].utf8)
        let marks = Array("\"\",;\n\r<>&{}[]:\\0\u{0}".utf8)
        for _ in 0..<60 {
            var bytes = whole
            for _ in 0..<(1 + random.next() % 4) {
                let place = Int(random.next() % UInt64(bytes.count))
                switch random.next() % 4 {
                case 0: bytes[place] = marks[Int(random.next() % UInt64(marks.count))]
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: place)
                default: bytes.removeLast(min(bytes.count - 1, Int(random.next() % 40)))
                }
            }
            let reading = try readExport(bytes: bytes)
            #expect(!reading.report.isFailure || !reading.warnings.isEmpty)
        }
    }

    @Test(arguments: samples.indices)
    func theSameBytesGiveTheSameRecords(_ index: Int) throws {
        let first = try readExport(Self.samples[index])
        #expect(try readExport(Self.samples[index]).everything == first.everything)
    }
}
