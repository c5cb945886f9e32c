import CLibXML2
import SquelchTimeline

/// Reads one XML document, a feed of any dialect or an OPML list, into records.
///
/// The parser's callbacks get a plain pointer to this struct: its state lives behind that pointer while a document is
/// read, and nothing else touches it then.
struct XMLDocumentReader: ~Copyable {
    /// What an open element is to the reader.
    enum Scope: UInt8 {
        /// Above any feed.
        case document
        /// A channel or an Atom feed: texts in it describe the feed.
        case feed
        /// An item or entry.
        case item
        /// A person's element, with name, mail and address as children.
        case person
        /// The feed that an aggregated entry came from.
        case source
        /// An author of the blog, in an export of WordPress.
        case blogAuthor
        /// A comment on a post, in an export of WordPress.
        case comment
        /// A value block of a podcast.
        case value
        /// Markup inside a text that is being captured.
        case markup
        /// Something whose content is not read.
        case ignored
    }

    /// The text that is being collected.
    struct Capture {
        var element = Element.unknown
        /// Depth of the captured element; 0 while nothing is captured.
        var depth = 0
        var start = 0
        var kind = FieldText.Kind.unknown
        var limit = 0
        /// Whether text has to be escaped again, because markup is captured with it (Atom's xhtml).
        var escapesText = false
        /// Base that the element declares for itself.
        var base: String?
        /// Whether the text holds elements of the document.
        var hasMarkup = false
        /// Bytes that did not fit.
        var dropped = 0
        /// How often inline pictures were taken out to make room.
        var compactions = 0
        static let mostCompactions = 256
    }

    var filter = MarkupFilter()
    var cache = ElementCache()
    var scopes: [Scope] = []
    /// Bases in force: `xml:base` by the depth of its element.
    var bases: [(depth: Int, url: String)] = []
    /// The base that the element declares which begins.
    var elementBase: String?
    var capture = Capture()
    /// The item that is open, and the feed around it.
    var item = ItemDraft()
    var feed = ItemDraft()
    var isInItem = false
    var format: SourceFormat?
    var outlines = OutlineStack()
    var wordpress = WordPressExport()
    var text = HTMLText()
    let output: RecordOutput
    /// Where the parser is; the filter is a chunk ahead of it.
    var place: XMLPushParser.Place?
    /// The base of the whole feed as it was last made, and of what.
    var knownBase: (link: ByteSlice, own: ByteSlice, base: String?) = (.missing, .missing, nil)
    /// The first post in the batch whose relative addresses wait for an address of the feed.
    var firstWithoutBase: Int?
    /// Whether the feed's own record has been given out.
    var feedIsOut = false
    /// Errors of the parser itself; few, as the filter has mended what it could.
    var parserNotes: [(line: Int, message: String)] = []
    var parserErrors = 0

    init(output: RecordOutput) { self.output = output }

    /// The line of the element that the parser is at.
    var line: Int { place?.line ?? filter.currentLine }

    /// The innermost scope.
    @inline(__always)
    var scope: Scope { scopes.last ?? .document }

    /// The draft that texts of the current scope go to; the feed's outside of items.
    @discardableResult
    mutating func withDraft<Result>(_ body: (inout ItemDraft) -> Result) -> Result {
        isInItem ? body(&item) : body(&feed)
    }

    /// Takes an error that libxml2 reports.
    mutating func note(error: UnsafePointer<xmlError>) {
        if error.pointee.code == Int32(XML_NS_ERR_UNDEFINED_NAMESPACE.rawValue) { return }
        parserErrors += 1
        guard parserNotes.count < 3, let message = error.pointee.message else { return }
        let words = String(cString: message).prefix(200).split(whereSeparator: \.isNewline).joined(separator: " ")
        parserNotes.append((Int(error.pointee.line), words))
    }
}
