import SquelchTimeline

/// Who gets the money that listeners send along with a podcast (`podcast:value` of the podcast namespace).
///
/// Only lightning addresses (`ada@pay.example`) are kept: people can pay to them by hand. A node's key belongs to all
/// who share that node, so money sent to the key alone may reach a stranger.
struct PodcastValue {
    /// The lightning addresses with the largest part, in the scratch of the item, as `lightning:ADDRESS`.
    private(set) var addresses: [ByteSlice] = []
    private var largestSplit: Int64 = 0
    /// Most addresses that are kept.
    private static let most = 16

    /// Forgets everything and keeps the memory.
    mutating func clear() {
        addresses.removeAll(keepingCapacity: true)
        largestSplit = 0
    }

    /// Takes a recipient. Those with less than the largest part are guests, or who keeps the directory, not the author.
    fileprivate mutating func add(_ address: String?, split: Int64, to scratch: inout ByteArena) {
        guard split > 0, split >= largestSplit else { return }
        if split > largestSplit { addresses.removeAll(keepingCapacity: true) }
        largestSplit = split
        guard let address, addresses.count < Self.most else { return }
        let offset = scratch.count
        scratch.append(utf8: "lightning:" + address)
        addresses.append(ByteSlice(offset: offset, length: scratch.count - offset))
    }
}

extension XMLDocumentReader {
    /// A value block begins; returns the scope of its recipients.
    mutating func beginValue(_ attributes: XMLAttributes) -> Scope {
        guard attributes.value("type").map({ $0.trimmed.equalsIgnoringCase("lightning") }) ?? true else {
            return .ignored
        }
        withDraft { $0.value.clear() }
        return .value
    }

    /// One of those who share the money. Fees go to apps and hosts.
    mutating func addRecipient(_ attributes: XMLAttributes) {
        guard let address = attributes.value("address"), address.count <= FieldLimit.short,
            !(attributes.value("fee").map { $0.trimmed.equalsIgnoringCase("true") } ?? false)
        else { return }
        let split = attributes.value("split").map { $0.trimmed.decimalNumber ?? 0 } ?? 1
        let known = MailAddress.normalized(String(decoding: address.trimmed, as: UTF8.self))
        withDraft { $0.value.add(known, split: split, to: &$0.scratch) }
    }

    /// A value block ends.
    mutating func finishValue() {
        withDraft { draft in
            draft.payment += draft.value.addresses
            draft.value.clear()
        }
    }
}
