import SquelchTimeline

/// Accounts of one language and network that are followed in one context: only they can be compared, since words of
/// another language, or the manner of another network, say nothing of the subject.
struct Neighbours {
    /// Index of the context.
    var context: Int
    /// What they have in common.
    var kind: Kind
    /// Indices of the accounts, ascending.
    var members: [Int]

    /// What accounts must have in common to be compared.
    struct Kind: Hashable, Comparable {
        /// Primary subtag such as `en`; empty where no account's is known.
        var language: String
        /// Empty where unknown.
        var platform: String

        static func < (left: Kind, right: Kind) -> Bool {
            (left.language, left.platform) < (right.language, right.platform)
        }
    }

    /// The kind of each account; those of unknown language count with the most.
    /// - Parameter usual: the language that most have, where not all accounts are among these.
    static func kinds(_ accounts: [Account], usual known: String? = nil) -> [Kind] {
        let usual = known ?? usual(languages(accounts))
        return accounts.map { Kind(language: language($0) ?? usual, platform: $0.platform?.rawValue ?? "") }
    }

    private static func language(_ account: Account) -> String? {
        guard let tag = account.language, !tag.isEmpty else { return nil }
        return tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
    }

    /// How many accounts have each language.
    static func languages(_ accounts: [Account]) -> [String: Int] {
        accounts.reduce(into: [:]) { counts, account in
            if let language = language(account) { counts[language, default: 0] += 1 }
        }
    }

    /// The language of most accounts; empty where none is known.
    static func usual(_ languages: [String: Int]) -> String {
        languages.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
    }

    /// The groups of `accounts` in each context, in the order of contexts and kinds.
    static func groups(_ accounts: [Int], _ kinds: [Kind], in timeline: Timeline) -> [Neighbours] {
        var members = [[Kind: [Int]]](repeating: [:], count: timeline.contexts.count)
        for account in accounts {
            for context in timeline.accounts[account].contexts {
                members[context][kinds[account], default: []].append(account)
            }
        }
        return members.indices.flatMap { context in
            members[context].sorted { $0.key < $1.key }.map {
                Neighbours(context: context, kind: $0.key, members: $0.value)
            }
        }
    }
}
