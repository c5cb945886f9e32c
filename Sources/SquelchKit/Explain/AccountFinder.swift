public import SquelchTimeline

/// Finds the account that a person means: by id, address, handle or name, also where it is cut short or misspelt.
public enum AccountFinder {
    /// Most accounts that are offered where none is meant for sure.
    private static let mostCandidates = 8
    /// Longest text whose distance is measured, in characters.
    private static let longest = 64

    /// What was found.
    public enum Result: Equatable, Sendable {
        /// Index of the account.
        case found(Int)
        /// Indices of accounts that may be meant, the likeliest first; none where nothing is alike.
        case candidates([Int])
    }

    /// Looks for `query` among `accounts`.
    public static func find(_ query: String, in accounts: [Account]) -> Result {
        let references = AccountReferences(accounts)
        switch references.find(query) {
        case .account(let index): return .found(index)
        case .ambiguous(let indices): return .candidates(Array(indices.prefix(mostCandidates)))
        case .none: break
        }
        let wanted = query.lowercased()
        guard !wanted.isEmpty else { return .candidates([]) }
        let parts = accounts.indices.filter { index in
            names(accounts[index]).contains { $0.contains(wanted) }
        }
        if parts.count == 1 { return .found(parts[0]) }
        if !parts.isEmpty { return .candidates(Array(parts.prefix(mostCandidates))) }
        return .candidates(nearest(wanted, accounts))
    }

    private static func names(_ account: Account) -> [String] {
        ([account.name, account.id, account.url, account.feedURL].compactMap { $0 } + account.aliases).map {
            $0.lowercased()
        }
    }

    /// Accounts whose name or id differs by a few slips of the keyboard.
    private static func nearest(_ wanted: String, _ accounts: [Account]) -> [Int] {
        let letters = Array(wanted.prefix(longest))
        let limit = max(1, letters.count / 4)
        let ranked = accounts.indices.compactMap { index -> (index: Int, distance: Int)? in
            let names = names(accounts[index])
            let words = names.flatMap { $0.split { !$0.isLetter && !$0.isNumber }.map(String.init) }
            let distances = (names + words).map {
                EditDistance.between(letters, Array($0.prefix(longest)), most: limit)
            }
            guard let least = distances.compactMap({ $0 }).min() else { return nil }
            return (index, least)
        }
        return ranked.sorted { $0.distance != $1.distance ? $0.distance < $1.distance : $0.index < $1.index }
            .prefix(mostCandidates).map(\.index)
    }
}

/// Optimal string alignment distance: insertions, deletions, changes and swaps of neighbours (Damerau 1964).
enum EditDistance {
    /// The distance; nil where it is more than `most`.
    static func between(_ left: [Character], _ right: [Character], most: Int) -> Int? {
        guard abs(left.count - right.count) <= most else { return nil }
        var before = [Int](repeating: 0, count: right.count + 1)
        var last = Array(0...right.count)
        for i in left.indices {
            var row = [Int](repeating: i + 1, count: right.count + 1)
            for j in right.indices {
                var cost = min(last[j + 1], row[j]) + 1
                cost = min(cost, last[j] + (left[i] == right[j] ? 0 : 1))
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    cost = min(cost, before[j - 1] + 1)
                }
                row[j + 1] = cost
            }
            if row.min() ?? 0 > most { return nil }
            (before, last) = (last, row)
        }
        return last[right.count] <= most ? last[right.count] : nil
    }
}
