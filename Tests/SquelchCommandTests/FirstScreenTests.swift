import Foundation
import SquelchCuration
import SquelchDocuments
import SquelchKit
import SquelchReport
import SquelchTimeline
import Testing

/// The answer before the table, and the table as it is asked for.
struct FirstScreenTests {
    private static let analysis = AnalysisRunTests.analyze().result.analysis
    private let feeds = AnalysisRunTests.root.appendingPathComponent("Feeds").path

    private func profile(_ width: Int) -> TerminalProfile {
        TerminalProfile(hasColor: false, width: width, isUnicode: true)
    }

    @Test(arguments: [60, 80, 120, 200])
    func theAnswerIsWhatPeopleHaveSeen(width: Int) throws {
        let text = AnalysisOverview.render(Self.analysis, profile(width), paths: "Feeds")
        try Golden.check(text, "overview-\(width).txt")
        for line in text.split(separator: "\n") { #expect(DisplayWidth.of(String(line)) <= width) }
        #expect(text.hasPrefix("47 accounts, 1,088 posts"))
        // At 60 columns the instructions and the sentences take more lines.
        #expect(text.split(separator: "\n").count <= (width < 80 ? 16 : 12))
    }

    @Test func withoutAPathTheWaysOnLeadToTheArchive() {
        let text = AnalysisOverview.render(Self.analysis, profile(200), paths: "")
        #expect(text.contains("Go on: --all; squelch explain NAME; squelch plan"))
        #expect(!text.contains("plan  "))
    }

    /// Where columns would cut names and amounts off, steps are sentences.
    @Test func aNarrowWindowCutsNothing() {
        let text = AnalysisOverview.render(Self.analysis, profile(40), paths: "Feeds")
        for line in text.split(separator: "\n") { #expect(DisplayWidth.of(String(line)) <= 40) }
        #expect(!text.contains("…"))
        let sentence = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(
            sentence.contains(
                "1 DevFirehose: unfollow (1.8 hours) 84 of 84 posts repeat what others posted first"
            ))
    }

    /// The order is that of the time that is shown.
    @Test(arguments: [40, 80, 160])
    func whatSavesMostComesFirst(width: Int) {
        let text = AnalysisOverview.render(Self.analysis, profile(width), paths: "Feeds")
        func minutes(_ advice: Advice) -> Double { advice.savedPerWeek ?? advice.account.noiseMinutesPerWeek }
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        var rest = words[...]
        for one in Advice.list(Self.analysis).sorted(by: { minutes($0) > minutes($1) }).prefix(3) {
            let year = minutes(one) * 365.25 / 7
            let time = year < 90 ? "\(Int(year.rounded())) minutes" : String(format: "%.1f hours", year / 60)
            guard let name = rest.range(of: one.account.account.name ?? "?"),
                let shown = rest[name.upperBound...].range(of: time)
            else {
                Issue.record("\(one.account.account.name ?? "") with \(time) in \(words)")
                return
            }
            rest = rest[shown.upperBound...]
        }
        #expect(text.contains("hours") && words.contains("squelch plan Feeds"))
    }

    /// Whatever the width, a reason is there to its last word.
    @Test(arguments: [40, 60, 80, 120, 160, 200])
    func reasonsAreNeverCut(width: Int) {
        let text = AnalysisTable.render(Self.analysis, profile(width))
        for line in text.split(separator: "\n") { #expect(DisplayWidth.of(String(line)) <= width) }
        let reasons = Self.analysis.accounts.compactMap { $0.reasons.first?.text }
        let words = Set(text.split { $0 == " " || $0 == "\n" })
        for reason in reasons {
            for word in reason.split(separator: " ") { #expect(words.contains(word), "\(word)") }
        }
    }

    @Test func whatSaysLeastFallsAwayFirst() {
        func head(_ width: Int) -> Substring {
            AnalysisTable.render(Self.analysis, profile(width)).prefix { $0 != "\n" }
        }
        #expect(head(120).contains("Context") && head(120).contains("Posts/day"))
        #expect(!head(80).contains("Context") && head(80).contains("Posts/day"))
        #expect(!head(60).contains("Posts/day") && !head(60).contains("Share"))
        for width in [40, 60] { #expect(head(width).contains("Account") && head(width).contains("Verdict")) }
    }

    @Test func onlyWhatIsAskedForIsShown() {
        let choice = AccountChoice(order: .noise, groups: [.unfollow], most: 2)
        let text = AnalysisTable.render(Self.analysis, profile(120), choice: choice, columns: [.name, .noise, .last])
        let lines = text.split(separator: "\n")
        #expect(lines[0].split(separator: " ").joined(separator: " ") == "Account Noise min/wk Last post")
        #expect(lines[2].hasPrefix("DevFirehose") && lines[4].hasPrefix("2 of 47 accounts shown"))
        #expect(text.contains("47 accounts, 1,088 posts"), "the totals are of all")
        let csv = AnalysisCSV.render(
            Self.analysis, choice: choice, columns: [AccountColumn.snr, .name].map(\.rawValue)
        ).split(separator: "\r\n")
        #expect(csv.count == 3 && csv[0] == "snr_db,name" && csv[1].hasSuffix(",DevFirehose"))
    }

    @Test(arguments: [("why", AccountColumn.reason), ("SNR", .snr), ("snr_db", .snr), ("last-post", .last)])
    func columnsHaveShortNamesToo(name: String, column: AccountColumn) {
        #expect(AccountColumn(named: name) == column)
        #expect(AccountColumn(named: "nothing") == nil)
    }

    @Test func noCommandMeansAnalyze() throws {
        let run = try CommandTests().squelch(feeds)
        #expect(run.output == (try CommandTests().squelch("analyze", feeds)).output)
        #expect(run.output.hasPrefix("Account"), "a file or pipe gets the table")
    }

    @Test func aMisspeltCommandOrContextIsToldTheNearest() throws {
        let command = try CommandTests().squelch("analyse", feeds)
        #expect(command.status == 66)
        #expect(command.errors.contains("did you mean the command analyze?"))
        let context = try CommandTests().squelch("analyze", feeds, "--context", "wrok")
        #expect(context.status == 64)
        #expect(context.errors.contains("no context is called wrok; did you mean work?"))
        let guess = try CommandTests().squelch("explain", "Foo", feeds)
        #expect(guess.errors.contains("Foo: taken as Fernweh on foot"))
    }

    /// `squelch feeds` where a folder of that name lies here.
    @Test func aFolderWithTheNameOfACommandIsToldFromIt() throws {
        let folder = try Folder()
        _ = try folder.write("[]", "feeds")
        let run = try Child.run(
            CommandTests.program, ["feeds"], environment: CommandTests.environment(home: folder.url), in: folder.url)
        #expect(run.status == 64)
        #expect(run.errors.contains("what lies here is ./feeds"))
        let without = try Child.run(
            CommandTests.program, ["list"], environment: CommandTests.environment(home: folder.url), in: folder.url)
        #expect(!without.errors.contains("./list"))
    }

    @Test func anEmptyPeriodIsOneSentence() throws {
        let run = try CommandTests().squelch("analyze", feeds, "--until", "2020-01-01")
        #expect(
            run.output.hasPrefix(
                "No account has posts in this period; the files have 1,088 posts from 2024-03-10 to 2026-11-20.\n"))
        #expect(!run.output.contains("0 posts to judge by"))
    }

    @Test func withoutPostsNoPeriodIsBlamed() throws {
        let folder = try Folder()
        let list = try folder.write(
            "<opml version=\"2.0\"><body><outline text=\"A\" xmlUrl=\"https://a.example/feed\"/></body></opml>",
            "f.opml")
        let run = try CommandTests().squelch("analyze", list)
        #expect(run.output.hasPrefix("You follow 1. "))
        #expect(!run.output.contains("period"))
    }

    @Test func aContextHasTheDatesOfItsOwnPosts() throws {
        let run = try CommandTests().squelch("analyze", feeds, "--context", "work")
        #expect(run.output.contains("16 accounts, 453 posts from 2026-10-02"))
    }

    @Test func remarksOnFilesAreListedWhereTheyAreAskedFor() throws {
        let run = try CommandTests().squelch("inspect", "--warnings", feeds)
        #expect(run.output.contains("craft/allotment-14.xml:18: 5 bare & taken as text\n"))
        #expect(run.errors.isEmpty)
        #expect(try CommandTests().squelch("inspect", "--warnings", "--summary", feeds).status == 64)
    }

    @Test func postLinesSayTheTitleAndWhoWroteIt() throws {
        let folder = try Folder()
        let posts = folder.url.appendingPathComponent("posts.jsonl").path
        _ = try CommandTests().squelch("analyze", feeds, "--posts", posts, "--format", "csv")
        let lines = try String(contentsOfFile: posts, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 1088)
        let first = try #require(
            try JSONSerialization.jsonObject(with: Data((lines.first ?? "").utf8)) as? [String: Any])
        #expect((first["name"] as? String)?.isEmpty == false)
        #expect((first["title"] as? String)?.isEmpty == false)
    }

    @Test func aCountOfOneIsNoPlural() throws {
        let folder = try Folder()
        let lines = (1...6).map {
            #"{"account":"a","id":"\#($0)","published":"2026-01-0\#($0)T10:00:00Z","text":"Rain over the hill, day \#($0)"}"#
        }
        let file = try folder.write(lines.joined(separator: "\n"), "one.jsonl")
        let run = try CommandTests().squelch("analyze", file, "--budget", "1m")
        #expect(run.output.contains("1 account, 6 posts"))
        #expect(run.output.contains("In 1 minute a day") && !run.output.contains("1 accounts"))
    }

    @Test func goalsAreAmountsThatMeanSomething() throws {
        for wrong in ["0", "-3", "120%", "some"] {
            #expect(try CommandTests().squelch("plan", feeds, "--cut=\(wrong)").status == 64, "\(wrong)")
        }
        #expect(try CommandTests().squelch("plan", feeds, "--cut", "5", "--save", "3m").status == 64)
        let run = try CommandTests().squelch("plan", feeds, "--keep-within", "2m", "--format", "json")
        #expect(run.output.contains(#""goal":{"unit":"minutes a day","target":"#))
        #expect(run.output.contains(#""sure":false"#) || run.output.contains(#""sure":true"#))
    }
}
