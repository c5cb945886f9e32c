import Foundation
import SquelchArchive
import SquelchCuration
import SquelchDocuments
import SquelchIngest
import SquelchReport
import SquelchTimeline
import Testing

@testable import SquelchKit

/// With a cache or without, and whatever lies in it: the same bytes.
@Suite("The cache beside the archive")
struct ArchiveCacheTests {
    private static let now = AnalysisRunTests.now
    private let feeds = AnalysisRunTests.root.appendingPathComponent("Feeds").path

    private func archive(_ folder: Folder) throws -> Archive {
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.url.path)
        let archive = try Archive(path: folder.url.appendingPathComponent("archive.sqlite").path)
        for source in SourceFinder.find([feeds]).sources { _ = try archive.add(source, at: Self.now) }
        return archive
    }

    /// Everything that an analysis says, and the score of every post.
    private func said(_ archive: Archive, _ cache: ArchiveCache?, workers: Int = 2, keepsAllTexts: Bool = true) throws
        -> String
    {
        let reader = FollowingReader(
            sources: try archive.sources(), workers: Workers(workers), keepsAllTexts: keepsAllTexts, cache: cache)
        let outcome = AnalysisRun(reader).run(AnalysisOptions(now: Self.now))
        var text = ""
        PostLines.write(outcome.result) { (bytes) throws(Never) in
            text += String(decoding: bytes, as: UTF8.self)
        }
        for report in outcome.reports {
            text += "\(report.path) \(report.format?.name ?? "") \(report.counts) \(report.bytes)\n"
        }
        text += outcome.warnings.map(\.message).joined(separator: "\n")
        guard let json = AnalysisJSON.render(outcome.result.analysis, version: "test") else { return "" }
        return text + String(decoding: json.all, as: UTF8.self)
    }

    @Test(arguments: [true, false]) func rowsOutOfTheCacheMakeTheSameAnalysis(keepsAllTexts: Bool) throws {
        let folder = try Folder()
        let archive = try archive(folder)
        let plain = try said(archive, nil, keepsAllTexts: keepsAllTexts)
        #expect(plain.contains("BuzzLadder"))
        for workers in [1, 2, 1] {
            let cache = try #require(ArchiveCache(of: archive))
            #expect(try said(archive, cache, workers: workers, keepsAllTexts: keepsAllTexts) == plain)
        }
        let cache = try #require(ArchiveCache(of: archive))
        let rows = try #require(PostRowCache(cache, keepsAllTexts: keepsAllTexts, keepsLongTexts: false))
        let kept = try archive.sources().compactMap { rows.chunk(of: $0) }
        #expect(kept.count >= 40 && kept.reduce(0) { $0 + $1.1.counts.posts } > 1000)
        let others = try #require(PostRowCache(cache, keepsAllTexts: !keepsAllTexts, keepsLongTexts: false))
        #expect(try archive.sources().allSatisfy { others.chunk(of: $0) == nil })
    }

    @Test func whatIsNewOrRenamedIsReadAnew() throws {
        let folder = try Folder()
        let archive = try archive(folder)
        func expectSame() throws {
            let (kept, plain) = (try said(archive, ArchiveCache(of: archive)), try said(archive, nil))
            #expect(kept == plain)
        }
        try expectSame()
        let text =
            #"{"account":"@new@b.example","id":"1","text":"Kernel 6.12 boots in 3 s","published":"2026-11-10T10:00:00Z"}"#
        _ = try archive.add(Source(name: "new.jsonl", bytes: Array(text.utf8)), at: Self.now)
        try expectSame()
        try archive.alias("feeds.buzzladder.example/top", "ladder.example/feed")
        try expectSame()
        #expect(try said(archive, ArchiveCache(of: archive)).contains("ladder.example/feed"))
        _ = try archive.forget("@new@b.example")
        try expectSame()
    }

    @Test func aDamagedCacheIsAsGoodAsNone() throws {
        let folder = try Folder()
        let archive = try archive(folder)
        let plain = try said(archive, ArchiveCache(of: archive))
        let path = folder.url.appendingPathComponent("archive.sqlite.cache")
        let whole = try Data(contentsOf: path)
        for place in stride(from: 50, to: whole.count, by: whole.count / 7) {
            var damaged = whole
            for offset in stride(from: place, to: min(damaged.count, place + 5000), by: 100) { damaged[offset] ^= 0x10 }
            try damaged.write(to: path)
            #expect(try said(archive, ArchiveCache(of: archive)) == plain)
        }
        try whole.prefix(whole.count / 2).write(to: path)
        #expect(try said(archive, ArchiveCache(of: archive)) == plain)
    }

    // MARK: - Analyses

    private func options(_ now: Int64, _ change: (inout AnalysisOptions) -> Void = { _ in }) -> AnalysisOptions {
        var options = AnalysisOptions(now: now)
        change(&options)
        return options
    }

    private func json(_ analysis: Analysis) -> String {
        guard let text = AnalysisJSON.render(analysis, version: "test") else { return "" }
        return String(decoding: text.all, as: UTF8.self)
    }

    @Test func anAnalysisIsSaidAgainWhileNothingHasChanged() throws {
        let folder = try Folder()
        let archive = try archive(folder)
        let reader = FollowingReader(sources: try archive.sources(), workers: Workers(2))
        func kept(_ options: AnalysisOptions, _ configuration: Configuration = Configuration()) throws -> KeptAnalyses {
            let found = try KeptAnalyses(of: archive, options, configuration)
            return try #require(found)
        }
        func isNew(_ options: AnalysisOptions, _ configuration: Configuration = Configuration()) throws -> Bool {
            try kept(options, configuration).recall() == nil
        }
        // No post is of the future by then.
        let now = Self.now + 400 * 86_400
        let earlier = EarlierAnalysis(at: now - 86_400, accounts: ["gone.example": .init(decibels: 3, verdict: .keep)])
        let outcome = AnalysisRun(reader).run(options(now) { $0.earlier = earlier })
        let first = try kept(options(now))
        #expect(first.recall() == nil)
        first.keep(outcome)
        let recalled = try kept(options(now) { $0.earlier = earlier }).recall()
        let again = try #require(recalled)
        #expect(again.analysis == outcome.result.analysis)
        #expect(json(again.analysis) == json(outcome.result.analysis) && again.warnings == outcome.warnings)
        // A later clock, another time before.
        let later = now + 3 * 86_400
        let anew = AnalysisRun(reader).run(options(later))
        let onceMore = try kept(options(later)).recall()
        #expect(onceMore.map { json($0.analysis) } == json(anew.result.analysis))

        #expect(try isNew(options(now - 1)))
        #expect(try isNew(options(now) { $0.threshold = 3 }))
        #expect(try isNew(options(now) { $0.personal = .off }))
        #expect(try isNew(options(now) { $0.previous = ["a": .keep] }))
        let decision = StandingDecision(verdict: .keep, at: now)
        #expect(try isNew(options(now) { $0.decisions = ["a": decision] }))
        var configuration = Configuration()
        configuration.protected = ["a"]
        #expect(try isNew(options(now), configuration))
        _ = try archive.add(
            Source(name: "a.jsonl", bytes: Array(#"{"account":"a@b.example","text":"Rain"}"#.utf8)), at: now)
        #expect(try isNew(options(now)))
    }

    @Test func aPostOfTheFutureEndsWhatHolds() throws {
        let folder = try Folder()
        let archive = try archive(folder)
        let now = Self.now + 400 * 86_400
        for (id, days) in [("far", 30), ("near", 1)] as [(String, Int64)] {
            let line =
                #"{"account":"a@b.example","id":"\#(id)","text":"Rain","published":"\#(UTCTime.iso8601(now + days * 86_400))"}"#
            _ = try archive.add(Source(name: id, bytes: Array(line.utf8)), at: now)
            let outcome = AnalysisRun(FollowingReader(sources: try archive.sources(), workers: Workers(1))).run(
                options(now))
            // Up to two days ahead a date is believed.
            let end = now + (days > 2 ? days - 2 : days) * 86_400
            #expect(outcome.steadyUntil == end)
            let analyses = try KeptAnalyses(of: archive, options(now), Configuration())
            analyses?.keep(outcome)
            let before = try KeptAnalyses(of: archive, options(end - 1), Configuration())?.recall()
            let after = try KeptAnalyses(of: archive, options(end), Configuration())?.recall()
            #expect(before != nil && after == nil)
        }
    }

    @Test func theProgramSaysTheSameWithAndWithout() throws {
        let home = try Folder()
        func squelch(_ arguments: String...) throws -> Child.Ended {
            try Child.run(
                CommandTests.program, arguments, input: home.write("", "in"),
                environment: CommandTests.environment(home: home.url), in: home.url)
        }
        _ = try squelch("import", feeds, "--quiet")
        let cache = home.url.appendingPathComponent(".local/share/squelch/archive.sqlite.cache")
        _ = try squelch("analyze", "--quiet", "--format", "csv")
        var said: [String] = []
        for _ in 0..<3 { said.append(try squelch("analyze", "--quiet", "--format", "csv").output) }
        #expect(FileManager.default.fileExists(atPath: cache.path))
        let page = try squelch("analyze", "--quiet", "--format", "html").output.count
        try FileManager.default.removeItem(at: cache)
        said.append(try squelch("analyze", "--quiet", "--format", "csv").output)
        #expect(said[0].contains("BuzzLadder") && Set(said).count == 1)
        #expect(page > 10_000)
    }
}
