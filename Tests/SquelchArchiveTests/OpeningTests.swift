import Foundation
import GRDB
import SquelchArchive
import SquelchIngest
import Testing

/// What is done with a file before anything of it is believed.
@Suite("Opening an archive")
struct OpeningTests {
    private func failure(_ path: String, creates: Bool = true) -> ArchiveFailure? {
        do throws(ArchiveFailure) {
            _ = try Archive(path: path, creates: creates)
            return nil
        } catch {
            return error
        }
    }

    @Test func aNewArchiveIsForItsOwnerAlone() throws {
        let folder = try Folder()
        let archive = try Archive(path: folder.path("data/squelch/archive.sqlite"))
        _ = try archive.add(rss(item("1", "Rain")), at: moment)
        #expect(try folder.mode("data") == 0o700)
        #expect(try folder.mode("data/squelch") == 0o700)
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path("data/squelch")) {
            #expect(try folder.mode("data/squelch/\(name)") == 0o600, "\(name)")
        }
        #expect(try archive.info(now: moment).version == 3)
    }

    @Test func itsConnectionsHaveTheSettingsThatSurviveAFallOfThePower() throws {
        let folder = try Folder()
        let archive = try Archive(path: folder.path("a.sqlite"))
        let expected = [
            "journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "trusted_schema": "0",
            "cell_size_check": "1", "mmap_size": "0", "temp_store": "2", "secure_delete": "1",
            "application_id": "1397836867", "user_version": "3",
        ]
        for (name, value) in expected {
            let found = try archive.pool.writeWithoutTransaction { try String.fetchOne($0, sql: "PRAGMA \(name)") }
            #expect(found == value, "\(name)")
        }
        #expect(throws: DatabaseError.self) {
            try archive.pool.writeWithoutTransaction { try $0.execute(sql: "ATTACH 'b.sqlite' AS b") }
        }
        #expect(throws: DatabaseError.self) {
            try archive.pool.writeWithoutTransaction {
                try $0.execute(sql: "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema")
            }
        }
    }

    @Test func noArchiveIsMadeWhereNoneIsWanted() throws {
        let folder = try Folder()
        let path = folder.path("a.sqlite")
        #expect(failure(path, creates: false) == .missing(path: path))
        #expect(folder.names.isEmpty)
    }

    @Test func whatIsNoArchiveIsLeftAsItIs() throws {
        let folder = try Folder()
        let text = try folder.write(String(repeating: "Rain. ", count: 100), "a.txt")
        #expect(failure(text) == .foreign(path: text))
        #expect(try String(contentsOfFile: text, encoding: .utf8).hasPrefix("Rain."))
        let short = try folder.write("SQLite format 3\0", "short")
        #expect(failure(short) == .foreign(path: short))
        let other = folder.path("other.sqlite")
        try DatabaseQueue(path: other).write { try $0.execute(sql: "CREATE TABLE a (b); INSERT INTO a VALUES (1)") }
        #expect(failure(other) == .foreign(path: other))
        #expect(try DatabaseQueue(path: other).read { try Int.fetchOne($0, sql: "SELECT b FROM a") } == 1)
        #expect(failure(folder.url.path) == .foreign(path: folder.url.path))
    }

    @Test func aFileWithoutBytesIsNoNewArchive() throws {
        let folder = try Folder()
        let path = try folder.write("", "a.sqlite")
        #expect(failure(path) == .empty(path: path))
        #expect(failure(path)?.words.contains("backup") == true)
    }

    @Test func anArchiveOfANewerVersionIsLeftAsItIs() throws {
        let folder = try Folder()
        let path = folder.path("a.sqlite")
        do {
            let newer = ArchiveSchema.current.adding(ArchiveSchema.Step("CREATE TABLE later (a INTEGER)"))
            _ = try Archive(path: path, creates: true, schema: newer)
        }
        #expect(failure(path) == .newer(path: path, version: 4))
    }

    @Test func aCopyIsMadeBeforeTablesChange() throws {
        let folder = try Folder()
        let path = folder.path("a.sqlite")
        do { _ = try Archive(path: path).add(rss(item("1", "Rain")), at: moment) }
        let newer = ArchiveSchema.current.adding(ArchiveSchema.Step("ALTER TABLE source ADD COLUMN later INTEGER"))
        do {
            let archive = try Archive(path: path, creates: true, schema: newer)
            #expect(try archive.info(now: moment).version == 4)
            #expect(try archive.info(now: moment).posts == 1)
        }
        #expect(try folder.mode("a.sqlite.version-3") == 0o600)
        let before = try Archive(path: path + ".version-3")
        #expect(try before.info(now: moment).version == 3)
        #expect(try before.info(now: moment).posts == 1)
    }

    @Test func aMigrationThatFailsChangesNothing() throws {
        let folder = try Folder()
        let path = folder.path("a.sqlite")
        do { _ = try Archive(path: path).add(rss(item("1", "Rain")), at: moment) }
        let broken = ArchiveSchema.current.adding(
            ArchiveSchema.Step("CREATE TABLE later (a INTEGER); INSERT INTO nowhere VALUES (1)"))
        #expect(throws: ArchiveFailure.self) { try Archive(path: path, creates: true, schema: broken) }
        let archive = try Archive(path: path)
        #expect(try archive.info(now: moment).version == 3)
        #expect(try archive.info(now: moment).posts == 1)
    }

    @Test func aCutOffArchiveIsToldApartFromAWholeOne() throws {
        let folder = try Folder()
        let path = folder.path("a.sqlite")
        do {
            let archive = try Archive(path: path)
            _ = try archive.add(rss((1...200).map { item("\($0)", "Rain \($0)") }.joined()), at: moment)
            try archive.vacuum()
        }
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        for length in [50, 100, 4096, 8192, whole.count / 2, whole.count - 1] {
            try whole.prefix(length).write(to: URL(fileURLWithPath: path))
            let found = failure(path)
            switch found {
            case .damaged, .foreign: break
            default: Issue.record("\(length) bytes: \(String(describing: found))")
            }
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)).count == length)
        }
    }

    @Test func aFolderThatOthersCanWriteToIsRefused() throws {
        let folder = try Folder()
        try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder.url.path)
        guard case .exposed = failure(folder.path("a.sqlite")) else {
            Issue.record("was opened")
            return
        }
        #expect(folder.names.isEmpty)
    }

    @Test func anArchiveThatOthersCanReadIsClosedToThem() throws {
        let folder = try Folder()
        let path = folder.path("a.sqlite")
        do { _ = try Archive(path: path) }
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        _ = try Archive(path: path)
        #expect(try folder.mode("a.sqlite") == 0o600)
    }

    @Test func whatARunLeftWhileItMadeAnArchiveIsNoObstacle() throws {
        let folder = try Folder()
        for name in ["a.sqlite.new", "a.sqlite.new-wal", "a.sqlite.new-journal"] { _ = try folder.write("half", name) }
        let archive = try Archive(path: folder.path("a.sqlite"))
        _ = try archive.add(rss(item("1", "Rain")), at: moment)
        #expect(!folder.names.contains { $0.contains(".new") })
    }

    @Test func twoThatWriteAtOnceWaitForEachOther() async throws {
        let folder = try Folder()
        let path = folder.path("a.sqlite")
        try await withThrowingTaskGroup { group in
            for number in 0..<4 {
                group.addTask {
                    let archive = try Archive(path: path)
                    for turn in 0..<5 {
                        _ = try archive.add(
                            rss(item("\(number)-\(turn)", "Rain"), at: "https://\(number).example/feed"), at: moment)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try Archive(path: path).info(now: moment).posts == 20)
    }
}
