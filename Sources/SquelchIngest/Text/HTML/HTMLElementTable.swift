/// What an element means for text.
enum HTMLElementKind: UInt8, Comparable {
    /// Unknown to HTML.
    case unknown
    /// Part of a line.
    case inline
    /// Text before and after it stands on lines of its own.
    case block
    /// Words end with it, the line does not.
    case cell
    // From here on the start tag needs a look at its attributes, or what follows it is no text.
    /// Points to a page.
    case anchor
    /// Points to a picture.
    case image
    /// Points to sound or video, and has no content.
    case media
    /// Points to sound or video; its content is for browsers that cannot play.
    case player
    /// Its content is for other browsers.
    case fallback
    /// Its content is not shown unless a script takes it.
    case template
    /// Its content is no markup, and no text of the document either.
    case raw

    /// Whether content up to the end tag is dropped.
    @inline(__always)
    var hidesContent: Bool { self >= .player && self != .raw }

    @inline(__always)
    static func < (one: HTMLElementKind, other: HTMLElementKind) -> Bool { one.rawValue < other.rawValue }
}

/// The elements of HTML by name: a hash table of fixed size, with open addressing.
struct HTMLElementTable: @unchecked Sendable {
    // Sendable: never written after init, never freed.
    private let keys: UnsafeMutablePointer<UInt64>
    private let kinds: UnsafeMutablePointer<HTMLElementKind>
    private static let bits = 9

    /// The one table; it lives as long as the process.
    static let shared = HTMLElementTable()

    private init() {
        keys = .allocate(capacity: 1 << Self.bits)
        keys.initialize(repeating: 0, count: 1 << Self.bits)
        kinds = .allocate(capacity: 1 << Self.bits)
        kinds.initialize(repeating: .unknown, count: 1 << Self.bits)
        for (kind, names) in Self.names {
            names.forEachWord { word in
                guard let start = word.baseAddress else { return }
                let end = start + word.count
                insert(HTMLName(start, end, before: end).key, kind)
            }
        }
    }

    private func insert(_ key: UInt64, _ kind: HTMLElementKind) {
        var slot = Self.slot(key)
        while keys[slot] != 0 { slot = (slot + 1) & (1 << Self.bits - 1) }
        keys[slot] = key
        kinds[slot] = kind
    }

    @inline(__always)
    private static func slot(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> (64 - UInt64(bits)))
    }

    /// What `name` means.
    @inline(__always)
    subscript(_ name: HTMLName) -> HTMLElementKind {
        var slot = Self.slot(name.key)
        // A quarter of the slots is used, so that an empty one ends each search.
        while keys[slot] != name.key {
            if keys[slot] == 0 { return .unknown }
            slot = (slot &+ 1) & (1 << Self.bits &- 1)
        }
        return kinds[slot]
    }

    private static let names: [(HTMLElementKind, StaticString)] = [
        (
            .inline,
            """
            abbr acronym b bdi bdo big button cite code data del dfn em font i input ins kbd label \
            link map mark meta meter nobr output param picture progress q rp rt ruby s samp select \
            slot small span strike strong sub sup svg textarea time tt u var wbr
            """
        ),
        (
            .block,
            """
            address article aside blockquote body br caption center dd details dialog dir div dl dt \
            fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend \
            li listing main marquee menu nav ol optgroup option p plaintext pre search section summary \
            table tbody tfoot thead tr ul xmp
            """
        ),
        (.cell, "td th"),
        (.anchor, "a area"),
        (.image, "img image"),
        (.media, "embed source"),
        (.player, "audio iframe video"),
        (.fallback, "canvas noembed noframes noscript object"),
        (.template, "template"),
        (.raw, "script style title"),
    ]
}
