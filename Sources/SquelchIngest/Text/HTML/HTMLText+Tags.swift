import CSquelchKernels
import SquelchTimeline

extension HTMLText {
    /// An open element that shows nothing but what its start tag says.
    struct Hidden {
        /// Its name, and how deep it is nested in itself.
        var name: HTMLName
        var kind: HTMLElementKind
        var depth = 1
        /// Length of the text before it.
        var start: Int
        /// Links before it.
        var links: Int
        /// Whether its links count although its text does not.
        var keepsLinks = false
    }

    /// Reads what the `<` at `from` begins; returns what follows, which is `end` where the markup never ends.
    @inline(__always)
    mutating func readMarkup(
        at from: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ writer: inout HTMLWriter
    ) -> UnsafePointer<UInt8> {
        let next = end - from > 1 ? from[1] : 0
        if next.isASCIILetter { return readStartTag(from + 1, end, &writer) }
        if next == UInt8(ascii: "/"), end - from > 2 {
            if from[2].isASCIILetter { return readEndTag(from + 2, end, &writer) }
            return HTMLText.skipDeclaration(from + 2, end)
        }
        if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
            return HTMLText.skipDeclaration(from + 1, end)
        }
        writer.append(from.pointee)
        return from + 1
    }

    @inline(__always)
    private mutating func readStartTag(
        _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ writer: inout HTMLWriter
    ) -> UnsafePointer<UInt8> {
        let nameEnd = squelch_find_name_end(start, end, 0)
        guard nameEnd < end else { return end }
        let name = HTMLName(start, nameEnd, before: end)
        let kind = elements[name]
        if kind > .cell { return readSpecialTag(name, kind, nameEnd, end, &writer) }
        let next = nameEnd.pointee == UInt8(ascii: ">") ? nameEnd + 1 : HTMLAttribute.skipAll(nameEnd, end)
        if hidden?.keepsLinks == true || next - nameEnd >= Self.shortestQuoteTag {
            return readMaybeQuote(name, kind, nameEnd, end, &writer)
        }
        separate(kind, &writer)
        return next
    }

    /// Bytes of ` class=quote-inline>`: a shorter tag cannot begin the fallback of a quote.
    private static let shortestQuoteTag = 20

    /// Reads a start tag that may begin the fallback of a quoted post: `<p class="quote-inline">RE: …</p>`.
    @inline(never)
    private mutating func readMaybeQuote(
        _ name: HTMLName, _ kind: HTMLElementKind, _ from: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>,
        _ writer: inout HTMLWriter
    ) -> UnsafePointer<UInt8> {
        separate(kind, &writer)
        var attributes = HTMLAttribute.Cursor(at: from, end)
        var isQuote = false
        while let attribute = attributes.next() {
            if attribute.isNamed("class"), attribute.value.hasWord("quote-inline") { isQuote = true }
        }
        guard attributes.isClosed else { return end }
        let next = attributes.position
        if next[-2] == UInt8(ascii: "/") { return next }
        if isQuote {
            enterHidden(name, kind, &writer, keepsLinks: true)
        } else if hidden?.keepsLinks == true, hidden?.name == name {
            hidden?.depth += 1
        }
        return next
    }

    @inline(__always)
    private mutating func readEndTag(
        _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ writer: inout HTMLWriter
    ) -> UnsafePointer<UInt8> {
        let nameEnd = squelch_find_name_end(start, end, 0)
        guard nameEnd < end else { return end }
        let name = HTMLName(start, nameEnd, before: end)
        let kind = elements[name]
        let next = nameEnd.pointee == UInt8(ascii: ">") ? nameEnd + 1 : HTMLAttribute.skipAll(nameEnd, end)
        separate(kind, &writer)
        if let hidden, kind.hidesContent || hidden.keepsLinks { leaveHidden(name, &writer) }
        return next
    }

    @inline(__always)
    private func separate(_ kind: HTMLElementKind, _ writer: inout HTMLWriter) {
        if kind == .block { writer.newline() } else if kind == .cell { writer.space() }
    }

    /// Reads a start tag that points to something or that hides its content.
    @inline(never)
    private mutating func readSpecialTag(
        _ name: HTMLName, _ kind: HTMLElementKind, _ from: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>,
        _ writer: inout HTMLWriter
    ) -> UnsafePointer<UInt8> {
        let linksBefore = linkCount
        var attributes = HTMLAttribute.Cursor(at: from, end)
        switch kind {
        case .anchor: readAnchor(&attributes)
        case .image, .media, .player: readSource(kind, &attributes)
        default: attributes.skipAll()
        }
        guard attributes.isClosed else {
            // The tag never ends, so that it is none.
            dropLinks(after: linksBefore, nil)
            return end
        }
        let next = attributes.position
        // Authors who think in XML close these in their start tag; then what follows is for the reader.
        if next[-2] == UInt8(ascii: "/") { return next }
        if kind == .raw { return HTMLText.skipRawText(of: name, next, end) }
        if kind.hidesContent { enterHidden(name, kind, &writer) }
        return next
    }

    private mutating func readAnchor(_ attributes: inout HTMLAttribute.Cursor) {
        // The first of equal names counts.
        var (address, relation): (HTMLAttribute.Value?, HTMLAttribute.Value?)
        while let attribute = attributes.next() {
            if address == nil, attribute.isNamed("href") { address = attribute.value }
            if relation == nil, attribute.isNamed("rel") { relation = attribute.value }
        }
        if let address { addLink(address, .anchor, isPayment: relation?.hasWord("payment") ?? false) }
    }

    private mutating func readSource(_ kind: HTMLElementKind, _ attributes: inout HTMLAttribute.Cursor) {
        var source: HTMLAttribute.Value?
        var isPixel = false
        while let attribute = attributes.next() {
            if source == nil, attribute.isNamed("src") { source = attribute.value }
            if attribute.isNamed("width") || attribute.isNamed("height") {
                isPixel = isPixel || attribute.value.isTiny
            }
        }
        // Counters of readers are in every post of their feeds and no pictures.
        guard attributes.isClosed, !isPixel else { return }
        if let source {
            // A picture written into its own address is no link; lazily loaded pages have one in place of each.
            if !source.isInline { addLink(source, kind == .image ? .image : .media) }
            mediaFlags.insert(kind == .image ? .image : .media)
        } else if kind == .player {
            mediaFlags.insert(.media)
        }
    }

    private mutating func enterHidden(
        _ name: HTMLName, _ kind: HTMLElementKind, _ writer: inout HTMLWriter, keepsLinks: Bool = false
    ) {
        if hidden == nil {
            hidden = Hidden(
                name: name, kind: kind, start: writer.length, links: linkCount, keepsLinks: keepsLinks)
        } else if hidden?.name == name {
            hidden?.depth += 1
        }
    }

    /// An element ends that may be the one that hides: what was written since it began is taken back.
    @inline(never)
    private mutating func leaveHidden(_ name: HTMLName, _ writer: inout HTMLWriter) {
        guard var current = hidden, current.name == name else { return }
        current.depth -= 1
        guard current.depth == 0 else { return hidden = current }
        writer.truncate(to: current.start)
        if !current.keepsLinks { dropLinks(after: current.links, current.kind == .template ? nil : .anchor) }
        hidden = nil
    }
}
