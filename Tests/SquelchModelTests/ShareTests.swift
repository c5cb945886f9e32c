import SquelchModel
import SquelchTestSupport
import SquelchTimeline
import Testing

/// Scores a made-up following a year after its first day.
func score(_ following: SyntheticFollowing, workers: Int = 2) -> TimelineScores {
    var options = ScoringOptions(now: SyntheticFollowing.epoch + 365 * 86_400)
    options.workers = Workers(workers)
    return Scorer.score(following.timeline(), signals: following.signals(), options: options)
}

struct ShareTests {
    /// Twelve accounts whose posts inform more from account to account.
    private func mixed() -> SyntheticFollowing {
        var following = SyntheticFollowing()
        for account in 0..<12 {
            following.add("a\(account)", count: 12 + account, every: 2) { index, post in
                post.information = index % 12 < account ? 0.95 : 0.1
                post.cost = Float(4 + (index * 7 + account) % 20)
            }
        }
        return following
    }

    private func decibels(_ following: SyntheticFollowing) -> [String: Double] {
        let scores = score(following)
        let ids = following.timeline().accounts.map(\.id)
        return Dictionary(
            uniqueKeysWithValues: zip(ids, scores.accounts).compactMap { id, account in
                account.estimate.map { (id, $0.decibels) }
            })
    }

    @Test func moreInformationMeansMoreSignal() throws {
        let found = decibels(mixed())
        for account in 1..<12 {
            let better = try #require(found["a\(account)"])
            let worse = try #require(found["a\(account - 1)"])
            #expect(better >= worse - 0.5)
        }
        #expect(try #require(found["a11"]) > (try #require(found["a0"])) + 3)
    }

    @Test(arguments: [0, 6, 11]) func repeatingAPostNeverRaisesTheRatio(account: Int) throws {
        let following = mixed()
        let id = "a\(account)"
        let before = try #require(decibels(following)[id])
        let originals = following.posts.indices.filter { following.posts[$0].account == id }
        for original in stride(from: 0, to: originals.count, by: 8).map({ originals[$0] }) {
            for cost: Float in [2, 60] {
                var changed = following
                var copy = following.posts[original]
                copy.day = (copy.day ?? 0) + 3
                copy.cost = cost
                changed.posts.append(copy)
                // One post more in the light of the account moves its means by a hair.
                #expect(try #require(decibels(changed)[id]) <= before + 0.05)
            }
        }
    }

    @Test func whatIsCopiedIsNotLostWithItsSource() throws {
        var following = mixed()
        for post in following.posts where post.account == "a11" {
            var copy = post
            copy.account = "copycat"
            copy.day = (copy.day ?? 0) + 1
            following.posts.append(copy)
        }
        let scores = score(following)
        let copycat = try #require(scores.accounts.last)
        #expect(copycat.countedShare < 0.001)
        #expect(copycat.uniqueShare < 0.001)
        // Or only by the delay.
        #expect(scores.accounts[11].uniqueShare < 0.6)
    }

    @Test func orderOfAccountsAndPostsChangesNothing() {
        let following = mixed()
        var reversed = following
        reversed.posts.reverse()
        #expect(decibels(following) == decibels(reversed))
        var rotated = following
        rotated.posts = Array(following.posts[100...] + following.posts[..<100])
        #expect(decibels(following) == decibels(rotated))
    }

    @Test func scalingAllCostsLeavesTheRatioAlone() throws {
        var scaled = mixed()
        for index in scaled.posts.indices { scaled.posts[index].cost *= 3 }
        let before = decibels(mixed())
        for (id, value) in decibels(scaled) { #expect(abs(value - (try #require(before[id]))) < 1e-6) }
    }

    @Test func numberOfWorkersChangesNoBit() {
        var following = mixed()
        following.add("flood", count: 5000, every: 0.001) { index, post in
            post.information = Float(index % 11) / 11
        }
        let results = [1, 3].map { score(following, workers: $0) }
        for other in results[1...] {
            #expect(other.posts.worth == results[0].posts.worth)
            #expect(other.accounts.map(\.statistics) == results[0].accounts.map(\.statistics))
            #expect(other.accounts.map(\.estimate) == results[0].accounts.map(\.estimate))
            #expect(other.accounts.map(\.rank) == results[0].accounts.map(\.rank))
            #expect(other.accounts.map(\.components) == results[0].accounts.map(\.components))
            #expect(other.accounts.map(\.uniqueShare) == results[0].accounts.map(\.uniqueShare))
        }
    }

    @Test(arguments: [0, 2, 5, 8, 11]) func aGoodPostNeverLowersTheRatio(account: Int) throws {
        let following = mixed()
        let id = "a\(account)"
        let before = try #require(decibels(following)[id])
        for day in [0.5, 20.5, 40.5] {
            var changed = following
            changed.add(id, count: 1, from: day) { _, post in
                post.information = 0.99
                post.chatter = 0
            }
            // But for what posting more often takes.
            #expect(try #require(decibels(changed)[id]) >= before - 0.1)
        }
    }

    @Test func oneGoodPostInAHundredIsNotGood() throws {
        var following = mixed()
        following.add("rare", count: 100, every: 0.3) { index, post in
            post.information = index == 40 ? 0.99 : 0.05
        }
        let found = decibels(following)
        #expect(try #require(found["rare"]) < (try #require(found["a1"])))
    }

    @Test func thousandsOfMiddlingPostsProveNothing() throws {
        var following = mixed()
        following.add("flood", count: 4000, every: 0.01) { index, post in
            post.information = index % 2 == 0 ? 0.6 : 0.45
            post.chatter = 0.3
        }
        following.add("few", count: 60, every: 0.7) { index, post in
            post.information = index % 2 == 0 ? 0.6 : 0.45
            post.chatter = 0.3
        }
        let found = decibels(following)
        let flood = try #require(found["flood"])
        // Four hundred posts a day are a reason of their own, if no proof.
        #expect(abs(flood - (try #require(found["few"]))) < 3)
        #expect(abs(flood) < 8)
    }

    @Test func oneOfOneNeverBeatsFortyOfSixty() throws {
        var following = mixed()
        following.add("single", count: 1) { _, post in post.information = 0.99 }
        following.add("steady", count: 60, every: 0.5) { index, post in post.information = index % 3 < 2 ? 0.99 : 0.05 }
        let found = decibels(following)
        #expect(found["single"] == nil)
        let steady = try #require(found["steady"])
        #expect(steady > (try #require(found["a3"])))
    }

    @Test func fewPostsHaveNoNumber() {
        var following = mixed()
        following.add("few", count: 4) { _, post in post.information = 1 }
        #expect(decibels(following)["few"] == nil)
    }

    @Test func smallSamplesNeverBeatLargerOnesOfTheSameShare() throws {
        var following = mixed()
        following.add("small", count: 5, every: 1) { _, post in post.information = 0.95 }
        following.add("large", count: 80, every: 1) { _, post in post.information = 0.95 }
        let found = decibels(following)
        #expect(try #require(found["small"]) < (try #require(found["large"])))
    }

    @Test func pureSignalIsCapped() throws {
        var following = mixed()
        following.add("pure", count: 500, every: 0.5) { _, post in
            post.information = 1
            post.spam = 0
            post.bait = 0
            post.chatter = 0
        }
        let found = try #require(decibels(following)["pure"])
        #expect(found <= Decibels.limit)
        #expect(found > 2)
    }

    @Test func intervalHoldsTheRatioAndNarrowsWithPosts() throws {
        var following = mixed()
        following.add("few", count: 6, every: 0) { index, post in
            post.information = index % 2 == 0 ? 0.9 : 0.1
        }
        following.add("many", count: 400, every: 0) { index, post in
            post.information = index % 2 == 0 ? 0.9 : 0.1
        }
        let scores = score(following)
        let widths = try scores.accounts.suffix(2).map { account in
            let estimate = try #require(account.estimate)
            #expect(estimate.low <= estimate.decibels && estimate.decibels <= estimate.high)
            return estimate.high - estimate.low
        }
        #expect(widths[0] > widths[1])
    }

    @Test func ranksSpanTheAccountsAndHoldTheOrder() throws {
        let scores = score(mixed())
        let ranks = try scores.accounts.map { try #require($0.rank) }
        #expect(ranks.allSatisfy { 1 <= $0.low && $0.low <= $0.high && $0.high <= 12 })
        #expect(ranks[11].high < ranks[0].low)
    }

    @Test func probabilityBelowFallsWithTheRatio() throws {
        let scores = score(mixed())
        let poor = try #require(scores.accounts[0].estimate)
        let good = try #require(scores.accounts[11].estimate)
        #expect(poor.probability(below: -3) > good.probability(below: -3))
        #expect(poor.probability(below: -3) <= poor.probability(below: 0))
    }
}
