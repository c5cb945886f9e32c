import SquelchTimeline

/// A feed document, as far as it says which feed it is.
struct FeedDocument: Sendable {
    /// Number of its account among those of its source.
    var account: UInt32
    /// The id that it claims.
    var id: String
    /// Its name, without differences of case and white space.
    var title: String?
    /// The file that it lies in.
    var source: String
    /// When it was made, as it says itself.
    var updated: Int64?
    /// Scheme and host of its first post.
    var home: String?
    /// How many of its posts lie there.
    var homePosts = 0
    /// Titles of its posts, or else their beginnings, by hash.
    var headlines: Set<UInt64> = []
    /// Times of its dated posts.
    var times: [Int64] = []

    /// The letters of the file's name: copies of one feed differ in dates and numbers.
    var stem: String {
        let name = source[(source.lastIndex(of: "/").map(source.index(after:)) ?? source.startIndex)...]
        return String(name.prefix { $0 != "." }.filter(\.isLetter)).lowercased()
    }

    /// The title as far as it tells feeds apart.
    static func folded(_ title: String?) -> String? {
        title.map { $0.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    }
}

/// Tells apart feeds that claim one address.
///
/// A feed's own address is wrong as often as it is copied: that of a machine at home, the site's main feed, one without
/// its query. Two documents of one address are one feed where their titles agree or most of their posts are the same;
/// else they are told apart, and known by what differs.
struct FeedVariants {
    private struct Variant {
        /// The key of the account in the table.
        var key: String
        var titles: Set<String>
        /// Addresses that its documents were fetched from.
        var addresses: Set<String> = []
        var home: String?
        var source: String
        var stem: String
        var posts = 0
        var times: [Int64] = []
    }

    private var variants: [String: [Variant]] = [:]
    /// The last variant that had a headline, by hash of id and headline.
    private var owners: [UInt64: Int] = [:]

    /// Posts of one time without anything in common, from which on two feeds of one name are two.
    private static let fewestApart = 3

    /// The key of the account that `document` belongs to: its id, or where others claim the same one of its own.
    mutating func key(for document: FeedDocument) -> String {
        var id = document.id
        let seed = id.withUTF8 { ByteHash.hash($0) }
        var known = variants[document.id] ?? []
        var shared: [Int: Int] = [:]
        for headline in document.headlines {
            if let owner = owners[seed ^ headline] { shared[owner, default: 0] += 1 }
        }
        let likely = shared.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.map(\.key)
        let order = likely + known.indices.filter { shared[$0] == nil }
        // What one address gives out is one feed, whatever it calls itself later and however few posts of a copy are left.
        let address = AccountIdentity.tellsApart(document.source) ? document.source : nil
        let fetched = address.flatMap { address in known.firstIndex { $0.addresses.contains(address) } }
        let found = fetched ?? order.first { Self.isSame(document, known[$0], shared: shared[$0] ?? 0) }
        let place = found ?? known.count
        if found == nil {
            known.append(
                Variant(
                    key: known.isEmpty ? document.id : "\(document.id)\u{0}\(known.count)", titles: [],
                    home: document.home, source: document.source, stem: document.stem))
        }
        if let title = document.title { known[place].titles.insert(title) }
        if let address { known[place].addresses.insert(address) }
        known[place].posts += document.headlines.count
        known[place].times += document.times
        for headline in document.headlines { owners[seed ^ headline] = place }
        variants[document.id] = known
        return known[place].key
    }

    private static func isSame(_ document: FeedDocument, _ variant: Variant, shared: Int) -> Bool {
        guard !document.headlines.isEmpty, variant.posts > 0 else { return true }
        let from = max(document.times.min() ?? .min, variant.times.min() ?? .min)
        let to = min(document.times.max() ?? .max, variant.times.max() ?? .max)
        let counts = [document.times, variant.times].map { $0.count { $0 >= from && $0 <= to } }
        guard let title = document.title, !variant.titles.isEmpty, !variant.titles.contains(title) else {
            if shared > 0 { return true }
            // Where nothing but a title names them, the place of their posts does.
            if document.title == FeedDocument.folded(document.id), document.home != variant.home { return false }
            return counts.contains { $0 < fewestApart }
        }
        // The main feed has the posts of a category's too, but among others.
        if shared > 0 { return 3 * shared >= 2 * (counts.max() ?? 0) }
        // Another name, nothing in common: a feed that was renamed, if it is a later copy of the same file.
        return document.source != variant.source && document.stem == variant.stem && counts.contains(0)
    }

    /// Addresses that several feeds claim, with how many do, in their order.
    var claims: [(id: String, feeds: Int)] {
        variants.filter { $0.value.count > 1 }.map { ($0.key, $0.value.count) }.sorted { $0.id < $1.id }
    }

    /// What the accounts of addresses that several feeds claim are to be called, by their keys: the address with what
    /// they differ in.
    var names: [String: String] {
        var names: [String: String] = [:]
        for (id, group) in variants where group.count > 1 {
            let labels: [[String?]] = [
                group.map { $0.titles.min() }, group.map(\.home), group.map(\.source),
            ]
            let told: [String?] =
                labels.first { Set($0.compactMap { $0 }).count == group.count } ?? group.map(\.source)
            for (place, variant) in group.enumerated() {
                let label = told[place] ?? String(place + 1)
                let isTwice = told.count { $0 == told[place] } > 1
                names[variant.key] = "\(id) (\(isTwice ? "\(label) \(place + 1)" : label))"
            }
        }
        return names
    }
}
