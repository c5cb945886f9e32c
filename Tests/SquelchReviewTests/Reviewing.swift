import SquelchCuration
import SquelchModel
import SquelchReview
import SquelchTestSupport
import SquelchTimeline
import Synchronization

/// A made-up following with something to keep, to turn down, to unfollow and to tidy.
enum Reviewing {
    static let now = SyntheticFollowing.epoch + 60 * 86_400

    static func material(accounts: Int = 4, isHostile: Bool = false) -> ReviewMaterial {
        var following = SyntheticFollowing()
        for account in 0..<accounts {
            let name = isHostile ? "<img src=x onerror=alert(\(account))>\u{202E}" : "a\(account)"
            following.contexts[name] = Context(name: account % 2 == 0 ? "work" : "craft", kind: .interest)
            // From hardly any signal to nearly all, several posts a day where there is little.
            let worth = Float(account + 1) / Float(accounts + 1)
            following.add(name, count: 40, every: account == accounts - 1 ? 1 : 0.5) { index, post in
                post.information = worth
                post.spam = 0.6 * (1 - worth)
                // What it passes on is worse than its own words: that is a filter.
                if index % 2 == 0 {
                    post.flags.insert(.repost)
                    post.information = (account == 0 ? 0.3 : 0.6) * worth
                }
            }
        }
        // Silent since the first days.
        following.add("quiet", count: 6, from: -500, every: 2) { _, post in post.information = 0.5 }
        let timeline = following.timeline()
        let result = Analyzer.analyze(
            timeline: timeline, signals: following.signals(), options: AnalysisOptions(now: now))
        return ReviewMaterial(result)
    }

    static func session(
        _ material: ReviewMaterial = material(), store: MemoryStore = MemoryStore(), isBlind: Bool = false
    ) throws -> ReviewSession {
        try ReviewSession(material, store: store, isBlind: isBlind) { now }
    }
}

/// Decisions that are kept for as long as the test lasts; it can be told to fail.
final class MemoryStore: DecisionStore {
    struct Failure: Error {}

    let name = "memory"
    private let content = Mutex((rows: [WrittenDecision](), last: Int64(0), fails: false))

    func fail(_ fails: Bool) { content.withLock { $0.fails = fails } }

    func standing() throws -> [WrittenDecision] {
        content.withLock { content in
            var found: [String: WrittenDecision] = [:]
            for row in content.rows { found[row.decision.account] = row }
            return Array(found.values)
        }
    }

    func keep(_ decisions: [Decision], seen: [Int64]) throws -> KeepingAnswer {
        let standing = Dictionary(try self.standing().map { ($0.decision.account, $0.number) }, uniquingKeysWith: max)
        return try content.withLock { content in
            if content.fails { throw Failure() }
            guard zip(decisions, seen).allSatisfy({ standing[$0.account, default: 0] == $1 }) else { return .stale }
            return .kept(
                decisions.map { decision in
                    content.last += 1
                    content.rows.append(WrittenDecision(number: content.last, decision: decision))
                    return content.last
                })
        }
    }

    func takeBack(_ number: Int64, at now: Int64) throws -> TakenBack? {
        try content.withLock { content in
            if content.fails { throw Failure() }
            guard let index = content.rows.firstIndex(where: { $0.number == number }) else { return nil }
            let account = content.rows.remove(at: index).decision.account
            return TakenBack(account: account, before: content.rows.last { $0.decision.account == account })
        }
    }
}
