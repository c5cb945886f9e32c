import SquelchTimeline

/// Bookmarks in the format that Netscape left behind: not well-formed, and by design. `H3` names a folder, the `DL` after
/// it holds it; a bookmark with `FEEDURL` is a follow of that feed.
final class NetscapeBookmarks: PageReader {
    private let output: RecordWriter
    private var folders: [String] = []
    /// Name of the folder whose list comes next.
    private var nextFolder = ""
    private var heading = PageText()
    private var title = PageText()
    private var feed: FeedLink?

    private struct FeedLink {
        var url: [UInt8]
        var site: [UInt8]
    }

    init(_ output: RecordWriter) { self.output = output }

    func open(_ tag: PageTag) {
        if tag.isNamed("h3") {
            heading.open()
        } else if tag.isNamed("dl") {
            folders.append(nextFolder)
            nextFolder = ""
        } else if tag.isNamed("a") {
            closeFeed()
            bookmark(tag)
        }
    }

    func close(_ tag: PageTag) {
        if tag.isNamed("h3") {
            nextFolder = heading.close() ?? ""
        } else if tag.isNamed("dl") {
            _ = folders.popLast()
        } else if tag.isNamed("a") {
            closeFeed()
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        heading.append(bytes)
        title.append(bytes)
    }

    private func bookmark(_ tag: PageTag) {
        let address = tag["feedurl"]
        if !address.isEmpty {
            feed = FeedLink(url: Array(address), site: Array(tag["href"]))
            title.open()
        }
        // Live bookmarks of Firefox have no page of their own.
        if !tag["href"].isEmpty { output.attention(tag["href"], .bookmark, at: EpochTime.seconds(tag["add_date"])) }
    }

    private func closeFeed() {
        guard let feed, let name = title.close() else { return }
        self.feed = nil
        let path = folders.filter { !$0.isEmpty }
        feed.url.withUnsafeBufferPointer { url in
            feed.site.withUnsafeBufferPointer { site in
                Array(name.utf8).withUnsafeBufferPointer { name in
                    output.follow(feed: url, name: name, site: site, folders: path)
                }
            }
        }
    }

    func finish() -> SourceFormat? {
        closeFeed()
        return SourceFormat(.netscape, "bookmarks")
    }
}
