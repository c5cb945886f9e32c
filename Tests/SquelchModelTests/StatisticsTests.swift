import SquelchModel
import SquelchTestSupport
import SquelchTimeline
import Testing

struct StatisticsTests {
    private func statistics(_ following: SyntheticFollowing) -> [AccountStatistics] {
        score(following).accounts.map(\.statistics)
    }

    @Test func sumsAreTheSameInAnyOrderAndGrouping() {
        let values: [Double] = (0..<1000).map { (index: Int) -> Double in
            Double(index * 7919 % 1009) / 13 + 1e-9 * Double(index)
        }
        var forwards = FixedSum.zero
        for value in values { forwards += value }
        var backwards = FixedSum.zero
        for value in values.reversed() { backwards += value }
        var first = FixedSum.zero
        for value in values[..<300] { first += value }
        var second = FixedSum.zero
        for value in values[300...] { second += value }
        #expect(forwards == backwards)
        #expect(forwards == second + first)
        #expect(abs(forwards.value - values.reduce(0, +)) < 1e-8)
    }

    @Test func sumsHoldNegativeAndHugeValues() {
        var sum = FixedSum(-2.5)
        sum += 1.25
        #expect(sum.value == -1.25)
        sum += .infinity
        sum += .nan
        #expect(sum.value == -1.25)
    }

    @Test func mergingInAnyOrderGivesIdenticalStatistics() {
        let parts = (0..<6).map { part -> AccountStatistics in
            var following = SyntheticFollowing()
            following.add("a", count: 5 + part * 3, from: Double(part)) { index, post in
                post.cost = Float(2 + index * part)
                post.information = Float(index % 5) / 5
                if index % 3 == 0 { post.flags = .repost }
            }
            // A fixed post of another account sets one reference time for all parts.
            following.add("clock", count: 1, from: 100)
            return statistics(following)[0]
        }
        let orders = [[0, 1, 2, 3, 4, 5], [5, 4, 3, 2, 1, 0], [3, 0, 5, 1, 4, 2]]
        let merged = orders.map { $0.reduce(into: AccountStatistics.zero) { $0.merge(parts[$1]) } }
        #expect(merged[0] == merged[1])
        #expect(merged[0] == merged[2])
        var grouped = parts[0]
        var rest = parts[1]
        for part in parts[2...] { rest.merge(part) }
        grouped.merge(rest)
        #expect(grouped == merged[0])
        grouped.merge(.zero)
        #expect(grouped == merged[0])
    }

    @Test func effectiveCountIsTheCountWhereAllWeighTheSame() {
        var following = SyntheticFollowing()
        following.add("a", count: 12, every: 0)
        #expect(abs(statistics(following)[0].effectiveCount - 12) < 1e-9)
    }

    @Test func varianceIsThatOfAMeanOfPosts() throws {
        var following = SyntheticFollowing()
        following.add("a", count: 40, every: 0) { index, post in post.information = index % 2 == 0 ? 0.95 : 0.05 }
        following.add("same", count: 40, every: 0)
        let scores = score(following)
        let worths = scores.posts.worth[..<40].map(Double.init)
        let mean = worths.reduce(0, +) / 40
        let variance = worths.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 40 / 40
        #expect(abs(scores.accounts[0].statistics.rawVariance - variance) < 1e-6)
        #expect(scores.accounts[1].statistics.rawVariance < 1e-9)
    }

    @Test func olderPostsWeighLess() {
        let clock = ReferenceClock(reference: 1_700_000_000)
        #expect(clock.weight(at: 1_700_000_000) == 1)
        #expect(abs(clock.weight(at: 1_700_000_000 - 45 * 86_400) - 0.5) < 1e-12)
        #expect(clock.weight(at: PostColumns.unknownTime) == 1)
        #expect(clock.weight(at: 1_800_000_000) == 1)
        #expect(clock.weight(at: -1 << 60) > 0)
    }

    @Test func referenceIsTheNewestPostButNeverLaterThanTheClock() {
        let times: [Int64] = [100, 5000, PostColumns.unknownTime, 90_000]
        #expect(ReferenceClock(times: times, now: 10_000, until: nil).reference == 5000)
        #expect(ReferenceClock(times: times, now: 100_000, until: nil).reference == 90_000)
        #expect(ReferenceClock(times: times, now: 100_000, until: 6000).reference == 6000)
        #expect(ReferenceClock(times: [], now: 77, until: nil).reference == 77)
    }

    @Test func partsThatWereWrittenDownMergeToTheSameBits() throws {
        var following = SyntheticFollowing()
        for part in 0..<4 {
            following.add("account \(part)", count: 9 + part, from: Double(part)) { index, post in
                post.cost = Float(2 + index * part)
                if index % 3 == 0 { post.flags = .reply }
            }
        }
        let parts = statistics(following)
        let stream = parts.reversed().flatMap(\.bytes)[...]
        var rest = stream
        var merged = AccountStatistics.zero
        while !rest.isEmpty {
            let (one, length) = try AccountStatistics.read(rest)
            merged.merge(one)
            rest = rest.dropFirst(length)
        }
        var expected = AccountStatistics.zero
        for part in parts { expected.merge(part) }
        #expect(merged == expected)
    }

    @Test func damagedPartsAreRefused() {
        let bytes = AccountStatistics.zero.bytes
        for place in bytes.indices {
            var damaged = bytes
            damaged[place] ^= 0x10
            #expect(throws: FrameError.self) { try AccountStatistics.read(damaged[...]) }
        }
        for length in bytes.indices {
            #expect(throws: FrameError.self) { try AccountStatistics.read(bytes[..<length]) }
        }
    }
}
