import Foundation
import SquelchCuration
import SquelchDocuments
import SquelchIngest
import SquelchKit
import SquelchReport
import SquelchSystem
import SquelchTimeline
import Testing

/// From verdicts to files that a person can import, and back.
struct PlanTests {
    private let hostile = "=Evil\"\u{338}<script>|](javascript:x) \u{202E}`rm`"

    private func item(
        _ id: String, _ step: Advice.Step, platform: Platform = .feed, feed: String? = nil, name: String? = nil
    ) -> PlanItem {
        var account = Account(id: id)
        account.platform = platform
        account.feedURL = feed
        account.name = name
        account.url = "https://\(id)/"
        var analysis = AccountAnalysis(index: 0, account: account, contexts: [])
        analysis.noiseMinutesPerWeek = 2
        analysis.posts = 10
        switch step {
        case .unfollow: analysis.verdict = .unfollow
        case .digest, .shelve, .double, .readdress, .succeeded: analysis.verdict = .turnDown
        case .filter(let filter):
            analysis.verdict = .turnDown
            analysis.turnDown = [filter]
        }
        let whole = Analysis(
            generated: 0, window: TimeWindow(from: 0, to: 0), threshold: 0, totals: Totals(), accounts: [analysis],
            warnings: [])
        return ActionPlan(whole).items[0]
    }

    private func plan(_ items: [PlanItem]) -> ActionPlan { ActionPlan(asOf: 1_795_132_800, items: items) }

    /// Files of a plan over one original.
    private func files(_ plan: ActionPlan, _ original: String, named name: String) throws -> [String: String] {
        let folder = try Folder()
        let file = folder.url.appendingPathComponent(name)
        try Data(original.utf8).write(to: file)
        let report = Ingestor.read(Source(path: file.path), batch: RecordBatch()) { _ in }
        let written = PlanFiles(plan, [report], version: "test").files
        return Dictionary(uniqueKeysWithValues: written.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
    }

    private let opml = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- kept by hand -->
        <opml xmlns:frss="https://freshrss.org/opml" version="2.0">
          <head><title>Mine &amp; yours</title><x:y xmlns:x="urn:x">1</x:y></head>
          <body>
            <outline text="News" frss:opmlUrl="https://lists.example/news">
              <outline type="rss" text="Loud" xmlUrl="http://www.Loud.example/feed/" frss:priority="20" custom='a "b" &lt;c&gt;'/>
              <!-- a word between -->
              <outline type="rss" text="Good" xmlUrl="https://good.example/feed"><extra attr="1">text</extra></outline>
            </outline>
            <outline type="rss" text="Medium" xmlUrl="https://medium.example/feed"/>
            <outline text="Also" ><outline type="rss" text="Medium again" xmlUrl="https://medium.example/feed"/></outline>
          </body>
        </opml>
        """

    @Test func theSummaryIsWhatPeopleHaveSeen() throws {
        let outcome = AnalysisRunTests.analyze()
        let plan = ActionPlan(outcome.result.analysis)
        let files = PlanFiles(plan, outcome.reports, version: "test").files
        for file in files where !file.path.hasPrefix("undo/following") {
            try Golden.check(
                String(decoding: file.bytes, as: UTF8.self),
                "plan-" + file.path.replacingOccurrences(of: "/", with: "-"))
        }
        #expect(plan.items.firstIndex { $0.step == .unfollow } == plan.items.count { $0.step != .unfollow })
    }

    @Test func aLookAtThePlanIsWhatPeopleHaveSeen() throws {
        let plan = ActionPlan(AnalysisRunTests.analyze().result.analysis)
        for width in [80, 200] {
            let profile = TerminalProfile(hasColor: false, width: width, isUnicode: true)
            let text = PlanTable.render(plan, profile)
            try Golden.check(text, "plan-\(width).txt")
            for line in text.split(separator: "\n") { #expect(DisplayWidth.of(String(line)) <= width) }
        }
    }

    @Test func theListLosesWhatGoesAndNothingElse() throws {
        let files = try files(
            plan([item("medium.example/feed", .digest), item("loud.example/feed", .unfollow)]), opml,
            named: "my feeds.opml")
        let edited = try #require(files["opml/my-feeds.opml"])
        #expect(!edited.contains("Loud"))
        for kept in [
            "<!-- kept by hand -->", "<!-- a word between -->", #"frss:opmlUrl="https://lists.example/news""#,
            #"<x:y xmlns:x="urn:x">1</x:y>"#, #"<extra attr="1">text</extra>"#, "Mine &amp; yours",
        ] { #expect(edited.contains(kept), "\(kept)") }
        // Twice in the list, once in the digest.
        #expect(edited.components(separatedBy: "https://medium.example/feed").count == 2)
        let digest = try #require(edited.firstRange(of: #"text="Digest""#))
        #expect(edited[digest.upperBound...].contains("https://medium.example/feed"))
        #expect(files["undo/my-feeds.opml"] == opml)
    }

    @Test func whatIsSilentGoesIntoAFolderOfItsOwnAndComesBack() throws {
        var plan = plan([item("loud.example/feed", .unfollow)])
        let medium = item("medium.example/feed", .digest)
        plan.tidy = [medium]
        plan.tidy[0].step = .shelve(.dormant)
        var twice = item("good.example/feed", .digest)
        twice.step = .double(of: "Better")
        plan.tidy.append(twice)
        let files = try files(plan, opml, named: "feeds.opml")
        let edited = try #require(files["opml/feeds.opml"])
        let folder = try #require(edited.firstRange(of: #"text="Silent""#))
        #expect(edited[folder.upperBound...].contains("https://medium.example/feed"))
        #expect(!edited.contains("https://good.example/feed") && !edited.contains("Digest"))
        #expect(files["undo/feeds.opml"] == opml)
        let summary = try #require(files["PLAN.md"])
        #expect(
            summary.contains("## To tidy, at no cost") && summary.contains("it shows the posts of Better once more"))
        #expect(try #require(files["undo/checklist.html"]).contains("move it back to its folder"))
        #expect(try #require(files["plan.json"]).contains(#""action":"shelve""#))
    }

    @Test func whatHasMovedIsFollowedWhereItIsNow() throws {
        var plan = plan([])
        plan.tidy = [item("medium.example/feed", .digest), item("good.example/feed", .digest)]
        plan.tidy[0].step = .readdress("https://new.example/feed?a=1&b=2")
        plan.tidy[1].step = .succeeded(by: "better.example/feed")
        let files = try files(plan, opml, named: "feeds.opml")
        let edited = try #require(files["opml/feeds.opml"])
        // The same feed stands in two folders.
        #expect(edited.components(separatedBy: "https://new.example/feed?a=1&amp;b=2").count == 3)
        #expect(!edited.contains("medium.example") && !edited.contains("good.example"))
        #expect(edited.contains(#"text="Medium again""#))
        #expect(files["undo/feeds.opml"] == opml)
        #expect(try #require(files["PLAN.md"]).contains("where it has moved to"))
        let json = try #require(files["plan.json"])
        #expect(json.contains(#""action":"readdress","value":"https://new.example/feed?a=1&b=2""#))
        #expect(json.contains(#""action":"remove-moved""#))
    }

    @Test func aNewExportShowsWhatIsTidied() {
        var following = PlanVerification.Following()
        following.platforms = [.feed]
        following.ids = ["quiet.example", "twice.example", "still.example"]
        following.contexts = ["quiet.example": ["Silent"], "still.example": ["News"]]
        let items = [("quiet", "shelve"), ("twice", "remove-double"), ("gone", "remove-double"), ("still", "shelve")]
            .map { name, action in
                PlanVerification.Item(
                    ids: ["\(name).example"], name: name, platform: .feed, feedURL: nil,
                    action: PlanAction(rawValue: action))
            }
        let states = PlanVerification(items, digest: "Digest", following).items.map(\.state)
        #expect(states == [.done, .open, .done, .open])
    }

    @Test func aGoalSaysFromWhereOnItIsLessSure() throws {
        let result = AnalysisRunTests.analyze().result
        let plan = ActionPlan(result.analysis, goal: .part(0.2), evidence: result.evidence)
        let profile = TerminalProfile(hasColor: false, width: 80, isUnicode: true)
        let text = PlanTable.render(plan, profile)
        try Golden.check(text, "plan-goal-80.txt")
        let sure = try #require(text.firstRange(of: "\nSure\n") ?? text.firstRange(of: "Sure\n"))
        #expect(text[sure.upperBound...].contains("From here on less sure"))
        #expect(text.contains("10 accounts fewer: reached"))
    }

    @Test func withoutAnythingToDoTheNearestAreShown() {
        var analysis = AnalysisRunTests.analyze().result.analysis
        for place in analysis.accounts.indices {
            analysis.accounts[place].verdict = .keep
            analysis.accounts[place].activity = .active
        }
        analysis.nearest = [NearMiss(place: 0, missing: "it would be turned down with an SNR lower by 2.0 dB")]
        let profile = TerminalProfile(hasColor: false, width: 80, isUnicode: true)
        let text = PlanTable.render(ActionPlan(analysis), profile)
        #expect(text.contains("Nearest to a suggestion") && text.contains("lower by 2.0 dB"))
        let overview = AnalysisOverview.render(analysis, profile, paths: "Feeds")
        #expect(overview.contains("Nothing is noise for sure") && overview.contains("lower by 2.0 dB"))
    }

    @Test func withoutAnyChangeTheListStaysAsItIs() throws {
        // Written back, attributes stand in double quotes and with one blank between them.
        let plain = opml.replacingOccurrences(of: "'a \"b\" &lt;c&gt;'", with: "\"a &quot;b&quot; &lt;c&gt;\"")
            .replacingOccurrences(of: "text=\"Also\" >", with: "text=\"Also\">")
        var text = plain
        text.withUTF8 { bytes in
            guard var document = OutlineDocument(bytes) else {
                Issue.record("not read")
                return
            }
            #expect(document.feeds.count == 4)
            document.edit { _ in .keep }
            #expect(String(decoding: document.serialized(), as: UTF8.self) == plain + "\n")
        }
    }

    @Test func aFeedThatHoldsOthersGoesAlone() throws {
        let nested = """
            <?xml version="1.0" encoding="UTF-8"?>
            <opml version="2.0">
              <body>
                <outline type="rss" text="Loud" xmlUrl="https://loud.example/feed" xmlns:frss="https://freshrss.org/opml">
                  <outline text="Rivers">
                    <outline type="rss" text="Good" xmlUrl="https://good.example/feed" frss:priority="20"/>
                  </outline>
                  <outline type="rss" text="Medium" xmlUrl="https://medium.example/feed">
                    <outline type="rss" text="Loud again" xmlUrl="https://loud.example/feed">
                      <outline type="rss" text="Deep" xmlUrl="https://deep.example/feed"/>
                    </outline>
                  </outline>
                </outline>
              </body>
            </opml>
            """
        let files = try files(
            plan([item("medium.example/feed", .digest), item("loud.example/feed", .unfollow)]), nested,
            named: "list.opml")
        #expect(
            files["opml/list.opml"] == """
                <?xml version="1.0" encoding="UTF-8"?>
                <opml version="2.0">
                  <body>
                    <outline xmlns:frss="https://freshrss.org/opml" text="Rivers">
                        <outline type="rss" text="Good" xmlUrl="https://good.example/feed" frss:priority="20"/>
                      </outline>
                    <outline type="rss" text="Deep" xmlUrl="https://deep.example/feed"/>
                    <outline text="Digest" title="Digest">
                      <outline type="rss" text="Medium" xmlUrl="https://medium.example/feed"/>
                    </outline>
                  </body>
                </opml>

                """)
        #expect(try #require(files["PLAN.md"]).contains("without what is to go (1), and with a folder Digest"))
    }

    @Test func aDamagedListIsLeftAlone() throws {
        let loud = plan([item("loud.example/feed", .unfollow)])
        let doctype = opml.replacingOccurrences(
            of: "<!-- kept by hand -->", with: #"<!DOCTYPE opml [<!ENTITY e SYSTEM "file:///etc/passwd">]>"#)
        for broken in [
            opml.replacingOccurrences(of: "&amp;", with: "&"), doctype,
            opml.replacingOccurrences(of: "</body>", with: ""),
        ] {
            let files = try files(loud, broken, named: "list.opml")
            #expect(files["opml/list.opml"] == nil)
            #expect(try #require(files["PLAN.md"]).contains("it was left alone"))
            #expect(try #require(files["checklist.html"]).contains("loud.example"))
        }
    }

    @Test func mastodonGetsTheCompleteListOfThoseWhoStay() throws {
        let csv =
            "Account address,Show boosts,Notify on new posts,Languages\r\n"
            + "ada@hill.example,true,false,\"en, fr\"\r\nLoud@noise.example,true,false,\r\nbob@x.example,true,true,de\r\n"
        let boosts = TurnDown(action: .hideReposts, snrAfter: 3, posts: 5)
        let files = try files(
            plan([
                item("bob@x.example", .filter(boosts), platform: .mastodon),
                item("loud@noise.example", .unfollow, platform: .mastodon),
            ]), csv, named: "following_accounts.csv")
        #expect(
            files["mastodon/following_accounts.keep.csv"]
                == "Account address,Show boosts,Notify on new posts,Languages\r\nada@hill.example,true,false,\"en, fr\"\r\nbob@x.example,false,true,de\r\n"
        )
        #expect(files["undo/following_accounts.csv"] == csv)
        #expect(try #require(files["PLAN.md"]).contains("Overwrite unfollows everybody who is not in the file"))
    }

    @Test func whatMastodonImportsHasOneKindOfLineEndsAndCommas() throws {
        let boosts = TurnDown(action: .hideReposts, snrAfter: 3, posts: 5)
        let plan = plan([
            item("bob@x.example", .filter(boosts), platform: .mastodon),
            item("loud@noise.example", .unfollow, platform: .mastodon),
        ])
        let lines = [
            "Account address,Show boosts", "ada@hill.example,true", "Loud@noise.example,true", "bob@x.example,true", "",
        ]
        let kept = ["Account address,Show boosts", "ada@hill.example,true", "bob@x.example,false", ""]
        let plain = lines.joined(separator: "\n")
        let semicolons = plain.replacing(",", with: ";")
        for (original, end) in [
            (plain, "\n"), (lines.joined(separator: "\r\n"), "\r\n"), (plain.replacing("ada", with: "ada"), "\n"),
            (lines.joined(separator: "\r"), "\n"), ("\u{FEFF}" + plain, "\n"), (semicolons, "\n"),
            ("sep=;\n" + semicolons, "\n"), (lines[0] + "\r\n" + lines.dropFirst().joined(separator: "\n"), "\r\n"),
        ] {
            let files = try files(plan, original, named: "following_accounts.csv")
            #expect(
                files["mastodon/following_accounts.keep.csv"] == kept.joined(separator: end),
                "\(original.debugDescription)")
            #expect(files["undo/following_accounts.csv"] == original)
        }
        let wide = try #require(plain.data(using: .utf16))
        let table = wide.withUnsafeBytes { FollowingTable($0.bindMemory(to: UInt8.self)) }
        #expect(!table.isPlain && table.boostsColumn == 1)
        #expect(table.rows.map(\.account) == ["ada@hill.example", "loud@noise.example", "bob@x.example"])
    }

    @Test func mastodonGetsMutesAListAndFilters() throws {
        let muted = "Account address,Hide notifications\r\nold@noise.example,true\r\n"
        let snooze = TurnDown(action: .snooze, snrAfter: 3, posts: 5)
        let tag = TurnDown(action: .muteCategory, value: "win", snrAfter: 3, posts: 5)
        let items = [
            item("ada@hill.example", .filter(snooze), platform: .mastodon),
            item("cy@hill.example", .filter(tag), platform: .mastodon, name: "Cy\n=1+1"),
            item("bob@x.example", .digest, platform: .mastodon),
            item("quiet.example/feed", .filter(snooze), feed: "https://quiet.example/feed"),
        ]
        let files = try files(plan(items), muted, named: "muted_accounts.csv")
        #expect(files["mastodon/muted_accounts.csv"] == muted + "ada@hill.example,false\r\n")
        #expect(files["undo/muted_accounts.csv"] == muted)
        #expect(files["mastodon/lists.csv"] == "Digest,bob@x.example\r\n")
        let filters = try #require(files["filters/mastodon.txt"]).split(separator: "\n").dropFirst(2)
        #expect(filters.last == "#win" && filters.count == 2)
        let withoutList = try self.files(plan(items), opml, named: "list.opml")
        #expect(
            withoutList["mastodon/muted_accounts.csv"]
                == "Account address,Hide notifications\r\nada@hill.example,false\r\n")
        #expect(withoutList["undo/muted_accounts.csv"] == nil)
        #expect(try #require(withoutList["PLAN.md"]).contains("unmute each"))
    }

    @Test func aNewExportTellsWhoIsMuted() throws {
        let folder = try Folder()
        let snooze = TurnDown(action: .snooze, snrAfter: 3, posts: 5)
        let items = [item("ada@hill.example", .filter(snooze), platform: .mastodon)]
        let path = folder.url.appendingPathComponent("plan").path
        try OutputFolder.write(PlanFiles(plan(items), [], version: "test").files, to: path, replaces: false)
        let read = try PlanFile.read(folder: path)
        let follows = folder.url.appendingPathComponent("following_accounts.csv")
        try Data("Account address,Show boosts\nada@hill.example,true\n".utf8).write(to: follows)
        func state(_ muted: String?) throws -> PlanVerification.State? {
            let table = folder.url.appendingPathComponent("muted_accounts.csv")
            if let muted { try Data("Account address,Hide notifications\n\(muted),false\n".utf8).write(to: table) }
            let (following, _) = PlanFile.following(
                ([follows.path] + (muted == nil ? [] : [table.path])).map(Source.init(path:)))
            return PlanVerification(read.items, digest: read.digest, following).items.first?.state
        }
        #expect(try state(nil) == .unseen)
        #expect(try state("other@hill.example") == .open)
        #expect(try state("Ada@hill.example") == .done)
    }

    @Test func hostileNamesStayText() throws {
        let word = TurnDown(action: .muteWord, value: "a\"b\\)(.*\n[x]", snrAfter: 3, posts: 5)
        let files = try files(
            plan([
                item("evil.example/feed", .filter(word), feed: "https://evil.example/feed", name: hostile),
                item("x.com/evil", .unfollow, platform: .x, name: hostile),
            ]), opml, named: "list.opml")
        let page = try #require(files["checklist.html"])
        #expect(!page.contains("<script") && !page.unicodeScalars.contains("\u{202E}"))
        let summary = try #require(files["PLAN.md"])
        #expect(!summary.replacing("\\<", with: "").contains("<script"))
        #expect(!summary.replacing("\\]", with: "").contains("](javascript"))
        #expect(try #require(files["filters/newsboat.txt"]).contains("a.b..." + "[.]" + "...x.("))
        #expect(try #require(files["filters/miniflux.txt"]).split(separator: "\n").count == 3)
        for (name, text) in files where name.hasPrefix("filters/") {
            #expect(text.split(separator: "\n").allSatisfy { $0.hasPrefix("#") || !$0.contains("=~ \"a\"") })
        }
    }

    @Test func theFolderAppearsWholeAndForItsOwnerOnly() throws {
        let folder = try Folder()
        let path = folder.url.appendingPathComponent("plan").path
        let files = PlanFiles(plan([item("loud.example/feed", .unfollow)]), [], version: "test").files
        #expect(try OutputFolder.write(files, to: path, replaces: false) == nil)
        func mode(_ name: String) throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: path + name)[.posixPermissions] as? Int
        }
        #expect(try mode("") == 0o700 && mode("/undo") == 0o700 && mode("/PLAN.md") == 0o600)
        #expect(throws: OutputFile.Failure.self) { try OutputFolder.write(files, to: path, replaces: false) }
        let aside = try #require(try OutputFolder.write(files, to: path + "/", replaces: true))
        #expect(FileManager.default.fileExists(atPath: aside + "/plan.json"))
        // What cannot be written leaves nothing behind.
        let bad = files + [OutputFolder.File(path: String(repeating: "x", count: 400), text: "")]
        #expect(throws: OutputFile.Failure.self) { try OutputFolder.write(bad, to: path + "2", replaces: false) }
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        #expect(Set(left) == ["plan", "plan.before-1"])
    }

    @Test func aNewExportTellsWhatIsDone() throws {
        let folder = try Folder()
        let path = folder.url.appendingPathComponent("plan").path
        let boosts = TurnDown(action: .hideReposts, snrAfter: 3, posts: 5)
        let word = TurnDown(action: .muteWord, value: "x", snrAfter: 3, posts: 5)
        let items = [
            item("medium.example/feed", .digest), item("loud.example/feed", .unfollow),
            item("good.example/feed", .filter(word)), item("bob@x.example", .filter(boosts), platform: .mastodon),
            item("x.com/evil", .unfollow, platform: .x),
        ]
        try OutputFolder.write(PlanFiles(plan(items), [], version: "test").files, to: path, replaces: false)
        let read = try PlanFile.read(folder: path)
        func states(_ opml: String, _ boosts: String) throws -> [PlanVerification.State] {
            let list = folder.url.appendingPathComponent("new.opml")
            let table = folder.url.appendingPathComponent("following_accounts.csv")
            try Data(opml.utf8).write(to: list)
            try Data("Account address,Show boosts\nbob@x.example,\(boosts)\n".utf8).write(to: table)
            let (following, _) = PlanFile.following([list.path, table.path].map(Source.init(path:)))
            return PlanVerification(read.items, digest: read.digest, following).items.map(\.state)
        }
        #expect(try states(opml, "true") == [.open, .open, .unseen, .open, .unseen])
        let edited = try #require(try files(plan(items), opml, named: "new.opml")["opml/new.opml"])
        #expect(try states(edited, "false") == [.done, .done, .unseen, .done, .unseen])
        #expect(throws: ResultFile.Failure.self) { try PlanFile.read(folder: folder.url.path) }
    }

    @Test func thePolicyAllowsTheStyleThatThePageHas() throws {
        let html = PlanChecklist.html(plan([]), isUndo: false, version: "test")
        let style = try #require(html.firstRange(of: "<style>")).upperBound
        let end = try #require(html.firstRange(of: "</style>")).lowerBound
        #expect(html.contains("style-src '\(try Digest.sha256(String(html[style..<end])))'"))
    }
}
