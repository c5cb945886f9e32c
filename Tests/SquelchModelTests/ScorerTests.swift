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

    @Test(arguments: [(3, Detector.spam), (5, .chatter)])
    func faultsAreBlamedOnTheirDetector(account: Int, detector: Detector) throws {
        let scores = score(varied())
        let components = try #require(scores.accounts[account].components)
        #expect(components[detector] < 0)
        for other in scores.accounts.indices where other != account {
            #expect(try #require(scores.accounts[other].components)[detector] > components[detector])
        }
    }

    @Test func fewPostsAreTheOnlyPartWithoutAName() throws {
        for account in score(varied()).accounts {
            let components = try #require(account.components)
            #expect(abs(components.evidence) < 1)
        }
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
        #expect(found[0] > found[1] + 2)
        #expect(abs(found[1] - found[2]) < 0.1)
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
        #expect(try #require(accounts[0].trendPerMonth) < -1)
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
        #expect(try #require(account.decibels(without: account.statistics.reposts)) > before + 0.5)
    }

    @Test func emptyTimelineHasNoScores() {
        let scores = score(SyntheticFollowing())
        #expect(scores.accounts.isEmpty)
        #expect(scores.posts.count == 0)
    }

    @Test(arguments: [Detector.spam, .bait, .chatter]) func moreOfAFaultIsNeverWorthMore(_ fault: Detector) {
        let worths = [Float(0.02), 0.2, 0.5, 0.9].map { value -> Float in
            var following = SyntheticFollowing()
            following.add("a", count: 10) { _, post in
                switch fault {
                case .spam: post.spam = value
                case .bait: post.bait = value
                default: post.chatter = value
                }
            }
            return score(following).posts.quality[0]
        }
        #expect(zip(worths, worths.dropFirst()).allSatisfy { $0 >= $1 })
    }

    @Test func theSameFeedTwiceIsADoubleAndLosesNothing() throws {
        var following = varied()
        for post in varied().posts where post.account == "a0" {
            var copy = post
            copy.account = "again"
            copy.day = (copy.day ?? 0) + 0.1
            following.posts.append(copy)
        }
        let accounts = score(following).accounts
        let double = try #require(accounts.last)
        #expect(double.doubleOf == 0)
        #expect(accounts[0].doubleOf == nil)
        #expect(abs(double.share - accounts[0].share) < 0.02)
        #expect(double.countedShare < 0.01)
    }

    @Test func repeatsOfOthersCostAnAccountSixDecibelsAtMost() throws {
        var following = varied()
        following.add("late", count: 30, from: 0.5, every: 2)
        let alone = try #require(score(following).accounts.last?.estimate).decibels
        // Half of its posts are copies, of ten different accounts.
        let sources = varied().posts
        let rows = following.posts.indices.filter { following.posts[$0].account == "late" }
        for (place, row) in rows.prefix(15).enumerated() { following.posts[row].text = sources[place * 10].text }
        let late = try #require(score(following).accounts.last)
        #expect(late.doubleOf == nil)
        let lost = alone - (try #require(late.estimate).decibels)
        #expect(lost > 0.5 && lost < 6.5)
    }
}
