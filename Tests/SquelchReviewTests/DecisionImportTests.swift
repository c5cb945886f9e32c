import Foundation
import SquelchArchive
import SquelchDocuments
import SquelchKit
import SquelchReport
import SquelchTimeline
import SquelchUpkeep
import Testing

/// A table of decisions that is taken over into an archive.
struct DecisionImportTests {
    private final class Place {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("squelch-\(UUID().uuidString)")
        let archive: Archive

        init() throws {
            try FileManager.default.createDirectory(
                at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            archive = try Archive(path: url.appendingPathComponent("archive.sqlite").path)
        }
        deinit { try? FileManager.default.removeItem(at: url) }

        func take(_ text: String, accounts: [Account] = []) throws -> DecisionImport.Answer {
            let path = url.appendingPathComponent("decisions.csv").path
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            return try DecisionImport(path: path, now: DecisionImportTests.now).keep(in: archive, accounts: accounts)
        }
    }

    private static let now: Int64 = 1_795_219_200
    private let header = "number,account,action,until,because,decided\n"

    @Test func aTableComesBackAsItWentAndTwiceChangesNothing() throws {
        let (here, there) = (try Place(), try Place())
        for (account, because) in [
            ("ada@hill.example", nil), ("@salt@sea.example", "=1+1"), ("oak, the \"tree\"", "a, b"),
        ] {
            try here.archive.decide(
                Decision(account: account, action: .turnDown, because: because, at: Self.now - 500))
        }
        try here.archive.decide(
            Decision(account: "oak", action: .snooze, until: 1_798_761_600, at: Self.now))
        let table = DecisionCSV.render(try here.archive.decisions())
        let first = try there.take(table)
        #expect(first.taken.count == 4 && first.known == 0 && !first.warnings.contains(where: \.isLoss))
        #expect(try there.archive.decisions().map(\.decision) == here.archive.decisions().map(\.decision))
        let second = try there.take(table)
        #expect(second.taken.isEmpty && second.known == 4)
        #expect(try there.archive.decisionHistory().count == 4)
        #expect(try here.take(table).known == 4, "what it came from has it")
    }

    @Test func aRowIsTakenAsAWholeOrNotAtAllAndItsLineIsTold() throws {
        let place = try Place()
        let answer = try place.take(
            header + """
                1,ada,unfollow,,,2026-11-01
                2,ada,adopt,,,2026-11-02
                3,,keep,,,2026-11-02
                4,oak,snooze,someday,,2026-11-02
                5,oak,snooze,,,2026-11-02
                6,oak,keep,,,yesterday
                7,sea,keep,,"two
                lines",2026-11-02
                8,sea,keep
                """)
        #expect(answer.taken.map(\.decision.account) == ["ada", "sea", "sea"])
        #expect(answer.warnings.filter(\.isLoss).map(\.line) == [3, 4, 5, 7, 6])
        #expect(answer.warnings.allSatisfy { !$0.isLoss || $0.message.hasSuffix("not taken") })
    }

    @Test func whatWasTakenBackOrDecidedSinceStays() throws {
        let place = try Place()
        let old = header + "1,ada,unfollow,,,2026-11-01T00:00:00Z\n"
        _ = try place.take(old)
        try place.archive.undo(decision: 1, at: Self.now)
        #expect(try place.take(old).known == 1)
        #expect(try place.archive.decisions().isEmpty)
        try place.archive.decide(Decision(account: "oak", action: .keep, at: Self.now - 100))
        let answer = try place.take(header + "1,oak,unfollow,,,2026-11-01T00:00:00Z\n")
        #expect(answer.taken.isEmpty && answer.warnings.map(\.line) == [2])
        #expect(try place.archive.decisions().map(\.decision.action) == [.keep])
    }

    @Test func aTableMadeByHandNamesAccountsAsPeopleDo() throws {
        let place = try Place()
        var (ada, one, two) = (Account(id: "ada@hill.example"), Account(id: "one.example"), Account(id: "two.example"))
        (ada.name, one.name, two.name) = ("Ada", "Twin", "Twin")
        let table =
            "account,action\nada,unfollow\n@ada@hill.example,unfollow\nTwin,keep\nTWO.example,keep\nnobody,keep\n"
        let answer = try place.take(table, accounts: [ada, one, two])
        #expect(answer.taken.map(\.decision.account) == ["ada@hill.example", "two.example", "nobody"])
        #expect(answer.taken.allSatisfy { $0.decision.at == Self.now })
        #expect(answer.known == 1)
        #expect(answer.warnings.map(\.line) == [4, 6] && answer.warnings.map(\.isLoss) == [true, false])
        #expect(try place.take(table, accounts: [ada, one, two]).taken.isEmpty)
    }

    @Test(arguments: ["one,two\n1,2\n", "{}"]) func anotherFileIsRefused(text: String) throws {
        let place = try Place()
        #expect(throws: ResultFile.Failure.self) { try place.take(text) }
        #expect(try place.archive.decisionHistory().isEmpty)
    }

    @Test func numbersAtTheEndOfTheirRangeDoNoHarm() throws {
        let place = try Place()
        let answer = try place.take(
            header + "9223372036854775806,ada,keep,,,\n,oak,keep,,,\n9223372036854775807,sea,keep,,,\n-5,hay,keep,,,\n")
        #expect(answer.taken.count == 4)
    }
}
