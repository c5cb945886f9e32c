import Foundation
import GRDB
import SquelchArchive
import SquelchIngest
import SquelchTimeline
import Testing

/// Looking after an archive.
@Suite("Care of the archive")
struct CareTests {
    private let folder: Folder
    private let archive: Archive

    init() throws {
        folder = try Folder()
        archive = try Archive(path: folder.path("a.sqlite"))
    }

    private let timeline = Source(
        name: "timeline.jsonl",
        bytes: Array(
            """
            {"kind":"feed","title":"Hill","feed_url":"https://hill.example/feed.xml"}
            {"kind":"post","id":"h1","title":"Rain on the hill"}
            {"kind":"feed","title":"Valley","feed_url":"https://valley.example/feed"}
            {"kind":"post","id":"v1","title":"Snow in the valley"}
            {"kind":"follow","account":"hill.example/feed.xml","feed_url":"https://hill.example/feed.xml"}
            {"kind":"follow","account":"valley.example/feed","feed_url":"https://valley.example/feed"}
            {"kind":"interaction","account":"hill.example/feed.xml","direction":"in","type":"mention"}
            """.utf8))

    @Test func aCopyIsAnArchiveOfItsOwn() throws {
        _ = try archive.add(timeline, at: moment)
        let path = folder.path("copy.sqlite")
        try archive.backup(to: path)
        #expect(try folder.mode("copy.sqlite") == 0o600)
        let copy = try Archive(path: path)
        #expect(try copy.check().isEmpty)
        #expect(try copy.sources().map { Given($0).records } == archive.sources().map { Given($0).records })
        #expect(throws: ArchiveFailure.self) { try archive.backup(to: path) }
        #expect(!folder.names.contains { $0.contains(".new") })
    }

    @Test func whatIsForgottenIsNowhere() throws {
        _ = try archive.add(timeline, at: moment)
        _ = try archive.add(rss(item("x", "Drizzle over Zanzibar")), at: moment)
        try archive.decide(Decision(account: "hill.example/feed.xml", action: .keep, at: moment))
        try archive.add(
            ScoredRun(at: moment, scores: [.init(account: "hill.example/feed.xml", snr: 1, verdict: "keep")]))
        try archive.keep(address: "https://hill.example/feed.xml", state: [1], source: nil, at: moment)
        #expect(try archive.search("zanzibar", most: 9).count == 1)
        let valley = try Given(#require(try archive.sources().first)).records.filter { $0.contains("alley") }

        let forgotten = try archive.forget("hill.example/feed.xml")
        #expect(forgotten.posts == 2)
        #expect(forgotten.records == 4)
        #expect(forgotten.sources == 1)
        #expect(try archive.search("zanzibar", most: 9).isEmpty)
        #expect(try archive.search("snow", most: 9).map(\.account) == ["valley.example/feed"])
        #expect(try archive.decisions().isEmpty)
        #expect(try archive.previousRun()?.scores == [])
        #expect(try archive.fetchedAddresses().isEmpty)
        #expect(try archive.check().isEmpty)
        let sources = try archive.sources()
        #expect(sources.map(\.name) == ["timeline.jsonl"])
        // The number of the feed that is left is another now.
        #expect(
            Given(sources[0]).records
                == valley.map { $0.replacingOccurrences(of: "feed=1 ", with: "feed=0 ") })
        for name in folder.names {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.path(name)))
            for word in ["Zanzibar", "zanzibar", "Rain on the hill", "hill.example"] {
                #expect(bytes.range(of: Data(word.utf8)) == nil, "\(name): \(word)")
            }
        }
        // Nothing is barred: the file brings it back.
        #expect(try archive.add(timeline, at: moment).posts == 1)
        #expect(try archive.search("rain", most: 9).count == 1)
    }

    @Test func datesThatCannotBeTrueAreCountedAndNotBelieved() throws {
        _ = try archive.add(
            Source(
                name: "t.jsonl",
                bytes: Array(
                    """
                    {"account":"a","id":"1","text":"Rain","published":"0001-01-01T00:00:00Z"}
                    {"account":"a","id":"2","text":"Snow","published":"2011-05-01T00:00:00Z"}
                    {"account":"a","id":"3","text":"Hail","published":"2024-03-05T00:00:00Z"}
                    {"account":"a","id":"4","text":"Fog","published":"2199-01-01T00:00:00Z"}
                    {"account":"a","id":"5","text":"Dew"}
                    """.utf8)), at: moment)
        let info = try archive.info(now: moment)
        #expect(info.posts == 5)
        #expect(info.oldest.map(UTCTime.day) == "2011-05-01")
        #expect(info.newest.map(UTCTime.day) == "2024-03-05")
        #expect(info.misdated == 2)
    }

    @Test func whatTakesLongTellsHowFarItIs() throws {
        _ = try archive.add(rss((1...300).map { item("\($0)", "Rain \($0)") }.joined()), at: moment)
        var bytes = 0
        #expect(try archive.check { bytes += $0 }.isEmpty)
        #expect(bytes > 0)
        #expect(try bytes <= archive.bytesToCheck())
        var steps: [Int] = []
        _ = try archive.forget("hill.example/feed.xml") { done, total in steps += [done, total] }
        #expect(steps == [1, 1])
    }

    @Test func onlyFollowedAccountsAreForgottenAsWell() throws {
        _ = try archive.add(
            Source(name: "f.jsonl", bytes: Array(#"{"kind":"follow","account":"@a@b.example"}"#.utf8)), at: moment)
        #expect(try archive.forget("@a@b.example").records == 1)
        #expect(try archive.sources().isEmpty)
        #expect(try archive.forget("@a@b.example").records == 0)
    }

    @Test func namesThatAnAccountHadAreForgottenWithIt() throws {
        _ = try archive.add(rss(item("1", "Rain"), at: "https://old.example/feed"), at: moment)
        _ = try archive.add(rss(item("2", "Snow"), at: "https://new.example/feed"), at: moment)
        try archive.alias("old.example/feed", "new.example/feed")
        #expect(try archive.forget("new.example/feed").posts == 2)
        #expect(try archive.aliases().isEmpty)
        #expect(try archive.info(now: moment).accounts == 0)
    }

    @Test func roomThatIsFreeIsGivenBack() throws {
        _ = try archive.add(rss((1...2000).map { item("\($0)", "Rain \($0 &* 7919)") }.joined()), at: moment)
        try archive.vacuum()
        let before = try archive.info(now: moment).bytes
        _ = try archive.forget("hill.example/feed.xml")
        try archive.vacuum()
        #expect(try archive.info(now: moment).bytes < before / 2)
        #expect(try archive.check().isEmpty)
    }

    /// Changes bytes of the closed file, one at a time, where they lie in records, and looks at what is said.
    @Test func aFlippedBitIsFound() throws {
        let path = folder.path("b.sqlite")
        let words = (1...40).map { "Rain falls on meadow \($0 &* 7919)" }
        do {
            let archive = try Archive(path: path)
            _ = try archive.add(rss(words.enumerated().map { item("\($0)", $1) }.joined()), at: moment)
            try archive.vacuum()
        }
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        for word in words {
            guard let place = whole.range(of: Data(word.utf8)) else { continue }
            var flipped = whole
            flipped[place.lowerBound + 5] ^= 1
            try flipped.write(to: URL(fileURLWithPath: path))
            let archive = try Archive(path: path)
            #expect(try archive.check().count == 1, "\(word)")
            let given = Given(try #require(try archive.sources().first))
            #expect(given.report.losesData)
            #expect(given.report.warnings.count == 1)
            #expect(given.records.count == words.count)
        }
    }

    /// One bit anywhere in the closed file: it is refused, or `check` finds it, or all that is given out is as it was.
    @Test func aFlippedBitIsFoundOrChangesNothing() throws {
        struct Said: Equatable {
            var records: [String]
            var decisions: [WrittenDecision]
            var state: [UInt8]?
        }
        func said(_ archive: Archive) throws -> Said {
            Said(
                records: try archive.sources().flatMap { [$0.name] + Given($0).records },
                decisions: try archive.decisionHistory(), state: try archive.fetchState(of: "https://a.example/"))
        }
        let path = folder.path("b.sqlite")
        let truth: Said
        do {
            let archive = try Archive(path: path)
            _ = try archive.add(rss((1...40).map { item("\($0)", "Rain \($0 &* 7919)") }.joined()), at: moment)
            for number in 0..<20 {
                try archive.decide(
                    Decision(account: "account-\(number)", action: .keep, because: "a cousin, \(number)", at: moment))
            }
            try archive.keep(address: "https://a.example/", state: [1, 2, 3], source: nil, at: moment)
            try archive.vacuum()
            truth = try said(archive)
        }
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        let isAll = ProcessInfo.processInfo.environment["ARCHIVE_FAULTS"] == "all"
        var chance = Chance(11)
        var found = 0
        for _ in 0..<(isAll ? 2000 : 120) {
            var flipped = whole
            let place = chance.below(whole.count)
            flipped[place] ^= 1 << UInt8(chance.below(8))
            for name in ["b.sqlite-wal", "b.sqlite-shm"] {
                try? FileManager.default.removeItem(atPath: folder.path(name))
            }
            try flipped.write(to: URL(fileURLWithPath: path))
            do throws(ArchiveFailure) {
                let archive = try Archive(path: path)
                if try !archive.check().isEmpty {
                    found += 1
                    continue
                }
                let now = try? said(archive)
                #expect(now == truth, "bit in byte \(place)")
            } catch {
                found += 1
                #expect(error.words.hasPrefix(path))
            }
        }
        #expect(found > 0)
    }

    /// Whatever is done to the file, it is opened or refused, and what comes out of it is what went in.
    @Test func damageIsNeverTakenForData() throws {
        let path = folder.path("b.sqlite")
        let feed = rss((1...60).map { item("\($0)", "Rain \($0)") }.joined())
        let truth = Set(Given(feed).records)
        do {
            let archive = try Archive(path: path)
            _ = try archive.add(feed, at: moment)
            try archive.decide(Decision(account: "a", action: .keep, at: moment))
            try archive.vacuum()
        }
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        var chance = Chance(7)
        for _ in 0..<60 {
            var damaged = whole
            for _ in 0...chance.below(4) {
                let place = chance.below(whole.count)
                let length = min(1 + chance.below(64), whole.count - place)
                for index in place..<place + length { damaged[index] = UInt8(truncatingIfNeeded: chance.next()) }
            }
            for name in ["b.sqlite-wal", "b.sqlite-shm"] {
                try? FileManager.default.removeItem(atPath: folder.path(name))
            }
            try damaged.write(to: URL(fileURLWithPath: path))
            do throws(ArchiveFailure) {
                let archive = try Archive(path: path)
                for source in try archive.sources() {
                    let given = Given(source)
                    #expect(Set(given.records).isSubset(of: truth))
                    let isWhole = given.records.count == truth.count
                    #expect(isWhole || given.report.losesData)
                }
                _ = try archive.check()
                _ = try archive.search("rain", most: 3)
            } catch {
                #expect(error.words.hasPrefix(path))
            }
        }
    }

    @Test func aFindingNamesWhatHasChanged() throws {
        _ = try archive.add(rss(item("1", "Rain")), at: moment)
        try archive.keep(address: "https://a.example/", state: [1, 2], source: nil, at: moment)
        #expect(try archive.check().isEmpty)
        try archive.pool.write { database in
            try database.execute(sql: "UPDATE fetch SET state = x'00'; DELETE FROM version")
        }
        #expect(
            try archive.check() == [
                "what is remembered of https://a.example/ has changed since it was written", "1 post without text",
            ])
        #expect(try archive.fetchState(of: "https://a.example/") == nil)
    }

    /// The numbers are written into files: other ones would make every archive a damaged one.
    @Test(
        arguments: [
            ("a", 0, 0xF412_DEBF_8A59_E1A7), ("https://hill.example/1", 0, 0x9056_04D3_DB33_5BED),
            ("It rains in the valley.", 7, 0xAF29_F968_2C5A_BEC1),
        ] as [(String, UInt64, UInt64)])
    func checksumsStayWhatTheyAre(text: String, seed: UInt64, expected: UInt64) {
        var text = text
        #expect(text.withUTF8 { ByteHash.hash($0, seed: seed) } == expected)
    }

    @Test func anIndexTakesUpWhatCameLater() throws {
        _ = try archive.add(rss(item("1", "Rain") + item("2", "Neigung")), at: moment)
        #expect(try archive.search("rain", most: 9).map(\.id) == ["1"])
        _ = try archive.add(rss(item("3", "Rain, naïve rain"), at: "https://b.example/"), at: moment)
        #expect(try archive.search("NAIVE rain", most: 9).map(\.id) == ["3"])
        #expect(try archive.search("rain", most: 1).count == 1)
        for query in ["", "\"", "* OR (", "rain NEAR(", "title:rain"] { _ = try archive.search(query, most: 9) }
        #expect(try archive.search("", most: 9).isEmpty)
    }
}
