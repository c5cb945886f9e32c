import SquelchArchive
import SquelchIngest
import SquelchTimeline
import Testing

/// What is remembered beside records.
@Suite("Fetching, runs and decisions")
struct StateTests {
    private let folder: Folder
    private let archive: Archive

    init() throws {
        folder = try Folder()
        archive = try Archive(path: folder.path("a.sqlite"))
    }

    @Test func whatFetchingRemembersComesBackAsItWas() throws {
        let address = "https://hill.example/feed.xml"
        #expect(try archive.fetchState(of: address) == nil)
        let kept = try archive.keep(
            address: address, state: [0, 255, 7], source: rss(item("1", "Rain")), at: moment)
        #expect(kept?.posts == 1)
        #expect(try archive.fetchState(of: address) == [0, 255, 7])
        // Nothing new: only what is remembered changes.
        #expect(try archive.keep(address: address, state: [], source: nil, at: moment) == nil)
        #expect(try archive.fetchState(of: address) == [])
        #expect(
            try archive.keep(address: address, state: [1], source: rss(item("1", "Rain")), at: moment)?.isNew == false)
        #expect(try archive.fetchState(of: address) == [1])
        #expect(try archive.fetchedAddresses() == [address])
        try archive.removeFetchState(of: address)
        #expect(try archive.fetchedAddresses().isEmpty)
        #expect(try archive.info(now: moment).posts == 1)
    }

    @Test func theRunBeforeIsWhatChangesAreMeasuredBy() throws {
        #expect(try archive.previousRun() == nil)
        let first = ScoredRun(
            at: 100,
            scores: [
                .init(account: "a", snr: 1.5, low: 1, high: 2.25, verdict: "keep"),
                .init(account: "b", snr: nil, verdict: "unclear"),
            ])
        let second = ScoredRun(at: 200, scores: [.init(account: "a", snr: -2, low: -3, high: -1, verdict: "unfollow")])
        try archive.add(first)
        try archive.add(second)
        #expect(try archive.previousRun() == second)
        #expect(try archive.previousRun(before: 200) == first)
        #expect(try archive.previousRun(before: 100) == nil)
        #expect(try archive.scores(of: "a").map(\.score.snr) == [1.5, -2])
        #expect(try archive.scores(of: "a").map(\.at) == [100, 200])
        try archive.alias("a", "c")
        #expect(try archive.previousRun()?.scores.map(\.account) == ["c"])
        #expect(try archive.scores(of: "c").count == 2)
    }

    @Test func theLastDecisionHoldsUntilItIsUndone() throws {
        let keep = Decision(account: "a", action: .keep, because: "a friend; '\"", at: 100)
        let snooze = Decision(account: "a", action: .snooze, until: 900, at: 200)
        let first = try archive.decide(keep)
        let second = try archive.decide(snooze)
        try archive.decide(Decision(account: "b", action: .unfollow, at: 150))
        #expect(try archive.decisions().map(\.decision.action) == [.snooze, .unfollow])
        #expect(try archive.undo(decision: second, at: 300) == snooze)
        #expect(try archive.decisions().first?.decision == keep)
        #expect(try archive.undo(decision: second, at: 400) == nil)
        #expect(try archive.undo(decision: 99, at: 400) == nil)
        #expect(try archive.undo(decision: first, at: 500) == keep)
        #expect(try archive.decisions().map(\.decision.account) == ["b"])
        #expect(try archive.decisionHistory().map(\.undone) == [500, 300, nil])
    }

    @Test func decisionsOfAListAreWrittenTogether() throws {
        let numbers = try archive.decide(
            Decision.Action.allCases.enumerated().map { Decision(account: "a\($0)", action: $1, at: 100) })
        #expect(Set(numbers).count == Decision.Action.allCases.count)
        #expect(try archive.decisions().map(\.decision.action) == Decision.Action.allCases)
    }

    @Test func aDecisionFollowsAnAccountThatMoves() throws {
        try archive.decide(Decision(account: "old", action: .keep, at: 100))
        try archive.alias("old", "new")
        #expect(try archive.decisions().map(\.decision.account) == ["new"])
        try archive.decide(Decision(account: "new", action: .unfollow, at: 200))
        #expect(try archive.decisions().map(\.decision.action) == [.unfollow])
    }
}
