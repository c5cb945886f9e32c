import SquelchJSON

/// Finds a field that a record has more than once: two programs that read such a record may see two different posts.
///
/// Costs an instruction or two for each field; only where two names of a record share a bit are they compared.
struct RepeatedKeys {
    private var seen: UInt64 = 0
    private var shared: UInt64 = 0

    /// The fields of a post that mean something; others may be there as often as they like.
    private static let known: [StaticString] = [
        "account", "author", "text", "title", "id", "in_reply_to", "url", "updated", "published", "payment", "links",
        "language", "repost_of", "folder", "name", "html", "categories", "comments", "comments_url", "enclosures",
        "media", "selected", "source_title", "source_url",
    ]

    /// Takes the name of a field.
    @inline(__always)
    mutating func take(_ key: UnsafeBufferPointer<UInt8>) {
        let bit = Self.bit(of: key)
        shared |= seen & bit
        seen |= bit
    }

    /// The first known field that `record`, whose names were taken, has more than once; nil where none is.
    @inline(__always)
    func first(of record: JSONValue) -> StaticString? { shared == 0 ? nil : search(record) }

    @inline(never)
    private func search(_ record: JSONValue) -> StaticString? {
        Self.known.first { name in
            let bytes = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
            guard shared & Self.bit(of: bytes) != 0 else { return false }
            return record.fields.reduce(0) { $1.key == name ? $0 + 1 : $0 } > 1
        }
    }

    /// Chosen so that no two known names share a bit; unknown ones do now and then.
    @inline(__always)
    private static func bit(of key: UnsafeBufferPointer<UInt8>) -> UInt64 {
        guard let first = key.first, let last = key.last else { return 0 }
        return 1 << UInt64((Int(first) + key.count + 13 * Int(last)) & 63)
    }
}
