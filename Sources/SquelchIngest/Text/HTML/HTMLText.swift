import CSquelchKernels
package import SquelchTimeline

/// Turns HTML into the text that people read, in one pass over the bytes, and keeps where it links to.
///
/// There is no tree: tags either separate words or they do not. A start tag tells what its content is worth (a script is
/// nothing, the text inside `<video>` is for browsers without video), so memory does not grow with depth and time is
/// linear in the input, whatever it is. Where tags are malformed, they end where the HTML standard's tokenizer ends them.
///
/// One value is reused from text to text; after the first few it allocates nothing.
package struct HTMLText: ~Copyable, Sendable {
    /// Where a link comes from.
    package enum LinkKind: UInt8, Sendable {
        /// `<a>` or `<area>`: where the author sends the reader.
        case anchor
        /// `<img>`, tracking pixels excluded.
        case image
        /// `<iframe>`, `<video>`, `<audio>`, `<source>` or `<embed>`.
        case media
    }

    let elements = HTMLElementTable.shared
    let names = HTMLEntityNames.shared
    /// Element whose content counts only until its end tag shows that nobody sees it.
    var hidden: Hidden?
    private var linkBytes = ByteArena(capacity: 1 << 12)
    private var links: [(slice: ByteSlice, kind: LinkKind, isPayment: Bool)] = []
    /// Whether pictures, or sound or video, were shown since ``clearLinks()``.
    package internal(set) var mediaFlags: PostFlags = []

    package init() {}

    /// Number of links found since ``clearLinks()``, in the order of the text and with repetitions.
    package var linkCount: Int { links.count }

    /// The address of a link as it was written, references decoded and white space at the ends removed; neither
    /// resolved nor checked. Valid until the next text.
    package func link(_ index: Int) -> UnsafeBufferPointer<UInt8> { linkBytes.bytes(links[index].slice) }

    /// What kind of link it is.
    package func linkKind(_ index: Int) -> LinkKind { links[index].kind }

    /// Whether the author says that money can be sent there (`rel=payment`).
    package func isPayment(_ index: Int) -> Bool { links[index].isPayment }

    /// Forgets links and media of earlier texts.
    package mutating func clearLinks() {
        links.removeAll(keepingCapacity: true)
        linkBytes.removeAll()
        mediaFlags = []
    }

    /// Appends the plain text of `html`, which must be valid UTF-8 and may not lie in `out`.
    ///
    /// White space, no-break spaces included, is one space between words, one newline between blocks, and absent at the
    /// ends. Control characters, soft hyphens, zero-width spaces and byte order marks are dropped, however they are
    /// written. Links are added to those of earlier texts.
    /// - Complexity: O(`html.count`) time; `out` grows by `html.count` + 32 bytes at most.
    package mutating func append(_ html: UnsafeBufferPointer<UInt8>, to out: inout ByteArena) -> ByteSlice {
        hidden = nil
        let offset = out.count
        guard var from = html.baseAddress else { return ByteSlice(offset: offset, length: 0) }
        let end = from + html.count
        out.reserve(html.count + HTMLWriter.slack)
        var writer = HTMLWriter(at: out.base + offset)
        while true {
            from = writer.copy(from, end)
            guard from < end else { break }
            switch from.pointee {
            case UInt8(ascii: "<"): from = readMarkup(at: from, end, &writer)
            case UInt8(ascii: "&"): from = writer.appendReference(at: from, end, names)
            default: from = writer.appendSpecial(at: from, end)
            }
        }
        if let hidden, hidden.kind == .template { writer.truncate(to: hidden.start) }
        let length = writer.finish()
        out.advance(by: length)
        return ByteSlice(offset: offset, length: length)
    }

    /// Notes where an element points to.
    mutating func addLink(_ value: HTMLAttribute.Value, _ kind: LinkKind, isPayment: Bool = false) {
        let offset = linkBytes.count
        value.appendDecoded(to: &linkBytes, names)
        guard linkBytes.count > offset else { return }
        links.append((ByteSlice(offset: offset, length: linkBytes.count - offset), kind, isPayment))
    }

    /// Drops the links beyond the first `count` that nobody can follow: all, or those of `kind`.
    mutating func dropLinks(after count: Int, _ kind: LinkKind?) {
        var kept = count
        for index in count..<links.count where kind != nil && links[index].kind != kind {
            links[kept] = links[index]
            kept += 1
        }
        links.removeLast(links.count - kept)
    }
}
