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
        /// Index of the only account in whose names the query is found, as a part of a word.
        case taken(Int)
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
        // The more of a name the query is, the surer it is meant: the end of an address, whole words, a part of one.
        let ends = accounts.indices.filter { index in names(accounts[index]).contains { $0.hasSuffix("/" + wanted) } }
        if ends.count == 1 { return .found(ends[0]) }
        let parts = accounts.indices.filter { index in
            names(accounts[index]).contains { $0.contains(wanted) }
        }
        let words = parts.filter { index in names(accounts[index]).contains { hasWords(wanted, $0) } }
        if words.count == 1 { return .found(words[0]) }
        if parts.count == 1 { return .taken(parts[0]) }
        let likely = ends.isEmpty ? words.isEmpty ? parts : words : ends
        if !likely.isEmpty { return .candidates(Array(likely.prefix(mostCandidates))) }
        return .candidates(nearest(wanted, accounts))
    }

    /// Whether `wanted` stands in `name` with no letter or digit beside it.
    private static func hasWords(_ wanted: String, _ name: String) -> Bool {
        var rest = name[...]
        while let found = rest.firstRange(of: wanted) {
            let before = found.lowerBound == name.startIndex ? nil : name[name.index(before: found.lowerBound)]
            let after = found.upperBound == name.endIndex ? nil : name[found.upperBound]
            if ![before, after].contains(where: { $0.map { $0.isLetter || $0.isNumber } ?? false }) { return true }
            rest = name[name.index(after: found.lowerBound)...]
        }
        return false
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

/// The known name that a misspelt one is nearest to.
public enum NearestName {
    /// The nearest of `names`, each slip of the keyboard counted; nil where none is near, or two are equally so.
    public static func find(_ word: String, among names: [String]) -> String? {
        let letters = Array(word.lowercased().prefix(64))
        let limit = max(1, letters.count / 3)
        let ranked = names.compactMap { name in
            EditDistance.between(letters, Array(name.lowercased().prefix(64)), most: limit).map { (name, $0) }
        }.sorted { $0.1 < $1.1 }
        guard let first = ranked.first, ranked.count < 2 || ranked[1].1 > first.1 else { return nil }
        return first.0
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
