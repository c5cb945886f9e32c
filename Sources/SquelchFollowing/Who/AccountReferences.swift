package import SquelchTimeline

/// Finds accounts by what a person calls them: id, address of feed or profile, handle, name.
package struct AccountReferences {
    /// What a reference points to.
    package enum Match: Equatable {
        case account(Int)
        /// Nobody.
        case none
        /// Several have that name, and a name alone proves nothing.
        case ambiguous([Int])
    }

    private var byAddress: [String: [Int]] = [:]
    private var byName: [String: [Int]] = [:]

    /// References to `accounts`, by their places among them.
    package init(_ accounts: [Account]) {
        for (index, account) in accounts.enumerated() {
            var addresses: Set = [account.id.lowercased()]
            for url in [account.url, account.feedURL] {
                if let url { addresses.insert(AccountIdentity.id(feedURL: url).lowercased()) }
            }
            for address in addresses { byAddress[address, default: []].append(index) }
            if let name = account.name { byName[name.lowercased(), default: []].append(index) }
        }
    }

    /// The account that `reference` names; an address goes before a name.
    package func find(_ reference: String) -> Match {
        for key in Self.addresses(reference) {
            if let found = byAddress[key] { return match(found) }
        }
        return byName[reference.lowercased()].map(match) ?? .none
    }

    private func match(_ found: [Int]) -> Match {
        found.count == 1 ? .account(found[0]) : .ambiguous(found)
    }

    /// The ids that a reference may stand for: `@user@host` is `user@host`, `@handle` one of the networks with
    /// such handles.
    private static func addresses(_ reference: String) -> [String] {
        let text = reference.lowercased()
        var keys = [text, AccountIdentity.id(feedURL: reference).lowercased()]
        if text.hasPrefix("@") {
            let handle = text.dropFirst()
            keys.append(String(handle))
            if !handle.contains("@") { keys += ["x.com/\(handle)", "bsky.app/profile/\(handle)"] }
        }
        return keys
    }
}
