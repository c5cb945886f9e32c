/// Which dialect a document is written in, such as `rss2.0` or `atom1.0`.
struct FeedFormat: Equatable {
    /// Name in records and reports.
    private(set) var name: String

    /// A dialect of a known name.
    init(name: String) { self.name = name }

    /// The dialect that the root element shows.
    init(root: Element, _ attributes: XMLAttributes, _ uri: UnsafePointer<UInt8>?) {
        let version = attributes.value("version").map { value in
            String(decoding: value.prefix(8).filter { $0 &- 0x30 < 10 || $0 == UInt8(ascii: ".") }, as: UTF8.self)
        }
        switch root {
        case .rss: name = "rss" + (version ?? "")
        case .rdf: name = "rss1.0"
        case .feed: name = version == "0.3" || Self.uri(uri).contains("purl.org/atom") ? "atom0.3" : "atom1.0"
        case .opml: name = "opml" + (version ?? "")
        default: name = "html"
        }
    }

    /// RSS 0.90 and 1.0 have one root and differ in the namespace of what is in it.
    mutating func noteCore(_ uri: UnsafePointer<UInt8>?) {
        if name == "rss1.0", Self.uri(uri).contains("netscape.com") { name = "rss0.90" }
    }

    /// The RSS that WordPress writes as its export.
    static let wordpress = FeedFormat(name: "wxr")

    /// Whether texts follow Atom's rules.
    var isAtom: Bool { name.hasPrefix("atom") }
    /// Whether it is a list of follows.
    var isOPML: Bool { name.hasPrefix("opml") }
    /// Whether it is a web page.
    var isHTML: Bool { name == "html" }

    private static func uri(_ bytes: UnsafePointer<UInt8>?) -> String { bytes.map { String(cString: $0) } ?? "" }
}
