import SquelchTimeline

/// What a web page says of feeds: its own (`rel=alternate`), and lists of those whom it recommends (`rel=blogroll`).
public struct PageLinks: Sendable, Equatable {
    /// One of them.
    public struct Link: Sendable, Equatable {
        /// Its address.
        public var address: String
        /// What the page calls it.
        public var title: String?
        /// Its media type, in lower case.
        public var type: String

        /// A link.
        public init(address: String, title: String? = nil, type: String = "") {
            self.address = address
            self.title = title
            self.type = type
        }
    }

    /// Feeds, each once, in the order of the page; of one in several formats the first that the page names.
    public internal(set) var feeds: [Link] = []
    /// Lists of feeds that it recommends.
    public internal(set) var blogrolls: [Link] = []

    /// What the page in `bytes` says, which came from `address`. Nothing where it is no page.
    public static func read(_ bytes: [UInt8], from address: String) -> PageLinks {
        guard let input = try? TextInput(BytesInput(bytes)) else { return PageLinks() }
        let reader = PageLinkReader(address)
        var text = ByteArena()
        _ = HTMLPageParser.parse(
            {
                text.removeAll()
                return (try? input.read(into: &text)) == true ? text.all : nil
            }, into: reader)
        return reader.links
    }
}

/// Collects the links of a page.
private final class PageLinkReader: PageReader {
    private(set) var links = PageLinks()
    private var base: String
    private var hasBase = false

    /// Pages that name more feeds than these are lists of something else.
    private static let most = 100
    private static let types: [StaticString] = [
        "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml",
    ]

    init(_ address: String) { base = address }

    func open(_ tag: PageTag) {
        if tag.isNamed("base"), !hasBase, !tag["href"].isEmpty {
            hasBase = true
            base = URLResolver.resolve(tag["href"].trimmed.string, base: base)
        }
        guard tag.isNamed("link") || tag.isNamed("a"), !tag["href"].isEmpty else { return }
        if tag.has("blogroll", in: "rel") { return add(tag, to: \.blogrolls) }
        let isFeed = tag.has("feed", in: "rel")
        guard tag.isNamed("link"), isFeed || tag.has("alternate", in: "rel") else { return }
        if isFeed || Self.types.contains(where: tag.mediaType.equalsIgnoringCase) { add(tag, to: \.feeds) }
    }

    func close(_ tag: PageTag) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
    func finish() -> SourceFormat? { nil }

    private func add(_ tag: PageTag, to list: WritableKeyPath<PageLinks, [PageLinks.Link]>) {
        var arena = ByteArena()
        let slice = URLResolver.append(tag["href"], base: base, to: &arena)
        guard URLResolver.isWeb(arena.bytes(slice)), links[keyPath: list].count < Self.most else { return }
        let title = tag["title"].plainString
        let link = PageLinks.Link(
            address: arena.bytes(slice).string, title: title.isEmpty ? nil : title,
            type: tag.mediaType.string.lowercased())
        // One of the same name in another format has the same posts.
        let isKnown = links[keyPath: list].contains {
            $0.address == link.address || ($0.title != nil && $0.title == link.title && $0.type != link.type)
        }
        if !isKnown { links[keyPath: list].append(link) }
    }
}

extension PageTag {
    /// The type that it has, without parameters.
    fileprivate var mediaType: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: self["type"].prefix { $0 != UInt8(ascii: ";") }).trimmed
    }

    /// Whether an attribute that is a list of words has this one, in whatever case.
    fileprivate func has(_ word: StaticString, in attribute: StaticString) -> Bool {
        self[attribute].split(whereSeparator: \.isXMLSpace).contains {
            UnsafeBufferPointer(rebasing: $0).equalsIgnoringCase(word)
        }
    }
}
