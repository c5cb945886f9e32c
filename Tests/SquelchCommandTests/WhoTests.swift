import Foundation
import SquelchCuration
import SquelchDocuments
import SquelchKit
import SquelchReport
import SquelchTimeline
import Testing

/// Who knows about something.
struct WhoTests {
    private func ranking(_ topic: String, _ lines: [String], workers: Int = 2) throws -> TopicRanking {
        let folder = try Folder()
        let file = folder.url.appendingPathComponent("records.jsonl")
        try Data(lines.joined(separator: "\n").utf8).write(to: file)
        let query = try #require(TopicQuery(topic))
        let outcome = AnalysisRun(
            FollowingReader(
                sources: [file.path].map(Source.init(path:)), workers: Workers(workers), keepsAllTexts: true,
                topic: query
            )
        )
        .run(AnalysisOptions(now: 1_767_225_600))
        return TopicRanking(query, outcome.result)
    }

    private func post(_ account: String, _ id: Int, _ text: String, categories: String = "") -> String {
        #"{"kind":"post","account":"\#(account)","id":"\#(account)\#(id)","published":"2025-12-\#(10 + id % 20)T10:00:00Z","text":"\#(text)","categories":[\#(categories)]}"#
    }

    @Test func wordsAreFoundInTheirForms() throws {
        let lines = [
            post("en", 1, "We sailed the old boats all summer along the northern coast of the island"),
            post("de", 1, "Die Häuser am Hafen werden im Winter von der Stadt gestrichen und vermessen"),
            post("ru", 1, "Новые лодки стоят у причала уже вторую неделю и ждут хорошей погоды"),
            post("ja", 1, "古い和帳の修理と製本の道具について書きました"),
            post("tag", 1, "Nothing here names it at all in so many plain words", categories: #""Sailing""#),
            post("fr", 1, "Le plan de l’Océan, annoté par O'Reilly — “Naviguer” sans moteur ni e-mail"),
            post("code", 1, "Porting a parser from C++ to C# and back in one weekend, with iPhone修理"),
            post("crew", 1, "A skipper's tale about something else"),
            post("no", 1, "The saint of the day, a long sale, and soil that is good for leeks"),
        ]
        func who(_ topic: String) throws -> Set<String> {
            Set(try ranking(topic, lines).experts.map(\.account.account.id))
        }
        #expect(try who("sail") == ["en", "tag"])
        #expect(try who("SAILING boat").isSuperset(of: ["en", "tag"]))
        #expect(try who("haus") == ["de"])
        #expect(try who("häuser") == ["de"])
        #expect(try who("HÄUSER") == ["de"])
        #expect(try who("лодка") == ["ru"])
        #expect(try who("НОВЫЙ") == ["ru"])
        #expect(try who("skippers") == ["crew"])
        #expect(try who("océan") == ["fr"])
        #expect(try who("L'OCÉAN") == ["fr"])
        #expect(try who("o’reilly") == ["fr"])
        #expect(try who("naviguer") == ["fr"])
        #expect(try who("e-mail") == ["fr"])
        #expect(try who("c++") == ["code"])
        #expect(try who("C#") == ["code"])
        #expect(try who("c").isEmpty)
        #expect(try who("iphone") == ["code"])
        #expect(try who("iPhone修理") == ["code"])
        #expect(try who("製本") == ["ja"])
        #expect(try who("修理") == ["ja", "code"])
        #expect(try who("\"old boats\"") == ["en"])
        #expect(try who("\"boats old\"").isEmpty)
    }

    @Test func oneGreatPostBeatsManyMentions() throws {
        var lines = [
            post(
                "expert", 1,
                "Anatomy of fsync: fsync on ext4 waits 4.2 ms for the journal, fsync on XFS 3.1 ms; we measured 12,000 calls of fsync"
            )
        ]
        for index in 0..<30 {
            lines.append(
                post(
                    "mentions", index, "Fun day number \(index) lol!! BUY NOW cheap offer \(index * 7) click here fsync"
                ))
        }
        for index in 0..<40 {
            lines.append(post("other", index, "Report \(index) on tides, paint and rope number \(index * 13)"))
        }
        let ranking = try ranking("fsync", lines)
        #expect(ranking.experts.map(\.account.account.id) == ["expert", "mentions"])
        #expect(ranking.experts.first?.score == 1)
        #expect(ranking.experts.last.map { $0.posts == 30 && !$0.best.isEmpty } == true)
        #expect(ranking.posts == 31)
    }

    @Test func aTitleSaysMoreThanAMention() throws {
        func titled(_ account: String, _ title: String, _ text: String) -> String {
            post(account, 1, text).replacingOccurrences(of: #""text":"#, with: #""title":"\#(title)","text":"#)
        }
        let tides = "The tide tables of the harbour list 24 ports, their heights in metres and how sextants were used"
        let stars = "The star charts of a library show 31 skies, their angles in degrees and why sextants were made"
        var lines = [titled("title", "Sextants", tides), titled("text", "Almanacs", stars)]
        for index in 0..<20 { lines.append(post("other", index, "Report \(index) on paint and rope, \(index * 13)")) }
        let ranking = try ranking("sextant", lines)
        #expect(ranking.experts.map(\.account.account.id) == ["title", "text"])
        #expect((ranking.experts.last?.score ?? 1) < 0.9)
    }

    @Test func theSameForAnyNumberOfWorkersAndOrderOfFiles() throws {
        let query = try #require(TopicQuery("fsync release"))
        let files = SourceFinder.find([AnalysisRunTests.root.appendingPathComponent("Feeds").path]).sources.map(\.name)
        func text(_ workers: Int, _ files: [String]) -> String {
            let outcome = AnalysisRun(
                FollowingReader(
                    sources: files.map(Source.init(path:)), workers: Workers(workers), keepsAllTexts: true, topic: query
                )
            )
            .run(AnalysisOptions(now: AnalysisRunTests.now))
            let ranking = TopicRanking(query, outcome.result)
            guard let json = TopicJSON.render(ranking, top: 50) else { return "" }
            return String(decoding: json.all, as: UTF8.self)
                + TopicReport.text(ranking, top: 5, TerminalProfile(hasColor: false, width: 80, isUnicode: true))
        }
        let one = text(1, files)
        #expect(text(2, files) == one && text(5, files) == one)
        #expect(text(2, files.reversed()) == one)
        try Golden.check(one, "who.txt")
    }

    @Test func nobodyKnowsButSomethingIsNear() throws {
        let sailors = [
            "Sailors tie nine knots out of ten wrong, and the tenth holds; photographs of all ten.",
            "How a harbour of ninety ropes fared in the storm of March, rope by rope.",
            "Why sailors of the north read the colour of the water before they read a chart.",
            "A cook on a small boat needs three pans. Which three, after eleven years of trying.",
            "The tide tables of 1904 were off by four minutes, and one clerk knew why.",
            "Sailors who mend their own sails use a thread that nobody sells any more.",
            "What a broken mast sounds like an hour before it breaks, recorded on two boats.",
            "A short history of the lamp at the end of the pier, and of who pays for its oil.",
            "Seven sailors on the day they turned back, and whether they were right.",
            "How to read a swell from two directions, with a bucket and a stopwatch.",
            "The island that moved: charts by three captains and what the satellite says.",
            "Paint that keeps weed off a hull for a year, compared in one harbour.",
        ]
        var lines = sailors.enumerated().map { post("a", $0.offset, $0.element) }
        let compilers = [
            "Compilers keep a value in a register for as long as anybody reads it, and no longer.",
            "Why compilers inline small functions: we measured nine programs, and six became shorter.",
            "A bug in how compilers order loads took us two weeks; here is the test that shows it.",
            "Old compilers had no room for a syntax tree, so they emitted code while they were reading.",
            "What compilers prove about a loop before they turn it into vectors, in four examples.",
            "Compilers and linkers quarrel about who may throw a function away. The linker wins.",
            "How compilers tell that two pointers never meet, and what they do when nobody knows.",
            "We taught first-year students to read what compilers print; the errors fell by a third.",
            "Nineteen lines show why compilers may remove a check that the author needed.",
            "Compilers for small machines: what fits into eight kilobytes, measured on three chips.",
            "The history of compilers that write themselves, from 1962 to a laptop of today.",
            "A guide to the flags of compilers that are worth knowing, and to those that are not.",
        ]
        for (index, text) in compilers.enumerated() { lines.append(post("b", index, text)) }
        // What sets an account apart shows beside others.
        for index in 0..<12 {
            lines.append(post("c", index, "Kites, part \(index): a tail of \(index * 3) bows in the evening's wind."))
            lines.append(post("d", index, "Loaves, part \(index): an oven of \(index * 3) stones and a cold morning."))
        }
        let ranking = try ranking("compost", lines)
        #expect(ranking.experts.isEmpty)
        #expect(ranking.hints == ["compilers"])
    }

    @Test func aQuestionNeedsAWord() {
        #expect(TopicQuery("") == nil && TopicQuery("  \"\" !? ") == nil)
        #expect(TopicQuery("the")?.words == ["the"])
        #expect(TopicQuery("the tides of the sea")?.words == ["tides", "sea"])
        #expect(TopicQuery("tides \"high water\" Tides")?.words == ["tides", "high water"])
        #expect(TopicQuery("co-op rock'n'roll node.js")?.words == ["co op", "rock n roll", "node js"])
        #expect(TopicQuery("l'eau “high tide” skipper's, C++")?.words == ["eau", "high tide", "skipper", "c++"])
        #expect(TopicQuery("'s") != nil && TopicQuery("a'b'c' 'd") != nil && TopicQuery("\u{0}é'") != nil)
        #expect(TopicQuery(String(repeating: "word", count: 10_000))?.count == 1)
    }
}
