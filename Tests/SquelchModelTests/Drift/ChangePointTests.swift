import Testing

@testable import SquelchModel

struct ChangePointTests {
    /// `count` worths around `level`, in two heaps as real ones are.
    private func worths(_ count: Int, level: Double, _ random: inout SplitMix) -> [Float] {
        (0..<count).map { _ in
            let isSignal = Double(random.next() % 1000) / 1000 < level
            return (isSignal ? 0.7 : 0.3) + Float(random.next() % 100) / 500
        }
    }

    @Test func aClearChangeIsFoundNearItsPlace() throws {
        var random = SplitMix(seed: 1)
        let values = worths(80, level: 0.9, &random) + worths(40, level: 0.2, &random)
        let change = try #require(ChangePoint.find(values))
        #expect(abs(change.index - 80) <= 6)
        #expect(change.statistic < 0)
        #expect(change.before > change.after + 0.15)
    }

    @Test func aChangeForTheBetterHasThePositiveSign() throws {
        var random = SplitMix(seed: 2)
        let values = worths(60, level: 0.1, &random) + worths(60, level: 0.9, &random)
        #expect(try #require(ChangePoint.find(values)).statistic > 0)
    }

    @Test func steadyAccountsRarelyRaiseAnAlarm() {
        var random = SplitMix(seed: 3)
        let alarms = (0..<400).count { index in
            ChangePoint.find(worths(50 + index % 200, level: 0.5, &random)) != nil
        }
        #expect(alarms <= 48, "at most 12 %, of which a tenth is expected")
    }

    @Test func largeChangesWithinTwentyPostsAreFound() {
        var random = SplitMix(seed: 4)
        let found = (0..<100).count { _ in
            ChangePoint.find(worths(100, level: 0.9, &random) + worths(20, level: 0.3, &random)) != nil
        }
        #expect(found >= 90)
    }

    @Test func tooLittleDataAndEqualValuesTellNothing() {
        #expect(ChangePoint.find([]) == nil)
        #expect(ChangePoint.find([1, 1, 1, 0, 0, 0]) == nil)
        #expect(ChangePoint.find([Float](repeating: 0.5, count: 100)) == nil)
    }

    @Test func runsOfOneSubjectAreNoChange() {
        // Ten posts in a row resemble each other: far more alike than independent ones, yet steady.
        var random = SplitMix(seed: 5)
        let alarms = (0..<200).count { _ in
            let values = (0..<12).flatMap { _ -> [Float] in
                let level = Float(random.next() % 100) / 100
                return (0..<10).map { _ in level + Float(random.next() % 100) / 1000 }
            }
            return ChangePoint.find(values) != nil
        }
        #expect(alarms <= 30)
    }
}
