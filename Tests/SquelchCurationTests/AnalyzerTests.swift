import SquelchCuration
import SquelchModel
import SquelchTestSupport
import SquelchTimeline
import Testing

/// Analyses a made-up following as of its newest post.
func analyze(
    _ following: SyntheticFollowing, _ change: (inout AnalysisOptions) -> Void = { _ in }
) -> AnalysisResult {
    var options = AnalysisOptions(now: SyntheticFollowing.epoch + 1000 * 86_400)
    options.workers = Workers(2)
    change(&options)
    return Analyzer.analyze(timeline: following.timeline(), signals: following.signals(), options: options)
}

/// Ten sound accounts with sixty posts in two months.
func soundFollowing() -> SyntheticFollowing {
    var following = SyntheticFollowing()
    for account in 0..<10 {
        following.add("sound\(account)", count: 60) { index, post in
            post.information = 0.5 + 0.04 * Float((index + account) % 10)
        }
    }
    return following
}

func spoil(_ index: Int, _ post: inout SyntheticPost) {
    post.information = 0.05
    post.spam = 0.9
    post.cost = 20
}

struct AnalyzerTests {
    private func account(_ id: String, _ result: AnalysisResult) throws -> AccountAnalysis {
        try #require(result.analysis.accounts.first { $0.account.id == id })
    }

    @Test func noisyAccountIsUnfollowedAndSaysWhy() throws {
        var following = soundFollowing()
        following.add("shop", count: 60, spoil)
        let shop = try account("shop", analyze(following))
        #expect(shop.verdict == .unfollow)
        let first = try #require(shop.reasons.first)
        #expect(try #require(first.decibels) < 0)
        #expect(shop.reasons.contains { $0.code == .spam && $0.text.contains("90 % sells or promotes") })
    }

    @Test func soundAccountsAreKept() {
        let result = analyze(soundFollowing())
        #expect(result.analysis.accounts.allSatisfy { $0.verdict == .keep })
    }

    @Test func aSilentAccountIsJudgedByWhatItPostedAndSaidToBeDormant() throws {
        var following = soundFollowing()
        following.add("silent", count: 60, spoil)
        for index in following.posts.indices where following.posts[index].account != "silent" {
            following.posts[index].day = (following.posts[index].day ?? 0) + 450
        }
        let silent = try account("silent", analyze(following))
        #expect(silent.verdict == .unfollow)
        #expect(silent.activity == .dormant)
        #expect(try account("sound1", analyze(following)).activity == .active)
    }

    @Test func littleGainedIsSaidAndNoVeto() throws {
        var following = soundFollowing()
        following.add("rare", count: 25, from: -240, every: 12, spoil)
        let rare = try account("rare", analyze(following))
        #expect(rare.verdict != .keep)
        #expect(rare.reasons.first?.code != .costsNothing)
        #expect(rare.reasons.last?.code == .costsNothing)
    }

    @Test func friendsAreTurnedDownButNeverCutOff() throws {
        var following = soundFollowing()
        following.contexts["cousin"] = Context(name: "family", kind: .social)
        following.add("cousin", count: 60, spoil)
        let cousin = try account("cousin", analyze(following))
        #expect(cousin.verdict != .unfollow)
    }

    @Test func tooFewPostsHaveNoNumber() throws {
        var following = soundFollowing()
        following.add("new", count: 4, spoil)
        let new = try account("new", analyze(following))
        #expect(new.verdict == .tooLittleData)
        #expect(new.snr == nil && new.share == nil && new.rank == nil && new.components == nil)
        #expect(new.reasons.map(\.code) == [.tooFewPosts])
    }

    @Test func repeatsAreCountedInTheReason() throws {
        var following = soundFollowing()
        following.add("copier", count: 20, from: 0.5)
        let sources = following.posts.filter { $0.account == "sound0" }
        var place = 0
        for index in following.posts.indices where following.posts[index].account == "copier" && place < 15 {
            following.posts[index].text = sources[place].text
            place += 1
        }
        let copier = try account("copier", analyze(following))
        #expect(copier.reasons.contains { $0.text.hasPrefix("15 of 20 posts repeat what sound0 posted first") })
    }

    @Test func thresholdShiftsTheLimits() {
        let lenient = analyze(soundFollowing()) { $0.threshold = -15 }
        let strict = analyze(soundFollowing()) { $0.threshold = 40 }
        #expect(lenient.analysis.accounts.allSatisfy { $0.verdict == .keep })
        #expect(strict.analysis.accounts.allSatisfy { $0.verdict != .keep })
        #expect(strict.analysis.threshold == 40)
    }

    @Test func contextShowsOnlyItsAccountsAndChangesNoneOfTheirNumbers() throws {
        var following = soundFollowing()
        following.contexts["sound1"] = Context(name: "work/swift", kind: .professional)
        following.contexts["sound2"] = Context(name: "workshop", kind: .interest)
        let all = analyze(following)
        let work = analyze(following) { $0.context = "work" }
        #expect(work.analysis.accounts.map(\.account.id) == ["sound1"])
        #expect(try account("sound1", work).snr == (try account("sound1", all).snr))
        #expect(work.analysis.accounts[0].attentionShare == 1)
        #expect(work.analysis.totals.posts == 60)
        #expect(work.shownPosts.count == 60)
    }

    @Test func totalsAddUp() {
        let analysis = analyze(soundFollowing()).analysis
        let totals = analysis.totals
        let shares = analysis.accounts.reduce(0) { $0 + $1.attentionShare }
        let signal = analysis.accounts.reduce(0) { $0 + $1.signalMinutesPerWeek }
        #expect(abs(shares - 1) < 1e-9)
        #expect(abs(signal / 7 - totals.signalMinutesPerDay) < 1e-9)
        #expect(
            abs(totals.signalMinutesPerDay + totals.noiseMinutesPerDay - totals.attentionMinutesPerDay) < 1e-9
        )
        #expect(totals.accounts == 10 && totals.posts == 600)
    }

    @Test func followingACopyOfAnAccountAddsNoSignal() throws {
        let before = analyze(soundFollowing()).analysis.totals
        var following = soundFollowing()
        for post in soundFollowing().posts where post.account == "sound4" {
            var copy = post
            copy.account = "copy"
            copy.day = (copy.day ?? 0) + 0.1
            following.posts.append(copy)
        }
        let after = analyze(following).analysis.totals
        #expect(after.signalMinutesPerDay <= before.signalMinutesPerDay)
        #expect(after.noiseMinutesPerDay > before.noiseMinutesPerDay)
        #expect(try #require(after.snr) < (try #require(before.snr)))
    }

    @Test func bestAndWorstPostsAreDifferentOnes() throws {
        var following = soundFollowing()
        following.add("few", count: 5) { index, post in post.information = Float(index) / 5 }
        let few = try account("few", analyze(following))
        #expect(few.best.count == 3 && few.worst.count == 2)
        #expect(Set(few.best.map(\.index)).isDisjoint(with: few.worst.map(\.index)))
        #expect((few.best.map(\.worth).min() ?? 0) >= (few.worst.map(\.worth).max() ?? 1))
    }

    @Test func hidingRepostsIsSuggestedWhereItHelps() throws {
        var following = soundFollowing()
        following.add("booster", count: 60) { index, post in
            guard index % 2 == 0 else { return }
            post.flags = .repost
            spoil(index, &post)
        }
        let booster = try account("booster", analyze(following))
        let hide = try #require(booster.turnDown.first)
        #expect(hide.action == .hideReposts)
        #expect(hide.snrAfter > (try #require(booster.snr).decibels))
    }

    @Test func undatedAndFuturePostsAreWarnedOf() {
        var following = soundFollowing()
        following.posts[0].day = nil
        following.posts[1].day = 5000
        let messages = analyze(following).analysis.warnings.map(\.message)
        #expect(
            messages == [
                "1 post without a date: weighed as its typical post",
                "1 post dated in the future: weighed as its typical post",
            ])
    }

    @Test func orderOfFilesChangesNothing() {
        var following = soundFollowing()
        following.add("shop", count: 60, spoil)
        var reversed = following
        reversed.posts.reverse()
        let left = analyze(following).analysis.accounts
        let right = analyze(reversed).analysis.accounts
        #expect(left.map(\.account.id) == right.map(\.account.id))
        #expect(left.map(\.verdict) == right.map(\.verdict))
        #expect(left.map(\.snr) == right.map(\.snr))
        #expect(left.map(\.rank) == right.map(\.rank))
        #expect(left.map(\.reasons) == right.map(\.reasons))
    }

    @Test func accountsWithoutPostsAreShownWithoutNumbers() {
        let timeline = Timeline(accounts: [Account(id: "silent")], contexts: [], posts: PostColumns())
        let result = Analyzer.analyze(
            timeline: timeline, signals: SyntheticFollowing().signals(),
            options: AnalysisOptions(now: 1_700_000_000))
        #expect(result.analysis.accounts.map(\.verdict) == [.tooLittleData])
        #expect(result.analysis.totals.snr == nil)
        #expect(result.analysis.accounts[0].window == nil)
    }
}
