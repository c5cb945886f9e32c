import SquelchTimeline

/// Hosts to which a link usually sells something (`Data/shops.txt`).
final class ShopHosts: Sendable {
    static let shared = ShopHosts()

    private let hosts: HashTable<Bool>

    private init() {
        var hosts = HashTable(empty: false)
        var canonical = CanonicalLink()
        for line in PackageResources.shops_txt.split(separator: UInt8(ascii: "\n"))
        where line.first != UInt8(ascii: "#") {
            for host in line.split(separator: UInt8(ascii: " ")) {
                let address = Array("//".utf8) + host
                let hash = address.withUnsafeBufferPointer { canonical.hostHash($0) }
                hosts.update(hash) { $0 = true }
            }
        }
        self.hosts = hosts
    }

    /// Whether the host with this ``CanonicalLink/hostHash(_:)`` sells.
    func contains(_ hostHash: UInt64) -> Bool { hosts[hostHash] }
}
