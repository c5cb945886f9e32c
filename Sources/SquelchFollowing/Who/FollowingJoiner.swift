import SquelchTimeline

/// What passed between the user and others, by their ids, and their names.
struct Exchanges {
    var interactions: [String: AccountInteraction]
    var names: [String: String]
    var marks = MarkedAccounts()
}

/// Who is followed, connected and met, after everything that is known of one person has been put together.
struct Following {
    var accounts: [Account] = []
    var contexts: [Context] = []
    /// The account that each of the table's accounts is part of.
    var joined: [UInt32] = []
    var interactions: [Int: AccountInteraction] = [:]
    var people: [Person] = []
    var warnings: [SourceWarning] = []

    /// Whether any two accounts are one.
    var hasJoined: Bool { accounts.count < joined.count }
}

/// Ties accounts to the lists of follows and to each other, and gives them their contexts.
struct FollowingJoiner {
    private var accounts: [Account]
    private let follows: [TimelineChunk.Follow]
    private let folders: AccountFolders
    private let exchanges: Exchanges
    private let profiles: [ProfileLinks]
    /// The entry that each account is followed by.
    private var entries: [Int?]
    private let unmatched: [Int]

    init(
        accounts: [Account], follows: [TimelineChunk.Follow], folders: AccountFolders, exchanges: Exchanges,
        profiles: [ProfileLinks]
    ) {
        var accounts = accounts
        let sites = FollowMatcher.sites(of: accounts)
        var matcher = FollowMatcher(follows)
        entries = accounts.map { matcher.match($0, sites: sites) }
        matcher.matchByName(accounts, &entries)
        for index in accounts.indices {
            if let entry = entries[index] { accounts[index].take(follows[entry]) }
            accounts[index].platform = accounts[index].platform ?? Platform.of(id: accounts[index].id)
        }
        unmatched = matcher.unmatched
        Moves.note(profiles, &accounts)
        self.accounts = accounts
        self.follows = follows
        self.folders = folders
        self.exchanges = exchanges
        self.profiles = profiles
    }

    /// The following as the data and the configuration have it.
    func join(_ configuration: Configuration) -> Following {
        var settings = ConfigurationNotes(configuration)
        let nodes = accounts.map(IdentityJoiner.Node.init) + unmatched.map { IdentityJoiner.Node(follows[$0]) }
        let everybody = AccountReferences(accounts + unmatched.map { Account(follows[$0]) })
        var joiner = IdentityJoiner(nodes)
        joiner.joinSamePages()
        joiner.join(profiles)
        var names: [Int: String] = [:]
        for identity in configuration.identities {
            let members = identity.accounts.compactMap { settings.find($0, in: everybody) }
            joiner.join(members)
            for member in members { names[member] = identity.name }
        }
        let groups = joiner.groups()
        var following = merged(groups, names)
        assignContexts(groups, configuration, &following)
        apply(configuration, &settings, &following)
        let people = PeopleBuilder(follows: follows, exchanges: exchanges, accounts: following.accounts)
        following.people = people.people(configuration, &settings, twins: twins(groups))
        for person in following.people where person.interaction != AccountInteraction() {
            let ids = Set([person.id] + person.aliases)
            if let index = following.accounts.firstIndex(where: { ids.contains($0.id) }) {
                following.interactions[index] = person.interaction
            }
        }
        Moves.findSuccessors(&following.accounts)
        following.warnings = settings.warnings + followWarnings(groups, following.accounts)
        return following
    }

    // MARK: - Accounts

    /// The accounts with those of one group as one: a feed before others, then by id.
    private func merged(_ groups: [[Int]], _ names: [Int: String]) -> Following {
        var following = Following()
        var leader = Array(accounts.indices)
        for group in groups {
            let members = group.filter { $0 < accounts.count }
            let first = members.min {
                let isFeed = (accounts[$0].platform == .feed, accounts[$1].platform == .feed)
                return isFeed.0 != isFeed.1 ? isFeed.0 : accounts[$0].id < accounts[$1].id
            }
            for member in members { leader[member] = first ?? member }
        }
        var places = [UInt32](repeating: 0, count: accounts.count)
        for index in accounts.indices where leader[index] == index {
            places[index] = UInt32(following.accounts.count)
            following.accounts.append(accounts[index])
        }
        following.joined = leader.map { places[$0] }
        for index in accounts.indices where leader[index] != index {
            following.accounts[Int(following.joined[index])].merge(accounts[index])
        }
        for group in groups {
            guard let member = group.first(where: { $0 < accounts.count }) else { continue }
            let place = Int(following.joined[member])
            for other in group where other >= accounts.count {
                following.accounts[place].merge(Account(follows[unmatched[other - accounts.count]]))
            }
            following.accounts[place].aliases.sort()
        }
        for (node, name) in names where node < accounts.count {
            following.accounts[Int(following.joined[node])].name = name
        }
        return following
    }

    // MARK: - Contexts

    private func assignContexts(_ groups: [[Int]], _ configuration: Configuration, _ following: inout Following) {
        var table = ContextTable(configuration)
        var numbers = [Set<Int>](repeating: [], count: following.accounts.count)
        let folders = Dictionary(uniqueKeysWithValues: folders.byAccount.map { ($0.account, $0.names) })
        for index in accounts.indices {
            let place = Int(following.joined[index])
            for name in folders[UInt32(index)] ?? [] { numbers[place].insert(table.number(name)) }
            if let entry = entries[index] {
                for name in follows[entry].contexts { numbers[place].insert(table.number(name)) }
            }
        }
        for group in groups {
            guard let member = group.first(where: { $0 < accounts.count }) else { continue }
            for other in group where other >= accounts.count {
                for name in follows[unmatched[other - accounts.count]].contexts {
                    numbers[Int(following.joined[member])].insert(table.number(name))
                }
            }
        }
        let references = AccountReferences(following.accounts)
        for setting in configuration.contexts {
            for reference in setting.accounts {
                guard case .account(let place) = references.find(reference) else { continue }
                numbers[place].insert(table.number(setting.name, origin: .configuration))
            }
        }
        for (place, account) in following.accounts.enumerated() where numbers[place].isEmpty {
            if let platform = account.platform, platform != .feed {
                numbers[place].insert(table.number(platform: platform))
            }
        }
        for place in numbers.indices { following.accounts[place].contexts = numbers[place].sorted() }
        following.contexts = table.contexts
    }

    // MARK: - What the user said

    private func apply(
        _ configuration: Configuration, _ settings: inout ConfigurationNotes, _ following: inout Following
    ) {
        let references = AccountReferences(following.accounts)
        for context in configuration.contexts {
            for reference in context.accounts { _ = settings.find(reference, in: references) }
        }
        for reference in configuration.protected {
            if let place = settings.find(reference, in: references) { following.accounts[place].isProtected = true }
        }
        for reference in configuration.hidden {
            if let place = settings.find(reference, in: references) { following.accounts[place].isHidden = true }
        }
        for (reference, note) in configuration.notes.sorted(by: { $0.key < $1.key }) {
            if let place = settings.find(reference, in: references) { following.accounts[place].note = note }
        }
    }

    /// Ids that are one, by each of them.
    private func twins(_ groups: [[Int]]) -> [String: [String]] {
        var twins: [String: [String]] = [:]
        for group in groups {
            let ids = group.map { $0 < accounts.count ? accounts[$0].id : follows[unmatched[$0 - accounts.count]].id }
            for id in ids { twins[id] = ids }
        }
        return twins
    }

    // MARK: - Warnings

    /// Entries without a feed, and feeds without an entry, where there is a list at all.
    private func followWarnings(_ groups: [[Int]], _ joined: [Account]) -> [SourceWarning] {
        guard !follows.isEmpty else { return [] }
        let isJoined = Set(groups.filter { $0[0] < accounts.count }.flatMap { $0 })
        var warnings: [SourceWarning] = []
        let names = unmatched.indices.filter { !isJoined.contains(accounts.count + $0) }
            .map { follows[unmatched[$0]].name ?? follows[unmatched[$0]].id }
        if !names.isEmpty {
            warnings.append(
                SourceWarning(
                    source: "follows",
                    message: "\(names.count) followed without a feed among the files: \(Self.shown(names))"))
        }
        let strangers = joined.filter { !$0.isFollowed && $0.platform == .feed && $0.sources != .candidates }.map {
            $0.name ?? $0.id
        }
        if !strangers.isEmpty {
            let feeds = Counted.text(strangers.count, "feed")
            let message = "\(feeds) in no list of follows, hence without context: \(Self.shown(strangers))"
            warnings.append(SourceWarning(source: "follows", message: message))
        }
        return warnings
    }

    private static func shown(_ names: [String]) -> String {
        let most = 12
        let list = names.prefix(most).joined(separator: ", ")
        return names.count > most ? list + " and \(names.count - most) more" : list
    }
}
