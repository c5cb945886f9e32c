import SquelchJSON
import SquelchTimeline

/// Names of a repository's posts: the tree of the repository has, for the address of each block, the key of its record.
struct RecordKeys: ~Copyable {
    private var text = ByteArena(capacity: 1 << 16)
    private var keys: [UInt64: ByteSlice] = [:]

    /// Posts whose names are kept: a hundred a day for fifty years.
    private static let most = 2_000_000
    private static let longestKey = 1024
    private static let posts: StaticString = "app.bsky.feed.post/"

    /// Takes the entries of a node; false where they are damaged. Keys repeat the beginning of the one before.
    mutating func take(node entries: JSONValue) -> Bool {
        var key: [UInt8] = []
        for entry in entries.items {
            guard let shared = entry["p"]?.int64, shared >= 0, shared <= key.count, let rest = entry["k"]?.string,
                Int(shared) + rest.count <= Self.longestKey
            else { return false }
            key.removeSubrange(Int(shared)...)
            key.append(contentsOf: rest)
            guard let address = entry["v"]?.string else { return false }
            key.withUnsafeBufferPointer { keep($0, for: ByteHash.hash(address)) }
        }
        return true
    }

    private mutating func keep(_ key: UnsafeBufferPointer<UInt8>, for address: UInt64) {
        guard keys.count < Self.most, key.starts(with: Self.posts) else { return }
        let name = UnsafeBufferPointer(rebasing: key[Self.posts.utf8CodeUnitCount...])
        guard !name.isEmpty, name.allSatisfy(Self.isAllowed) else { return }
        let offset = text.count
        text.append(name)
        keys[address] = ByteSlice(offset: offset, length: name.count)
    }

    /// Letters, digits and `.-_:~`, as the protocol has it.
    private static func isAllowed(_ byte: UInt8) -> Bool {
        byte.isASCIILetterOrDigit || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "~")
    }

    /// The key of the post in the block with this address; nil where no node has told it.
    subscript(address: UInt64) -> String? { keys[address].flatMap { text.string($0) } }
}
