import SquelchJSON
import SquelchTimeline

/// The addresses that profiles name in their fields, once for each account of a file. A field with `verified_at` is one
/// whose page links back: the server has looked (docs.joinmastodon.org, entities/Account).
final class MastodonProfiles {
    private let network: RecordWriter
    private var known: Set<String> = []
    private var html = HTMLText()

    /// Most accounts of a file that are remembered; memory is bounded.
    private static let most = 1 << 18

    init(_ network: RecordWriter) { self.network = network }

    /// Takes the fields of an account that has not been met before.
    func read(_ account: MastodonAccount?, _ value: JSONValue?) {
        guard let account, let value, !account.isProfileRead else { return }
        account.isProfileRead = true
        guard known.count < Self.most, known.insert(account.address).inserted else { return }
        var links: [ByteSlice] = []
        var verified: [ByteSlice] = []
        for field in value["fields"].list {
            guard let text = field["value"]?.string else { continue }
            let isVerified = field["verified_at"]?.present != nil
            for link in addresses(text) {
                if isVerified { verified.append(link) } else { links.append(link) }
            }
        }
        let target = network.address(value["moved"]?["url"])
        guard links.count + verified.count > 0 || !target.isMissing else { return }
        let batch = network.batch
        var record = ProfileRecord()
        record.account = batch.store(account.address)
        record.links = list(links)
        record.verified = list(verified)
        record.movedTo = target
        batch.profiles.append(record)
    }

    private func list(_ links: [ByteSlice]) -> ListRange {
        let start = network.batch.lists.count
        for link in links { network.batch.appendUnique(link, since: start) }
        return network.batch.endList(from: start)
    }

    /// The addresses of the web that a field links to.
    private func addresses(_ text: UnsafeBufferPointer<UInt8>) -> [ByteSlice] {
        html.clearLinks()
        let start = network.batch.arena.count
        _ = html.append(text, to: &network.batch.arena)
        network.batch.arena.truncate(to: start)
        return (0..<html.linkCount).compactMap { index in
            let link = html.link(index)
            guard html.linkKind(index) == .anchor, URLResolver.isWeb(link) else { return nil }
            return URLResolver.append(link, base: nil, to: &network.batch.arena)
        }
    }
}
