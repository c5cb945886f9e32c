import SquelchModel
import SquelchTestSupport
import SquelchTimeline
import Testing

/// How often accounts post, whatever single dates say.
struct RateTests {
    private func rate(_ days: [Double?], readUntil: Double? = nil) throws -> PostingRate {
        var following = SyntheticFollowing()
        for day in days {
            following.posts.append(SyntheticPost(account: "a", day: day, text: following.freshText()))
        }
        following.add("other", count: 20, from: 330)
        if let readUntil { following.readUntil["a"] = readUntil }
        return score(following).accounts[0].rate
    }

    private let daily: [Double?] = (330..<350).map(Double.init)

    @Test(
        arguments: [
            [-6000], [-8760], [0, 30, 60, 90, 120], [], [-20_000], [nil], [3000],
        ] as [[Double?]])
    func aFewStrayDatesSayNothing(stray: [Double?]) throws {
        let found = try rate(stray + daily)
        let clean = try rate(daily)
        #expect(abs(try #require(found.postsPerDay) - (try #require(clean.postsPerDay))) < 0.06)
        #expect(abs(found.attentionPerDay - clean.attentionPerDay) < 0.6)
        #expect(found.window == clean.window)
    }

    @Test func anAccountThatHasGrownOverTimeKeepsItsWholeWindow() throws {
        let growing = (0..<40).map { (number: Int) -> Double in
            let left = 1 - Double(number) / 39
            return 349 * (1 - left * left)
        }
        #expect(try rate(growing).window.days > 200)
    }

    /// 2025-01-01, the first of a month and of a year, at midnight.
    private let newYear = 365.5

    @Test func aYearIsASpanOfAYear() throws {
        var following = SyntheticFollowing()
        for _ in 0..<120 {
            following.posts.append(SyntheticPost(account: "a", day: newYear, text: following.freshText()))
        }
        let rate = Scorer.score(
            following.timeline(), signals: following.signals(),
            options: ScoringOptions(now: SyntheticFollowing.epoch + 700 * 86_400)
        ).accounts[0].rate
        #expect(abs(try #require(rate.postsPerDay) - 120.0 / 365) < 0.01)
    }

    @Test func aMonthIsASpanOfAMonth() throws {
        // September, October and November 2024.
        let months = [243.5, 273.5, 304.5].flatMap { [Double?](repeating: $0, count: 10) }
        #expect(abs(try #require(try rate(months, readUntil: 310).postsPerDay) - 30.0 / 91) < 0.01)
    }

    @Test func datesOfTheFetchTellNoRate() throws {
        let found = try rate((0..<60).map { 340.25 + Double($0) / 86_400 * 3 }, readUntil: 340.5)
        #expect(found.postsPerDay == nil)
        #expect(found.attentionPerDay == 0)
    }

    // MARK: - Read until

    @Test func anOldFileSaysNothingOfTheTimeSince() throws {
        let found = try rate((100..<120).map(Double.init), readUntil: 120)
        #expect(abs(try #require(found.postsPerDay) - 1) < 0.01)
        #expect(found.attentionPerDay > 0)
        #expect(found.daysSilent == 1)
        #expect(abs(try #require(found.daysUnread) - 229) < 1e-9)
    }

    @Test func whoHasFallenSilentTakesNothing() throws {
        let found = try rate((100..<120).map(Double.init), readUntil: 349)
        #expect(found.attentionPerDay == 0)
        #expect(found.daysSilent == 230)
        #expect(found.daysUnread == nil)
    }

    @Test func whoPostsRarelyIsNotSilent() throws {
        #expect(try rate([0, 90, 180, 270], readUntil: 349).attentionPerDay > 0)
    }

    @Test func aFileThatIsYearsOlderThanTheOthersIsNotReadToday() throws {
        let found = try rate((-900 ..< -880).map(Double.init), readUntil: -880)
        #expect(found.attentionPerDay == 0)
        #expect(found.daysSilent > 1000)
    }

    // MARK: - Weights and changes

    @Test(arguments: [nil, 3000] as [Double?])
    func aPostWithoutAUsableDateDoesNotRuleASilentAccount(day: Double?) throws {
        func share(_ hasStray: Bool) throws -> Double {
            var following = SyntheticFollowing()
            following.add("a", count: 60) { _, post in post.information = 0.9 }
            if hasStray {
                var post = SyntheticPost(account: "a", day: day, text: following.freshText())
                post.spam = 0.99
                following.posts.append(post)
            }
            following.add("b", count: 60, from: 300)
            return try #require(score(following).accounts[0].estimate).share
        }
        #expect(abs(try share(true) - (try share(false))) < 0.06)
    }

    @Test func oneFeedOfTheFutureDoesNotMoveTheReferenceDay() {
        var following = SyntheticFollowing()
        following.add("a", count: 30)
        following.add("wrong", count: 400, from: 100)
        #expect(score(following).clock.reference == SyntheticFollowing.epoch + 29 * 86_400)
    }

    @Test(arguments: [(1.0 / 24, 0.0, false), (1, 0, true), (1, 400, false)])
    func aChangeNeedsDaysAndALivingAccount(every: Double, silence: Double, isTold: Bool) {
        var following = SyntheticFollowing()
        following.add("a", count: 40, every: every) { index, post in post.information = index < 20 ? 0.95 : 0.02 }
        for other in 0..<5 { following.add("b\(other)", count: 30, from: silence) }
        let change = Scorer.score(
            following.timeline(), signals: following.signals(),
            options: ScoringOptions(now: SyntheticFollowing.epoch + 900 * 86_400)
        ).accounts[0].change
        #expect((change != nil) == isTold)
    }

    @Test func aLengthGoesBackFromTheNewestPost() {
        var following = SyntheticFollowing()
        following.add("a", count: 30)
        var options = ScoringOptions(now: SyntheticFollowing.epoch + 700 * 86_400)
        options.sinceLength = 10 * 86_400
        let scores = Scorer.score(following.timeline(), signals: following.signals(), options: options)
        #expect(scores.accounts[0].statistics.counts.posts == 11)
    }
}
