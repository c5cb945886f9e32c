import Foundation
import SquelchCuration
import SquelchDocuments
import SquelchIngest
import SquelchKit
import SquelchReport
import SquelchTimeline
import SquelchSystem
import Testing

/// Archives of networks, which hold no post of anybody followed, answer by themselves.
struct FollowingTests {
    private static let now: Int64 = 1_796_000_000

    private func outcome() throws -> AnalysisRun.Outcome {
        let folder = try Folder()
        let follows = ["ada@hill", "bo@hill", "cy@valley", "di@valley"].map { "\($0).example,true" }
        let files = [
            ("following_accounts.csv", "Account address,Show boosts\n" + follows.joined(separator: "\n") + "\n"),
            ("lists.csv", "art,ada@hill.example\n"),
            (
                "likes.json",
                #"{"@context":"https://www.w3.org/ns/activitystreams","id":"likes.json","type":"OrderedCollection","#
                    + #""orderedItems":["https://hill.example/users/bo/statuses/5","https://hill.example/5"]}"#
            ),
            (
                "outbox.json",
                #"{"@context":"https://www.w3.org/ns/activitystreams","id":"outbox.json","type":"OrderedCollection","#
                    + #""orderedItems":["# + boost("ada", "2026-11-20") + "," + boost("cy", "2024-11-20") + "]}"
            ),
        ]
        return AnalysisRunTests.analyze(files: try files.map { try folder.write($1, $0) })
    }

    private func boost(_ name: String, _ day: String) -> String {
        let host = name == "cy" ? "valley" : "hill"
        return #"{"id":"https://me.example/users/me/statuses/\#(day)/activity","type":"Announce","#
            + #""actor":"https://me.example/users/me","published":"\#(day)T08:00:00Z","#
            + #""object":"https://\#(host).example/users/\#(name)/statuses/1"}"#
    }

    private func review() throws -> FollowingReview {
        try #require(FollowingReview(outcome().timeline, now: Self.now))
    }

    @Test func theFirstWordsAreTheAnswer() throws {
        let review = try review()
        #expect(review.entries.map(\.contact) == [.lately, .earlier, .undated, .never])
        #expect(review.entries.map(\.person.id).first == "ada@hill.example")
        #expect(review.anonymous == 1)
        for width in [60, 80, 120] {
            let text = FollowingReport.render(review, TerminalProfile(hasColor: false, width: width, isUnicode: true))
            #expect(
                text.split(whereSeparator: \.isWhitespace).joined(separator: " ").hasPrefix(
                    "You follow 4. In the last year you liked or boosted 1 of them; 1 longer ago; 1 at a time that the "
                        + "files do not tell; 1 never."))
            #expect(text.contains("Never: 1") && text.contains("di@valley"))
            for line in text.split(separator: "\n") { #expect(DisplayWidth.of(String(line)) <= width) }
        }
    }

    /// An old export tells of another year than ours.
    @Test func whatEndsLongAgoIsDated() throws {
        let later = try #require(FollowingReview(outcome().timeline, now: Self.now + 90 * 86_400))
        #expect(try !review().isDated)
        let text = FollowingReport.render(later, TerminalProfile(hasColor: false, width: 200, isUnicode: true))
        #expect(text.hasPrefix("You follow 4. In the last year (to 2026-11-20) you liked or boosted 1 of them;"))
    }

    /// On a terminal the answer comes first, and stays on the screen.
    @Test func theAnswerNamesAFewAndAllOfThemAreThereWhereAskedFor() throws {
        let folder = try Folder()
        let follows = (10..<50).map { "friend\($0)@valley.example,true" }.joined(separator: "\n")
        let file = try folder.write("Account address,Show boosts\n" + follows + "\n", "following_accounts.csv")
        let timeline = AnalysisRunTests.analyze(files: [file]).timeline
        let review = try #require(FollowingReview(timeline, now: Self.now))
        let profile = TerminalProfile(hasColor: false, width: 80, isUnicode: true)
        let answer = FollowingReport.render(review, most: FollowingReport.fewest, profile)
        #expect(answer.split(separator: "\n").count <= 16)
        #expect(answer.contains("friend12@valley.example") && !answer.contains("friend13@valley.example"))
        #expect(answer.contains("and 37 more: --all lists them"))
        let everybody = FollowingReport.render(review, profile)
        #expect((10..<50).allSatisfy { everybody.contains("friend\($0)@valley.example") })
        // An address is whole or not there, and columns that would be blank are not.
        #expect(everybody.contains("https://valley.example/@friend49") && !everybody.contains("What you did"))
        let narrow = FollowingReport.render(review, TerminalProfile(hasColor: false, width: 60, isUnicode: true))
        #expect(!narrow.contains("https://") && !narrow.contains("…") && narrow.contains("friend49@valley.example"))
        let piped = try CommandTests().squelch(file)
        #expect(piped.output.contains("friend49@valley.example"), "files and pipes get all")
        #expect(try CommandTests().squelch(file, "--top", "2").output.contains("and 38 more"))
    }

    /// Whoever follows people on X alone is not sent to feeds that there are not.
    @Test func withoutPublicFeedsNoneArePromised() throws {
        let folder = try Folder()
        let file = try folder.write(
            #"window.YTD.following.part0 = [{"following":{"accountId":"11"}}]"#, "following.js")
        let hint = AnalysisRunTests.analyze(files: [file]).result.analysis.hints.first
        #expect(hint?.hasPrefix("No posts are among the files, and X gives out no public feeds") == true)
    }

    @Test func programsGetItAsPartOfTheAnalysis() throws {
        let outcome = try outcome()
        guard let bytes = try AnalysisJSON.render(outcome.result.analysis, version: "test", following: review()) else {
            throw CancellationError()
        }
        let json = String(decoding: bytes.all, as: UTF8.self)
        #expect(json.contains(#""schema":"squelch.analysis/1""#))
        #expect(json.contains(#""totals":{"followed":4,"within_a_year":1,"earlier":1,"undated":1,"never":1,"#))
        #expect(json.contains(#""contact":"never","last":null,"deeds":[]"#))
        let csv = FollowingCSV.render(try review()).split(separator: "\r\n")
        #expect(
            csv.count == 5 && csv[1].hasPrefix("ada@hill.example,,mastodon,art,,within-a-year,2026-11-20T08:00:00Z"))
    }

    @Test func aPlanListsThoseWithoutAWord() throws {
        let files = FollowingPage.plan(try review(), version: "test")
        #expect(files.map(\.path) == ["PLAN.md", "checklist.html", "following.csv"])
        let plan = String(decoding: files[0].bytes, as: UTF8.self)
        #expect(plan.contains("**Nothing has been done.**"))
        #expect(plan.contains("- [ ] **[di\\@valley.example](<https://valley.example/@di>)**: Mastodon; nothing"))
        #expect(plan.contains("## Not for a year") && !plan.contains("ada@hill"))
    }

    @Test func thePageIsWholeAndItsPolicyAllowsItsStyle() throws {
        let html = FollowingPage.html(try review(), hints: ["More <b>"], version: "test")
        let style = try #require(html.firstRange(of: "<style>")).upperBound
        let end = try #require(html.firstRange(of: "</style>")).lowerBound
        #expect(html.contains("style-src '\(try Digest.sha256(String(html[style..<end])))'"))
        #expect(html.contains("<h2>Never: 1</h2>") && html.contains("More &lt;b&gt;"))
        // Light letters of a dark screen would be printed on white.
        #expect(html.contains("@media screen and (prefers-color-scheme"))
    }

    @Test func theWayToPostsIsShown() throws {
        let hint = try outcome().result.analysis.hints.first
        #expect(hint?.contains("squelch feeds lists the 4 public feeds of what you follow") == true)
    }

    /// LinkedIn asks for endorsements, and a click answers it; a recommendation is written.
    @Test func anEndorsementIsToldAndIsNoContact() throws {
        let folder = try Folder()
        let files = [
            (
                "Connections.csv",
                "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
                    + "Ada,Hill,https://www.linkedin.com/in/ada,,,,12 Mar 2024\n"
                    + "Bo,Vale,https://www.linkedin.com/in/bo,,,,12 Mar 2024\n"
            ),
            (
                "Endorsement_Received_Info.csv",
                "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,"
                    + "Endorsement Status\n2026/11/01 10:00:00 UTC,Masonry,Ada,Hill,www.linkedin.com/in/ada,ACCEPTED\n"
            ),
        ]
        let outcome = AnalysisRunTests.analyze(files: try files.map { try folder.write($1, $0) })
        let review = try #require(FollowingReview(outcome.timeline, now: Self.now))
        #expect(review.entries.map(\.contact) == [.never, .never])
        #expect(review.entries.map(\.last) == [nil, nil])
        #expect(review.entries.flatMap(\.deeds) == ["1 endorsement, a click"])
        let text = FollowingReport.render(review, TerminalProfile(hasColor: false, width: 200, isUnicode: true))
        #expect(text.contains("With 1 of them nothing but endorsements passed"))
    }

    @Test func whereThereArePostsTheyAreMeasured() {
        let outcome = AnalysisRunTests.analyze()
        #expect(FollowingReview(outcome.timeline, now: Self.now) == nil)
    }

    @Test func theFeedsComeBackFromTheOPML() throws {
        let list = FeedList(try outcome().timeline)
        let folder = try Folder()
        let file = try folder.write(FeedListFiles.opml(list), "feeds.opml")
        let timeline = AnalysisRunTests.analyze(files: [file]).timeline
        #expect(Set(timeline.people.compactMap(\.feedURL)) == Set(list.addresses) && list.addresses.count == 4)
        #expect(timeline.people.first { $0.name == "ada@hill.example" }?.contexts == ["Mastodon/art"])
        #expect(FeedListFiles.urls(list).split(separator: "\n").map(String.init) == list.addresses)
    }
}
