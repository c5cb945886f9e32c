import SquelchTimeline

/// Accounts that say that they are elsewhere now: a feed by `itunes:new-feed-url`, a profile by its network's redirect.
enum Moves {
    /// Notes where accounts have gone. One that names its own address is where it was, and of a feed whose address nobody
    /// knows it cannot be told.
    static func note(_ profiles: [ProfileLinks], _ accounts: inout [Account]) {
        var targets: [String: String] = [:]
        for profile in profiles { targets[profile.account] = profile.movedTo ?? targets[profile.account] }
        guard !targets.isEmpty else { return }
        for index in accounts.indices {
            guard accounts[index].platform != .feed || accounts[index].feedURL != nil,
                let target = targets[accounts[index].id], AccountIdentity.tellsApart(target),
                !isHome(target, of: accounts[index])
            else { continue }
            accounts[index].movedTo = target
        }
    }

    /// Finds out which of those that have moved are followed at their new place already.
    static func findSuccessors(_ accounts: inout [Account]) {
        guard accounts.contains(where: { $0.movedTo != nil }) else { return }
        let references = AccountReferences(accounts)
        for index in accounts.indices {
            guard let target = accounts[index].movedTo, case .account(let place) = references.find(target) else {
                continue
            }
            if place == index {
                accounts[index].movedTo = nil
            } else if accounts[place].isFollowed {
                accounts[index].successor = accounts[place].id
            }
        }
    }

    private static func isHome(_ target: String, of account: Account) -> Bool {
        let normal = IdentityJoiner.normal(target)
        return normal == account.id.lowercased() || account.feedURL.map(IdentityJoiner.normal) == normal
            || account.platform != .feed && account.url.map(IdentityJoiner.normal) == normal
    }
}
