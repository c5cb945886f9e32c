import SquelchTimeline

/// Text of a field as it stood in the document, and what it is.
struct FieldText {
    /// How the bytes are to be read.
    enum Kind: UInt8 {
        /// Text in which `<` is a character like any other.
        case plain
        /// HTML, or so it says.
        case html
        /// Markup that the parser took apart: each tag in it is one.
        case markup
        /// RSS does not say.
        case unknown
    }

    var slice = ByteSlice.missing
    var kind = Kind.unknown

    /// Whether there is something in it.
    @inline(__always)
    var isPresent: Bool { !slice.isEmpty }
}

/// One item (or the feed itself) while the parser is inside it: raw texts in a scratch arena, by element.
///
/// Which text becomes the title, the body or the date is decided at the end, when all are known; only those are
/// converted. The memory is reused from item to item.
struct ItemDraft: ~Copyable {
    /// Bytes of all fields.
    var scratch = ByteArena(capacity: 1 << 14)
    private var fields = [FieldText](repeating: FieldText(), count: Int(Element.count))
    /// Elements that were set, so that clearing touches only those.
    private var present: [Element] = []

    /// `rel=alternate` or `<link>`, and how good a choice it is.
    var link = ByteSlice.missing
    var linkRank = 0
    var selfLink = ByteSlice.missing
    /// The feed that an archived document is a part of (`rel=current`).
    var currentLink = ByteSlice.missing
    /// Earlier posts of the feed: in a document that will not change (`rel=prev-archive`), or on the next page.
    var previousArchive = ByteSlice.missing
    var nextPage = ByteSlice.missing
    var replyTo = ByteSlice.missing
    var sourceURL = ByteSlice.missing
    var commentsLink = ByteSlice.missing
    var about = ByteSlice.missing
    var language = ByteSlice.missing
    var guidIsPermalink = true
    var categories: [ByteSlice] = []
    var related: [ByteSlice] = []
    var payment: [ByteSlice] = []
    var value = PodcastValue()
    /// Other addresses of the author (`rel=me`).
    var me: [ByteSlice] = []
    var enclosures: [EnclosureRecord] = []
    /// Authors by elements that have a name, a mail address or both.
    var authors: [ByteSlice] = []
    /// Authors by Dublin Core, which are names.
    var creators: [ByteSlice] = []
    /// Authors of episodes, and those who speak in them, guests excluded.
    var itunesAuthors: [ByteSlice] = []
    var hosts: [ByteSlice] = []
    /// Authors of what is attached.
    var credits: [ByteSlice] = []
    /// Authors of the feed that an aggregated entry came from.
    var sourceAuthors: [ByteSlice] = []
    /// When a feed does not want to be asked for.
    var skippedHours: [ByteSlice] = []
    var skippedDays: [ByteSlice] = []
    /// Comments on the post, in an export of WordPress.
    var comments: [WordPressComment] = []
    var flags: PostFlags = []
    /// Base of relative addresses inside the item, nil where no `xml:base` applies.
    var base: String?
    /// Bases that hold inside one text only.
    var textBases: [(element: Element, url: String)] = []

    @inline(__always)
    subscript(element: Element) -> FieldText { fields[Int(element.rawValue)] }

    /// Sets a field; what came first stays, as in all feed readers, unless it was empty.
    mutating func set(_ element: Element, _ text: FieldText) {
        guard text.isPresent, !fields[Int(element.rawValue)].isPresent else { return }
        fields[Int(element.rawValue)] = text
        present.append(element)
    }

    /// Replaces a field.
    mutating func replace(_ element: Element, _ text: FieldText) {
        guard text.isPresent else { return }
        if !fields[Int(element.rawValue)].isPresent { present.append(element) }
        fields[Int(element.rawValue)] = text
    }

    /// Forgets a field.
    mutating func drop(_ element: Element) { fields[Int(element.rawValue)] = FieldText() }

    /// Takes a candidate for the address unless a better one is there.
    mutating func offerLink(_ slice: ByteSlice, rank: Int) {
        guard !slice.isEmpty, rank > linkRank else { return }
        link = slice
        linkRank = rank
    }

    /// Forgets everything and keeps the memory.
    mutating func clear() {
        scratch.removeAll()
        for element in present { fields[Int(element.rawValue)] = FieldText() }
        present.removeAll(keepingCapacity: true)
        (link, selfLink, replyTo, sourceURL, commentsLink) = (.missing, .missing, .missing, .missing, .missing)
        (about, language) = (.missing, .missing)
        (currentLink, previousArchive, nextPage) = (.missing, .missing, .missing)
        linkRank = 0
        guidIsPermalink = true
        categories.removeAll(keepingCapacity: true)
        related.removeAll(keepingCapacity: true)
        payment.removeAll(keepingCapacity: true)
        value.clear()
        me.removeAll(keepingCapacity: true)
        enclosures.removeAll(keepingCapacity: true)
        authors.removeAll(keepingCapacity: true)
        creators.removeAll(keepingCapacity: true)
        itunesAuthors.removeAll(keepingCapacity: true)
        skippedHours.removeAll(keepingCapacity: true)
        skippedDays.removeAll(keepingCapacity: true)
        hosts.removeAll(keepingCapacity: true)
        credits.removeAll(keepingCapacity: true)
        sourceAuthors.removeAll(keepingCapacity: true)
        comments.removeAll(keepingCapacity: true)
        flags = []
        base = nil
        textBases.removeAll(keepingCapacity: true)
    }
}

extension Element {
    /// Number of elements.
    static var count: UInt8 { Element.outline.rawValue + 1 }
}
