import Foundation
import SquelchArchive
import SquelchIngest
import SquelchTimeline
import Testing

/// What was found out about records lies beside the archive, and is believed only as it was written.
struct CacheTests {
    private func bytes(_ count: Int) -> [UInt8] {
        // No period of a power of two: parts that changed places would be seen.
        let run = (0..<65_521).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) }
        return Array(repeatElement(run, count: count / run.count + 1).joined().prefix(count))
    }

    private func value(_ name: Int64, _ key: [UInt8], _ bytes: [UInt8]) -> ArchiveCache.Value {
        ArchiveCache.Value(name: name, key: key, bytes: bytes)
    }

    @Test(arguments: [0, 1, 1000, 8 << 20, 17 << 20]) func aValueComesBackByItsKeyAlone(count: Int) throws {
        let folder = try Folder()
        let archive = try Archive(path: folder.path("a.sqlite"))
        let all = bytes(count)
        let first = try #require(ArchiveCache(of: archive))
        first.keep([value(-5, [1, 2], all)], "posts")
        let cache = try #require(ArchiveCache(of: archive))
        #expect(cache.value("posts", -5, key: [1, 2]) == all)
        #expect(cache.value("posts", -5, key: [1, 3]) == nil)
        #expect(cache.value("others", -5, key: [1, 2]) == nil)
        #expect(cache.value("posts", 5, key: [1, 2]) == nil)
        #expect(try folder.mode("a.sqlite.cache") == 0o600)
        cache.keep([value(-5, [9], [7])], "posts")
        #expect(cache.value("posts", -5, key: [1, 2]) == nil && cache.value("posts", -5, key: [9]) == [7])
    }

    @Test func whatIsNotWantedAnyMoreIsRemoved() throws {
        let folder = try Folder()
        let archive = try Archive(path: folder.path("a.sqlite"))
        let cache = try #require(ArchiveCache(of: archive))
        cache.keep((0..<5).map { value($0, [1], [2]) }, "posts")
        cache.keep((0..<5).map { value($0, [1], [2]) }, "analysis")
        cache.thin("posts", to: [1, 3, 9])
        cache.thin("analysis", to: 2)
        #expect((0..<5).filter { cache.value("posts", $0, key: [1]) != nil } == [1, 3])
        #expect((0..<5).filter { cache.value("analysis", $0, key: [1]) != nil } == [3, 4])
    }

    @Test(arguments: ["", "no database", "SQLite format 3\u{0}and then something else"])
    func aForeignFileIsReplaced(text: String) throws {
        let folder = try Folder()
        let archive = try Archive(path: folder.path("a.sqlite"))
        _ = try folder.write(text, "a.sqlite.cache")
        let cache = try #require(ArchiveCache(of: archive))
        cache.keep([value(1, [1], [2])], "posts")
        let again = try #require(ArchiveCache(of: archive))
        #expect(again.value("posts", 1, key: [1]) == [2])
    }

    @Test func anArchiveInItsPlaceIsNoCache() throws {
        let folder = try Folder()
        let archive = try Archive(path: folder.path("a.sqlite"))
        do { _ = try Archive(path: folder.path("a.sqlite.cache")).add(rss(item("1", "Rain")), at: moment) }
        let cache = try #require(ArchiveCache(of: archive))
        #expect(cache.value("posts", 1, key: [1]) == nil)
    }

    @Test func aFlippedBitIsNeverBelieved() throws {
        let folder = try Folder()
        let archive = try Archive(path: folder.path("a.sqlite"))
        let path = folder.path("a.sqlite.cache")
        let all = bytes(40_000)
        do {
            let cache = try #require(ArchiveCache(of: archive))
            cache.keep([value(1, [1], all)], "posts")
        }
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        for place in stride(from: 0, to: whole.count, by: 997) {
            var flipped = whole
            flipped[place] ^= 1 << UInt8(place % 8)
            try flipped.write(to: URL(fileURLWithPath: path))
            guard let cache = ArchiveCache(of: archive) else { continue }
            let found = cache.value("posts", 1, key: [1])
            #expect(found == nil || found == all)
            cache.keep([value(1, [1], all)], "posts")
            // What cannot be written either is made anew the next time.
            guard let again = ArchiveCache(of: archive) else { continue }
            let kept = again.value("posts", 1, key: [1])
            #expect(kept == nil || kept == all)
        }
    }

    @Test func aFolderThatCannotBeWrittenToHasNone() throws {
        guard getuid() != 0 else { return }
        let folder = try Folder()
        let archive = try Archive(path: folder.path("a.sqlite"))
        try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder.url.path)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.url.path) }
        #expect(ArchiveCache(of: archive) == nil)
    }

    @Test func whatIsForgottenIsNotInIt() throws {
        let folder = try Folder()
        let archive = try Archive(path: folder.path("a.sqlite"))
        _ = try archive.add(rss(item("1", "Rain")), at: moment)
        let cache = try #require(ArchiveCache(of: archive))
        cache.keep([value(1, [1], [2])], "posts")
        _ = try archive.forget("hill.example/feed.xml")
        #expect(!folder.names.contains("a.sqlite.cache"))
    }

    @Test func recordsThatChangeHaveAnotherMark() throws {
        let folder = try Folder()
        let archive = try Archive(path: folder.path("a.sqlite"))
        var contents = [try archive.contents()]
        func expectNew() throws {
            let now = try archive.contents()
            #expect(!contents.contains(now))
            contents.append(now)
        }
        _ = try archive.add(rss(item("1", "Rain")), at: moment)
        try expectNew()
        _ = try archive.add(rss(item("1", "Rain")), at: moment)
        #expect(try archive.contents() == contents.last, "the same file changes nothing")
        _ = try archive.add(rss(item("1", "Rain") + item("2", "Snow")), at: moment)
        try expectNew()
        try archive.alias("hill.example/feed.xml", "valley.example/feed")
        try expectNew()
        try archive.decide(Decision(account: "hill.example/feed.xml", action: .keep, at: moment))
        #expect(try archive.contents() == contents.last, "a decision is no record")
        _ = try archive.add(rss(item("9", "Hail"), at: "https://other.example/feed", title: "Other"), at: moment)
        try expectNew()
        _ = try archive.forget("other.example/feed")
        #expect(try archive.contents() != contents.last)
        // The same rows as before by their numbers, of other records.
        _ = try archive.add(rss(item("9", "Heat"), at: "https://other.example/feed", title: "Other"), at: moment)
        try expectNew()
    }
}
