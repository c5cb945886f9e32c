import SquelchTimeline

/// Web pages that services export, told apart from those that servers send in place of a feed.
enum PageKind: Equatable {
    /// Bookmarks of a browser or of a service that writes as browsers do.
    case netscape
    case pocket
    case youTube
    case facebook
    /// Posts that are marked with microformats.
    case hFeed

    /// The kind of page that begins with `prefix`; nil for all others.
    static func sniff(_ prefix: UnsafeBufferPointer<UInt8>) -> PageKind? {
        let start = prefix.trimmed
        if start.starts(withIgnoringCase: "<!doctype netscape-bookmark") { return .netscape }
        // Some tools write a comment before it.
        if start.first == UInt8(ascii: "<"), start.firstIndex(of: "<!DOCTYPE NETSCAPE-Bookmark", within: 1024) != nil {
            return .netscape
        }
        guard start.starts(withIgnoringCase: "<!doctype html") || start.starts(withIgnoringCase: "<html") else {
            return nil
        }
        if prefix.firstIndex(of: "<title>Pocket Export", within: 4096) != nil { return .pocket }
        let all = 64 << 10
        // Takeout's pages begin with the whole style sheet of Material Design Lite, by which alone they can be told.
        for mark in ["mdl-cell", "mdl-grid", "material-design-lite", "outer-cell"] as [StaticString]
        where prefix.firstIndex(of: mark, within: all) != nil {
            return .youTube
        }
        for mark in ["_a6-g", "_2lel", "uiBoxWhite"] as [StaticString]
        where prefix.firstIndex(of: mark, within: all) != nil {
            return .facebook
        }
        return hasMarkedPosts(prefix) ? .hFeed : nil
    }

    /// Whether an element has the class `h-entry`.
    private static func hasMarkedPosts(_ prefix: UnsafeBufferPointer<UInt8>) -> Bool {
        var rest = prefix
        while let found = rest.firstIndex(of: "h-entry", within: rest.count) {
            let (before, after) = (found > 0 ? rest[found - 1] : 0, found + 7 < rest.count ? rest[found + 7] : 0)
            if endsClass(before) || before == UInt8(ascii: "="), endsClass(after) || after == UInt8(ascii: ">") {
                return true
            }
            rest = UnsafeBufferPointer(rebasing: rest[(found + 7)...])
        }
        return false
    }

    private static func endsClass(_ byte: UInt8) -> Bool { byte.isXMLSpace || byte == 0x22 || byte == 0x27 }
}
