import SquelchModel
import SquelchTestSupport
import SquelchTimeline
import Testing

struct ScorerTests {
    private func varied() -> SyntheticFollowing {
        var following = SyntheticFollowing()
        for account in 0..<10 {
            following.add("a\(account)", count: 15, every: 2) { index, post in
                post.information = Float((index + account) % 10) / 10
                post.spam = account == 3 ? 0.8 : 0.05
                post.bait = account == 4 ? 0.7 : 0.05
                post.chatter = account == 5 ? 0.9 : 0.1
            }
        }
        return following
    }

    @Test func componentsAddUpExactlyToTheDifference() throws {
        let scores = score(varied())
        for account in scores.accounts {
            let estimate = try #require(account.estimate)
            let components = try #require(account.components)
            #expect(abs(components.total - (estimate.decibels - scores.typicalDecibels)) < 1e-9)
        }
    }

    @Test(arguments: [(3, Detector.spam), (4, .bait), (5, .chatter)])
    func faultsAreBlamedOnTheirDetector(account: Int, detector: Detector) throws {
        let components = try #require(score(varied()).accounts[account].components)
        #expect(components[detector] < 0)
        #expect(Detector.allCases.allSatisfy { components[$0] >= components[detector] })
    }

    @Test func everydayTalkIsNoNoiseAmongFriends() throws {
        var following = SyntheticFollowing()
        for (account, kind) in [
            ("friend", Context.Kind.social), ("hobby", .interest), ("boss", .professional),
        ] {
            following.contexts[account] = Context(name: account, kind: kind)
            following.add(account, count: 20) { _, post in post.chatter = 0.9 }
        }
        let found = try score(following).accounts.map { try #require($0.estimate).decibels }
        #expect(found[0] > found[1])
        #expect(found[1] > found[2])
    }

    @Test func ratesAreOfTheCoveredWindow() {
        var following = SyntheticFollowing()
        following.add("old", count: 11, from: 0, every: 1)
        following.add("new", count: 11, from: 90, every: 1)
        let accounts = score(following).accounts
        // Eleven posts from day 0 to the newest post of all on day 100; eleven in the last ten days.
        #expect(abs(accounts[0].postsPerDay - 0.11) < 1e-9)
        #expect(abs(accounts[1].postsPerDay - 1.1) < 1e-9)
        #expect(abs(accounts[1].attentionPerDay - 11) < 1e-6)
    }

    @Test func periodsSelectPostsByTheirTimes() {
        var following = SyntheticFollowing()
        following.add("a", count: 30)
        following.posts.append(SyntheticPost(account: "a", day: nil, text: following.freshText()))
        var options = ScoringOptions(now: SyntheticFollowing.epoch + 400 * 86_400)
        options.since = SyntheticFollowing.epoch + 10 * 86_400
        options.until = SyntheticFollowing.epoch + 19 * 86_400
        let scores = Scorer.score(following.timeline(), signals: following.signals(), options: options)
        #expect(scores.accounts[0].statistics.counts.posts == 10)
        #expect(scores.selection.undatedLeftOut == 1)
        #expect(score(following).accounts[0].statistics.counts.posts == 31)
    }

    @Test func signalOfOneAccountAloneIsUnique() {
        var following = SyntheticFollowing()
        following.add("a", count: 10)
        following.add("b", count: 10)
        #expect(score(following).accounts.allSatisfy { abs($0.uniqueShare - 1) < 1e-5 })
    }

    @Test func trendFollowsTheChange() throws {
        var following = SyntheticFollowing()
        following.add("worse", count: 60) { index, post in post.information = index < 30 ? 0.9 : 0.1 }
        following.add("steady", count: 60) { index, post in post.information = index % 2 == 0 ? 0.9 : 0.1 }
        following.add("short", count: 20) { index, post in post.information = index < 10 ? 0.9 : 0.1 }
        let accounts = score(following).accounts
        #expect(try #require(accounts[0].trendPerMonth) < -3)
        #expect(abs(try #require(accounts[1].trendPerMonth)) < 1)
        #expect(accounts[2].trendPerMonth == nil)
    }

    @Test func hidingPoorRepostsRaisesTheRatio() throws {
        var following = SyntheticFollowing()
        following.add("a", count: 30) { index, post in
            if index % 2 == 0 {
                post.flags = .repost
                post.information = 0.1
            } else {
                post.information = 0.95
            }
        }
        let account = score(following).accounts[0]
        let before = try #require(account.estimate).decibels
        #expect(try #require(account.decibels(without: account.statistics.reposts)) > before + 1)
    }

    @Test func emptyTimelineHasNoScores() {
        let scores = score(SyntheticFollowing())
        #expect(scores.accounts.isEmpty)
        #expect(scores.posts.count == 0)
    }

    @Test func worthNeverFallsWithStyle() {
        let values = (0...1000).map { WorthTable.worth(style: Float($0) / 1000) }
        #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(values.allSatisfy { (0...1).contains($0) })
    }
}
