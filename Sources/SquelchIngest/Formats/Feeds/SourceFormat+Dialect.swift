import SquelchTimeline

/// Which dialect an XML document is written in, such as `rss2.0` or `atom1.0`.
extension SourceFormat {
    /// The dialect that the root element shows.
    init(root: Element, _ attributes: XMLAttributes, _ uri: UnsafePointer<UInt8>?) {
        let version = attributes.value("version").map { value in
            String(decoding: value.prefix(8).filter { $0 &- 0x30 < 10 || $0 == UInt8(ascii: ".") }, as: UTF8.self)
        }
        switch root {
        case .rss: self.init(.rss, version ?? "")
        case .rdf: self = Self.rdf
        case .feed: self.init(.atom, version == "0.3" || Self.uri(uri).contains("purl.org/atom") ? "0.3" : "1.0")
        case .opml: self.init(.opml, version ?? "")
        default: self.init(.html)
        }
    }

    private static let rdf = SourceFormat(.rss, "1.0")

    /// RSS 0.90 and 1.0 have one root and differ in the namespace of what is in it.
    mutating func noteCore(_ uri: UnsafePointer<UInt8>?) {
        if self == Self.rdf, Self.uri(uri).contains("netscape.com") { self = SourceFormat(.rss, "0.90") }
    }

    private static func uri(_ bytes: UnsafePointer<UInt8>?) -> String { bytes.map { String(cString: $0) } ?? "" }
}
