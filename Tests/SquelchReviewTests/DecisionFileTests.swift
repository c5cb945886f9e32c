import Foundation
import SquelchArchive
import SquelchDocuments
import SquelchKit
import SquelchReview
import SquelchTimeline
import SquelchUpkeep
import Testing

/// Decisions on disk: in a table, and in the archive.
struct DecisionFileTests {
    private final class Folder {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("squelch-\(UUID().uuidString)")
        var file: String { url.appendingPathComponent("decisions.csv").path }
        init() throws {
            try FileManager.default.createDirectory(
                at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        deinit { try? FileManager.default.removeItem(at: url) }
        func text() throws -> String { try String(contentsOfFile: file, encoding: .utf8) }
        func write(_ text: String) throws { try text.write(toFile: file, atomically: true, encoding: .utf8) }
    }

    private let accounts = ["ada@hill.example", "=cmd|' /C calc'!A0", "@salt@sea.example", "two, \"three\"\nfour"]

    private func open(_ folder: Folder) throws -> DecisionFile {
        try DecisionFile(path: folder.file, accounts: accounts) { 1_795_219_200 }
    }

    private func decision(_ account: String, _ action: Decision.Action, _ because: String? = nil)
        -> Decision
    {
        Decision(account: account, action: action, because: because, at: 1_795_219_200)
    }

    @Test func whatIsKeptIsOnDiskAndComesBack() throws {
        let folder = try Folder()
        let file = try open(folder)
        #expect(try file.standing().isEmpty && !FileManager.default.fileExists(atPath: folder.file))
        for (index, account) in accounts.enumerated() {
            let one = decision(account, .turnDown, "mute posts with “a, b”")
            #expect(try file.keep([one], seen: [0]) == .kept([Int64(index + 1)]))
            #expect(try open(folder).standing().count == index + 1, "it is there before the answer is")
        }
        let again = try open(folder).standing()
        #expect(again.map(\.decision.account) == accounts)
        #expect(again.allSatisfy { $0.decision.because == "mute posts with “a, b”" && $0.decision.at == 1_795_219_200 })
        let mode = try FileManager.default.attributesOfItem(atPath: folder.file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(
            try folder.text().hasPrefix("number,account,action,until,because,decided\r\n1,ada@hill.example,turn-down,,")
        )
    }

    @Test func twoProgramsAtOnceDoNotLoseEachOthersDecisions() throws {
        let folder = try Folder()
        let (first, second) = (try open(folder), try open(folder))
        #expect(try first.keep([decision(accounts[0], .keep)], seen: [0]) == .kept([1]))
        #expect(try second.keep([decision(accounts[0], .unfollow)], seen: [0]) == .stale)
        #expect(try second.keep([decision(accounts[2], .unfollow)], seen: [0]) == .kept([2]))
        #expect(try first.standing().map(\.decision.action) == [.keep, .unfollow])
    }

    @Test func manyAreKeptTogetherOrNotAtAll() throws {
        let folder = try Folder()
        let file = try open(folder)
        _ = try file.keep([decision(accounts[0], .keep)], seen: [0])
        let both = [decision(accounts[2], .unfollow), decision(accounts[0], .unfollow)]
        #expect(try file.keep(both, seen: [0, 0]) == .stale)
        #expect(try open(folder).standing().count == 1)
        #expect(try file.keep(both, seen: [0, 1]) == .kept([2, 3]))
    }

    @Test func whatIsTakenBackLeavesWhatWasBefore() throws {
        let folder = try Folder()
        let file = try open(folder)
        _ = try file.keep([decision(accounts[2], .keep)], seen: [0])
        _ = try file.keep([decision(accounts[2], .unfollow)], seen: [1])
        let taken = try file.takeBack(2, at: 0)
        #expect(taken?.account == accounts[2] && taken?.before?.decision.action == .keep)
        #expect(try open(folder).standing().map(\.number) == [1])
        #expect(try file.takeBack(2, at: 0) == nil)
        #expect(try file.takeBack(1, at: 0)?.before == nil)
    }

    @Test func rowsThatAreNotUnderstoodStayAndAreTold() throws {
        let folder = try Folder()
        try folder.write(
            """
            account,action,note
            ada@hill.example,unfollow,mine
            ada@hill.example,adopt,what
            ,keep,nobody
            oak.example/feed,snooze
            """)
        let file = try open(folder)
        #expect(try file.standing().map(\.decision.action) == [.unfollow, .snooze])
        #expect(file.warnings.map(\.line) == [3, 4])
        _ = try file.keep([decision(accounts[0], .keep)], seen: [1])
        let text = try folder.text()
        #expect(text.contains("ada@hill.example,adopt,what\r\n") && text.contains(",keep,nobody\r\n"))
    }

    @Test(arguments: ["one,two\n1,2\n", "{\"kind\":\"post\"}\n"]) func anotherFileIsLeftAsItIs(text: String) throws {
        let folder = try Folder()
        try folder.write(text)
        #expect(throws: ResultFile.Failure.self) { try open(folder) }
        #expect(try folder.text() == text)
    }

    @Test func aPlaceThatCannotBeWrittenToIsNoDecision() throws {
        let file = try DecisionFile(path: "/nowhere/decisions.csv", accounts: []) { 0 }
        #expect(throws: (any Error).self) { try file.keep([decision("a", .keep)], seen: [0]) }
        #expect(try file.standing().isEmpty)
    }

    @Test func theArchiveKeepsTheSame() throws {
        let folder = try Folder()
        let archive = try Archive(path: folder.url.appendingPathComponent("archive.sqlite").path)
        let store = ArchiveDecisions(archive)
        let first = decision(accounts[0], .tidy)
        guard case .kept(let numbers) = try store.keep([first], seen: [0]), let number = numbers.first else {
            Issue.record("nothing was kept")
            return
        }
        #expect(try store.keep([decision(accounts[0], .keep)], seen: [0]) == .stale)
        #expect(try archive.decisions().map(\.decision.action) == [.tidy])
        guard case .kept(let later) = try store.keep([decision(accounts[0], .keep)], seen: [number]) else {
            Issue.record("what was seen was not taken")
            return
        }
        let taken = try store.takeBack(later[0], at: 5)
        #expect(taken?.before == WrittenDecision(number: number, decision: first))
        #expect(try store.standing() == [WrittenDecision(number: number, decision: first)])
    }

    @Test func anAccountThatHasMovedIsStillTheOneThatWasDecided() throws {
        let folder = try Folder()
        let archive = try Archive(path: folder.url.appendingPathComponent("archive.sqlite").path)
        let store = ArchiveDecisions(archive)
        _ = try store.keep([decision("old.example", .keep)], seen: [0])
        try archive.alias("old.example", "new.example")
        #expect(try store.standing().map(\.decision.account) == ["new.example"])
        #expect(try store.keep([decision("new.example", .unfollow)], seen: [0]) == .stale)
        let number = try #require(try store.standing().first?.number)
        #expect(try store.keep([decision("new.example", .unfollow)], seen: [number]) != .stale)
    }
}
