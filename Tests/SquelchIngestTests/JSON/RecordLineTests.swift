import SquelchIngest
import SquelchTimeline
import Testing

/// JSON Lines: simple timelines, and Squelch's own records.
@Suite("JSON Lines")
struct RecordLineTests {
    private let simple = #"{"account":"ada","id":"1","published":"2024-03-05T07:30:00Z","text":"Rain"}"#

    @Test func simpleTimelineLines() throws {
        let other = #"{"account":"bo","text":"Sun","links":["https://far.example/"]}"#
        let reading = try read(simple + "\n" + other + "\n")
        #expect(reading.report.format?.name == "timeline")
        #expect(reading.posts.map(\.account) == ["ada", "bo"])
        #expect(reading.posts.map(\.text) == ["Rain", "Sun"])
        #expect(reading.posts.first?.published == 1_709_623_800)
        #expect(reading.posts.last?.links == ["https://far.example/"])
        #expect(reading.warnings.isEmpty)
    }

    @Test func ownRecordsOfEveryKind() throws {
        let reading = try read(
            """
            {"kind":"feed","format":"rss2.0","title":"Hill","link":"https://hill.example/"}
            {"kind":"post","id":"1","title":"Rain","repost_of":"x","comments":3,"media":["image"]}
            {"kind":"follow","account":"hill","name":"Hill","contexts":["News/Local"]}
            {"kind":"attention","post":"1","action":"star"}
            {"kind":"interaction","account":"hill","type":"mention"}
            """)
        #expect(reading.report.format?.name == "squelch")
        #expect(reading.report.counts.records == 5)
        #expect(reading.report.counts.attention == 1)
        #expect(reading.report.counts.interactions == 1)
        #expect(reading.feeds.first?["title"] == "Hill")
        #expect(reading.posts.first?.flags == [.repost, .image])
        #expect(reading.posts.first?.comments == 3)
        #expect(reading.follows.first?.contexts == ["News/Local"])
    }

    @Test func aProfileSaysWhereItHasMovedTo() throws {
        let line = #"{"kind":"profile","account":"hill.example","moved_to":"https://new.example/feed"}"#
        #expect(try read(line + "\n").moved == ["hill.example": "https://new.example/feed"])
    }

    @Test func wordsThatMeanNothingAreCountedWhereTheyAreRead() throws {
        let reading = try read(
            """
            {"kind":"attention","post":"1","action":"stra"}
            {"kind":"attention","post":"2","action":"star"}
            {"kind":"attention","post":"3","action":"skip"}
            {"kind":"interaction","account":"hill","type":"mesage","direction":"inn"}
            {"kind":"interaction","account":"hill","type":"message","direction":"in"}
            """)
        #expect(
            reading.report.counts.ignored == [
                "an unknown action": 1, "an unknown type of an interaction": 1, "an unknown direction": 1,
            ])
        #expect(reading.report.counts.attention == 3)
        #expect(reading.report.counts.interactions == 2)
    }

    @Test func numbersAsIdsAreExact() throws {
        let reading = try read(
            #"{"account":12345678901234567,"id":9223372036854775807,"text":"a","in_reply_to":9007199254740993}"# + "\n")
        let post = try #require(reading.posts.first)
        #expect(post.account == "12345678901234567")
        #expect(post.id == "9223372036854775807")
        #expect(post.inReplyTo == "9007199254740993")
        #expect(post.flags.contains(.reply))
    }

    @Test func unreadableLinesAreSkippedAndNamed() throws {
        let reading = try read("\(simple)\n\(simple)\nnot json\n\(simple)\n[1]\n{}\n\(simple)\n")
        #expect(reading.posts.count == 4)
        #expect(reading.report.counts.skipped.values.reduce(0, +) == 3)
        #expect(reading.report.warnings.map(\.line) == [3, 5, 6])
    }

    @Test func lineEndsOfWindowsAndEmptyLines() throws {
        let reading = try read("\(simple)\r\n\r\n\n\(simple)\r\n\(simple)")
        #expect(reading.posts.count == 3)
        #expect(reading.warnings.isEmpty)
    }

    @Test func oneLineAlone() throws {
        #expect(try read(simple).posts.count == 1)
    }

    @Test func anArrayOfPosts() throws {
        let reading = try read("[\n\(simple),\n\(simple), 7\n]")
        #expect(reading.report.format?.name == "timeline")
        #expect(reading.posts.count == 2)
        #expect(reading.report.counts.skipped.values.reduce(0, +) == 1)
        #expect(reading.report.warnings.first?.record == "3")
    }

    @Test func aBrokenDateIsReportedWithItsLine() throws {
        let reading = try read("\(simple)\n" + #"{"account":"a","text":"x","published":"soon"}"# + "\n")
        #expect(reading.posts.count == 2)
        #expect(reading.report.warnings.map(\.line) == [2])
    }

    @Test func unknownKindsAreCountedAndWarningsOfOursAreNot() throws {
        let reading = try read("{\"kind\":\"spell\"}\n{\"kind\":\"warning\"}\n{\"kind\":\"post\",\"text\":\"a\"}\n")
        #expect(reading.posts.count == 1)
        #expect(reading.report.counts.skipped == ["a line of an unknown shape": 1])
    }

    @Test(arguments: ["", "extra"])
    func oneLineProvesWhatComesFirstInAllDates(text: String) throws {
        let other = text.isEmpty ? "" : #","html":"<p>x</p>""#
        let lines = ["05/03/2024", "31/12/2023", "2024-03-05"].map {
            #"{"account":"a","text":"x","published":"\#($0)"\#(other)}"#
        }
        let reading = try read(lines.joined(separator: "\n"), keepsHTML: true)
        #expect(reading.posts.map(\.published) == [1_709_596_800, 1_703_980_800, 1_709_596_800])
    }

    @Test func linesOfAnotherProgramAreToldInOneLineWithTheirKeys() throws {
        let reading = try read(
            (0..<200).map { #"{"level":"info","msg":"started \#($0)","title":"x"}"# }.joined(separator: "\n"))
        #expect(reading.report.isFailure && reading.posts.isEmpty)
        #expect(
            reading.report.warnings.map(\.message) == [
                "JSON of a shape that is not known, with the keys level, msg, title"
            ])
        #expect(!reading.report.losesData)
    }

    @Test func postsThatSayThatTheyHaveNoAccountAreReadAllTheSame() throws {
        let reading = try read(#"{"account":null,"id":"1","published":null,"text":"Glaze ran at cone six","url":null}"#)
        #expect(reading.posts.count == 1 && !reading.report.isFailure)
    }

    @Test func strangersAmongPostsAreToldOnce() throws {
        let reading = try read("\(simple)\n" + String(repeating: "{\"level\":\"info\"}\n", count: 90) + simple)
        #expect(reading.posts.count == 2)
        #expect(reading.report.warnings.count == 1)
        #expect(reading.report.counts.skipped.values.reduce(0, +) == 90)
        #expect(reading.report.losesData)
    }

    @Test func manyLinesGoThroughInBatchesAndInOrder() throws {
        let count = 30_000
        let text = (0..<count).map { #"{"account":"a","id":\#($0),"text":"day \#($0)"}"# }.joined(separator: "\n")
        let reading = try read(text)
        #expect(reading.posts.map(\.id) == (0..<count).map { String($0) })
        #expect(reading.report.counts.posts == count)
    }

    @Test func aCutLastLineIsSkippedAndNamed() throws {
        let reading = try read("\(simple)\n\(simple)\n{\"account\":\"ada\",\"te")
        #expect(reading.posts.count == 2)
        #expect(reading.report.warnings.first?.line == 3)
    }
}
