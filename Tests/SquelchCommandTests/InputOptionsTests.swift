import ArgumentParser
import SquelchIngest
import Testing

@testable import squelch

struct InputOptionsTests {
    private func options(_ arguments: String...) throws -> IngestOptions { try InputOptions.parse(arguments).options }

    @Test func nothingIsRaisedAndNoMailIsReadUnlessAsked() throws {
        #expect(try options() == IngestOptions())
    }

    @Test func limitsOfArchivesCanBeRaised() throws {
        let raised = try options(
            "--archive-limit", "20G", "--archive-ratio", "5000", "--archive-depth", "5", "--archive-entries", "7")
        #expect(raised.limits.totalBytes == 20 << 30)
        #expect(raised.limits.entryBytes == 20 << 30)
        #expect(raised.limits.ratio == 5000)
        #expect(raised.limits.depth == 5)
        #expect(raised.limits.entries == 7)
    }

    @Test(arguments: ["0", "-1", "G", "16 G", "1e9", "99999999T", "9223372036854775807K", "16İ"])
    func amountsOfBytesThatMeanNothingAreRefused(text: String) {
        #expect(ByteCount(argument: text) == nil)
    }

    @Test func aLowerLimitHoldsForEveryFileToo() throws {
        #expect(try options("--archive-limit", "10m").limits.totalBytes == 10 << 20)
    }

    @Test func addressesOfTheUserGoWithMailOnly() throws {
        let mine = try options("--include-contacts", "--me", "Ada@Hill.example", "--me", "ada@work.example")
        #expect(mine.includesContacts)
        #expect(mine.ownAddresses == ["ada@hill.example", "ada@work.example"])
        #expect(throws: (any Error).self) { try options("--me", "ada@hill.example") }
        #expect(throws: (any Error).self) { try options("--include-contacts", "--me", "Ada <ada@hill.example>") }
        #expect(throws: (any Error).self) { try options("--archive-depth", "0") }
    }
}
