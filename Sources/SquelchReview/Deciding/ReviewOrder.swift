public import SquelchCuration
import SquelchTimeline

/// What comes first in a review.
public enum ReviewOrder: String, Sendable, CaseIterable {
    /// What saves most.
    case saving
    /// One context after another.
    case context
    /// What the numbers are least sure of.
    case doubt
    /// The name, from A on.
    case name

    /// The places of all accounts of an analysis in this order.
    public func places(of analysis: Analysis) -> [Int] {
        let accounts = analysis.accounts
        let saving = Self.savings(analysis)
        func sorted(_ precedes: (Int, Int) -> Bool?) -> [Int] {
            accounts.indices.sorted { left, right in
                if let decided = precedes(left, right) { return decided }
                if saving[left] != saving[right] { return saving[left] > saving[right] }
                return accounts[left].account.id < accounts[right].account.id
            }
        }
        switch self {
        case .saving: return sorted { _, _ in nil }
        case .context:
            let contexts = accounts.map { $0.contexts.min() ?? "\u{10FFFF}" }
            return sorted { contexts[$0] == contexts[$1] ? nil : contexts[$0] < contexts[$1] }
        case .doubt:
            let distances = accounts.map { Self.distance($0, threshold: analysis.threshold) }
            return sorted { distances[$0] == distances[$1] ? nil : distances[$0] < distances[$1] }
        case .name:
            let names = accounts.map { ($0.account.name ?? $0.account.id).lowercased() }
            return sorted { names[$0] == names[$1] ? nil : names[$0] < names[$1] }
        }
    }

    /// What each account would save if its advice were followed: those with advice first, then by their noise. Minutes a
    /// week, where advice is worth more than any noise without it.
    private static func savings(_ analysis: Analysis) -> [Saving] {
        var savings = analysis.accounts.map { Saving(group: 0, minutes: $0.noiseMinutesPerWeek) }
        var places: [Int: Int] = [:]
        for (place, account) in analysis.accounts.enumerated() { places[account.index] = place }
        for advice in Advice.tidy(analysis) {
            if let place = places[advice.account.index] { savings[place].group = 1 }
        }
        for advice in Advice.list(analysis) {
            guard let place = places[advice.account.index] else { continue }
            savings[place] = Saving(group: 2, minutes: advice.savedPerWeek ?? advice.account.noiseMinutesPerWeek)
        }
        return savings
    }

    private struct Saving: Comparable {
        var group: Int
        var minutes: Double

        static func < (left: Saving, right: Saving) -> Bool {
            left.group != right.group ? left.group < right.group : left.minutes < right.minutes
        }
    }

    /// How far an account is from the threshold, in halves of its interval; those without a number come last.
    private static func distance(_ account: AccountAnalysis, threshold: Double) -> Double {
        guard let snr = account.snr else { return .infinity }
        return abs(snr.decibels - threshold) / max(0.1, (snr.high - snr.low) / 2)
    }
}
