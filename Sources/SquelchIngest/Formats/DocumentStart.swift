import SquelchTimeline

/// Where a feed or a list begins in bytes that may have anything before it: what a broken script of the server printed,
/// headers of HTTP, comments, a whole page.
enum DocumentStart: Equatable {
    /// A root that is known. The document begins at this byte, at the declaration if there is one.
    case root(Int)
    /// A web page and nothing else.
    case page
    /// Tags, but none of those.
    case markup
    /// No tag at all.
    case none

    private static let roots: [StaticString] = ["rss", "rdf:rdf", "feed", "opml", "channel", "atom:feed"]

    static func find(in bytes: UnsafeBufferPointer<UInt8>) -> DocumentStart {
        var result = DocumentStart.none
        // A declaration that no element has followed yet, and whether what came before the root can be none of it.
        var declaration: Int?
        var isBehindJunk = false
        var isInPage = false
        var index = 0
        while let next = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            let rest = UnsafeBufferPointer(rebasing: bytes[next...])
            index = next + 1
            if rest.starts(with: "<!--") {
                guard let end = rest.firstIndex(of: "-->", within: rest.count) else { return result }
                index = next + end
            } else if rest.starts(with: "<?xml"), rest.count > 5, rest[5].isXMLSpace {
                if declaration == nil || !isInPage { declaration = next }
            } else if rest.starts(withIgnoringCase: "<!doctype html") {
                (result, isInPage) = (.page, true)
            } else if rest.starts(withIgnoringCase: "</html") {
                (isInPage, isBehindJunk, declaration) = (false, true, nil)
            } else if rest.count > 1, rest[1].startsXMLName {
                let name = UnsafeBufferPointer(rebasing: rest[1...].prefix { $0.continuesXMLName })
                if name.equalsIgnoringCase("html") { (result, isInPage) = (.page, true) }
                if isInPage { continue }
                if roots.contains(where: { name.equalsIgnoringCase($0) }) {
                    return .root(isBehindJunk ? declaration ?? next : 0)
                }
                if result == .none { result = .markup }
                if HTMLNames.contains(name) {
                    isBehindJunk = true
                } else if !isBehindJunk {
                    // A root that is not known, which may hold one that is.
                    declaration = 0
                }
            }
        }
        return result
    }
}
