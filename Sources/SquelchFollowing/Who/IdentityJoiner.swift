import SquelchTimeline

/// Finds accounts that are one person or one thing on several networks: only where the data prove it, never by a name.
///
/// Proofs are: the same page as feed and as profile; a link that the network has verified; links both ways; the user's
/// own word.
struct IdentityJoiner {
    /// What is known of one account or entry of a list.
    struct Node {
        var id: String
        var platform: Platform?
        var url: String?
        var feedURL: String?

        /// The addresses that are this account's own, in normal form.
        var addresses: Set<String> {
            var addresses: Set = [id.lowercased()]
            for address in [url, feedURL] {
                if let address { addresses.insert(IdentityJoiner.normal(address)) }
            }
            return addresses
        }
    }

    private let nodes: [Node]
    private var owners: [String: [Int]] = [:]
    private var sets: DisjointSets

    init(_ nodes: [Node]) {
        self.nodes = nodes
        sets = DisjointSets(count: nodes.count)
        for (index, node) in nodes.enumerated() {
            for address in node.addresses.sorted() { owners[address, default: []].append(index) }
        }
    }

    static func normal(_ address: String) -> String { AccountIdentity.id(feedURL: address).lowercased() }

    /// Joins those that are one page: a feed of a profile and the profile. Where several of one network share an
    /// address it proves nothing: a newspaper has many feeds.
    mutating func joinSamePages() {
        for (_, group) in owners.sorted(by: { $0.key < $1.key }) where group.count > 1 && isOneOfEach(group) {
            for other in group.dropFirst() { sets.unite(group[0], other) }
        }
    }

    /// Joins by the links of profiles: verified ones alone, others where the other side links back.
    mutating func join(_ profiles: [ProfileLinks]) {
        var claims: [Int: Set<String>] = [:]
        for profile in profiles {
            guard let own = owner(of: profile.account.lowercased()) else { continue }
            claims[own, default: []].formUnion((profile.links + profile.verified).map(Self.normal))
            for link in profile.verified {
                if let other = owner(of: Self.normal(link)), other != own { sets.unite(own, other) }
            }
        }
        for (own, links) in claims.sorted(by: { $0.key < $1.key }) {
            for link in links.sorted() {
                guard let other = owner(of: link), other != own, let back = claims[other],
                    !back.isDisjoint(with: nodes[own].addresses)
                else { continue }
                sets.unite(own, other)
            }
        }
    }

    /// Joins those of `indices`, because the user says so.
    mutating func join(_ indices: [Int]) {
        for other in indices.dropFirst() { sets.unite(indices[0], other) }
    }

    /// Indices of the nodes that are one, ascending; only groups of two and more.
    mutating func groups() -> [[Int]] {
        var groups: [Int: [Int]] = [:]
        for index in nodes.indices { groups[sets.root(index), default: []].append(index) }
        return groups.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    }

    /// The one account that an address belongs to; nil where there is none, or several of one network.
    private func owner(of address: String) -> Int? {
        guard let group = owners[address], isOneOfEach(group) else { return nil }
        return group.first
    }

    private func isOneOfEach(_ group: [Int]) -> Bool {
        Set(group.map { nodes[$0].platform }).count == group.count
    }
}

/// What a profile or a feed says of its other addresses.
struct ProfileLinks: Sendable {
    /// Id of the account that says so.
    var account: String
    /// Links that it claims (`rel=me`).
    var links: [String]
    /// Links that the network has verified to point back.
    var verified: [String]
    /// Address that it says that it has moved to.
    var movedTo: String?
}
