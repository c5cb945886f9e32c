/// The accounts that cover most signal within a budget of minutes.
struct ListenBudget: Equatable {
    /// Accounts, the best value for a minute first.
    var accounts: [Int] = []
    /// Minutes that they take.
    var minutes = 0.0
    /// Value that they cover.
    var value = 0.0
    /// No choice within the budget covers more than this: the certificate of the answer's quality.
    var bound = 0.0

    /// Chooses by lazy greedy (Minoux 1978; CELF, Leskovec et al. 2007), and compares with the best single account.
    ///
    /// The better of the two covers at least (1 - 1/e)/2 of the optimum; the bound, made from the gains that are left,
    /// usually certifies far more. Ties fall to the account that comes first. An account without minutes costs
    /// nothing and is taken at once.
    ///
    /// - Complexity: O(incidences log accounts) in practice.
    static func choose(_ coverage: Coverage, minutes: [Double], budget: Double) -> ListenBudget {
        var state = coverage.empty
        var result = ListenBudget()
        var heap = Candidates(coverage, minutes)
        while let top = heap.popFirst() {
            guard minutes[top.account] <= budget - result.minutes + 1e-9 else { continue }
            if top.stamp == result.accounts.count {
                coverage.add(top.account, to: &state)
                result.accounts.append(top.account)
                result.minutes += minutes[top.account]
            } else {
                heap.push(top.account, gain: coverage.gain(top.account, state), stamp: result.accounts.count)
            }
        }
        result.value = state.value
        // Gains from nothing bound it too, and better where accounts hardly overlap. What is reached is possible, even
        // where sums in another order come out a little lower.
        result.bound = max(
            result.value,
            min(bound(coverage, state, minutes, budget), bound(coverage, coverage.empty, minutes, budget)))
        let single = (0..<coverage.accountCount).filter { minutes[$0] <= budget }.max {
            let (left, right) = (coverage.gain($0, coverage.empty), coverage.gain($1, coverage.empty))
            return left != right ? left < right : $0 > $1
        }
        if let single {
            let alone = coverage.gain(single, coverage.empty)
            if alone > result.value {
                return ListenBudget(
                    accounts: [single], minutes: minutes[single], value: alone, bound: max(alone, result.bound))
            }
        }
        return result
    }

    /// Value so far plus the best ratios of what is left, filled up to the whole budget: an upper bound for any choice,
    /// since gains only fall (Leskovec et al. 2007, section 3.2).
    private static func bound(
        _ coverage: Coverage, _ state: Coverage.State, _ minutes: [Double], _ budget: Double
    ) -> Double {
        var rest = budget
        var bound = state.value
        // Who brings nothing is left out first: where it takes nothing either, it is alike to all, and no order holds.
        let left = (0..<coverage.accountCount).map { (gain: coverage.gain($0, state), minutes: minutes[$0]) }
            .filter { $0.gain > 0 }
        for one in left.sorted(by: { $0.gain * $1.minutes > $1.gain * $0.minutes }) {
            if one.minutes <= rest {
                bound += one.gain
                rest -= one.minutes
            } else {
                bound += one.gain * rest / one.minutes
                break
            }
        }
        return bound
    }
}

/// A binary heap of accounts by gain a minute.
private struct Candidates {
    struct Entry {
        var account: Int
        var ratio: Double
        var stamp: Int
    }

    private var entries: [Entry] = []
    private let minutes: [Double]

    init(_ coverage: Coverage, _ minutes: [Double]) {
        self.minutes = minutes
        let empty = coverage.empty
        for account in 0..<coverage.accountCount { push(account, gain: coverage.gain(account, empty), stamp: 0) }
    }

    mutating func push(_ account: Int, gain: Double, stamp: Int) {
        guard gain > 0 else { return }
        let ratio = minutes[account] > 0 ? gain / minutes[account] : .infinity
        entries.append(Entry(account: account, ratio: ratio, stamp: stamp))
        var child = entries.count - 1
        while child > 0, precedes(entries[child], entries[(child - 1) / 2]) {
            entries.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func popFirst() -> Entry? {
        guard let first = entries.first, let last = entries.popLast() else { return nil }
        guard !entries.isEmpty else { return first }
        entries[0] = last
        var parent = 0
        while true {
            var best = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < entries.count && precedes(entries[child], entries[best]) {
                best = child
            }
            if best == parent { return first }
            entries.swapAt(parent, best)
            parent = best
        }
    }

    private func precedes(_ left: Entry, _ right: Entry) -> Bool {
        left.ratio != right.ratio ? left.ratio > right.ratio : left.account < right.account
    }
}
