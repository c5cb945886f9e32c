import SquelchCuration
import SquelchTestSupport
import SquelchTimeline
import Testing

/// What is said first of an account, where its numbers alone would say the same of many.
struct ReasonsTests {
    /// The accounts of a following by their ids.
    private func accounts(_ following: SyntheticFollowing) -> [String: AccountAnalysis] {
        Dictionary(uniqueKeysWithValues: analyze(following).analysis.accounts.map { ($0.account.id, $0) })
    }

    private func first(_ id: String, _ accounts: [String: AccountAnalysis]) throws -> Reason {
        try #require(accounts[id]?.reasons.first)
    }

    /// Lets an account say again what another said, each post half a day later.
    private func copy(_ count: Int, of source: String, by copier: String, _ following: inout SyntheticFollowing) {
        let originals = following.posts.filter { $0.account == source }
        let places = following.posts.indices.filter { following.posts[$0].account == copier }
        for (place, original) in zip(places, originals).prefix(count) {
            following.posts[place].text = original.text
            following.posts[place].day = (original.day ?? 0) + 0.5
        }
    }

    /// Fifteen accounts of middling worth, each with one post that is far better than the rest.
    private func middling() -> SyntheticFollowing {
        var following = SyntheticFollowing()
        for account in 0..<15 {
            following.add("a\(account)", count: 30) { index, post in post.information = index == 7 ? 0.95 : 0.6 }
        }
        return following
    }

    @Test func whereNothingStandsOutAGoodPostIsNamed() throws {
        let accounts = accounts(middling())
        for account in accounts.values {
            let reason = try #require(account.reasons.first)
            let best = try #require(account.best.first)
            #expect(account.verdict == .keep && best.worth >= 0.6)
            #expect(
                reason.code == .level && reason.text.hasSuffix("such as “\(best.title ?? "")”")
            )
        }
    }

    @Test func whomOthersRepeatIsSaidToBeRepeated() throws {
        var following = middling()
        following.add("copier", count: 30)
        copy(20, of: "a3", by: "copier", &following)
        let accounts = accounts(following)
        #expect(
            try first("a3", accounts).text.hasSuffix("worth it, and others repeat 20 of its 30 posts"))
        #expect(try first("a4", accounts).text.contains("such as"))
    }

    @Test func repeatsNameWhoWasFirst() throws {
        var following = middling()
        following.add("one", count: 20)
        copy(15, of: "a3", by: "one", &following)
        following.add("several", count: 20)
        copy(12, of: "a5", by: "several", &following)
        let others = following.posts.filter { $0.account == "a6" }
        let rest = following.posts.indices.filter { following.posts[$0].account == "several" }.suffix(3)
        for (place, original) in zip(rest, others) {
            following.posts[place].text = original.text
            following.posts[place].day = (original.day ?? 0) + 0.5
        }
        let accounts = accounts(following)
        func repeats(_ id: String) -> String? { accounts[id]?.reasons.first { $0.code == .novelty }?.text }
        #expect(repeats("one") == "15 of 20 posts repeat what a3 posted first")
        #expect(repeats("several") == "15 of 20 posts repeat what others, above all a5, posted first")
    }

    /// Nobody is praised for posting seldom, or blamed for it.
    @Test func howSeldomItPostsIsNeverSaidFirst() throws {
        var following = soundFollowing()
        following.add("rare", count: 8, every: 90) { _, post in post.information = 0.55 }
        following.add("rarely-good", count: 8, every: 90) { _, post in spoil(0, &post) }
        for account in accounts(following).values {
            #expect(account.reasons.first?.code != .rate || account.postsPerDay >= 1.5)
        }
    }

    /// Where something is to be done about an account, the first that is said speaks for it.
    @Test func aReasonToTurnDownIsNeverPraise() {
        let strict = analyze(soundFollowing()) { $0.threshold = 40 }
        for account in strict.analysis.accounts {
            #expect(account.verdict != .keep)
            let first = account.reasons.first
            #expect((first?.decibels ?? 0) <= 0 && first?.text.contains("such as") == false)
            if first?.code == .level { #expect(first?.text.hasPrefix("only ") == true) }
        }
    }
}
