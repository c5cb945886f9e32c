import SquelchTimeline

extension XMLDocumentReader {
    /// Most bytes that are kept of a field (reliability.md 3.1).
    enum FieldLimit {
        static let title = 4 << 10
        static let short = 2 << 10
        static let body = 256 << 10
    }

    /// An element begins.
    mutating func start(
        _ name: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>?, _ uri: UnsafePointer<UInt8>?,
        _ attributes: XMLAttributes
    ) {
        let (element, isUndeclared) = cache.element(name, prefix: prefix, uri: uri)
        if isUndeclared { filter.repairs.note(.undeclaredPrefix, line: line) }
        let parent = scope
        if capture.depth > 0 {
            if startsInsideCapture(element, parent) {
                capture = Capture()
            } else {
                capture.hasMarkup = true
                // The one child of XHTML content says for all of it what addresses are relative to.
                if attributes.count > 0, scopes.count == capture.depth, let base = base(attributes) {
                    let element = capture.element
                    withDraft { $0.textBases.append((element, base)) }
                }
                scopes.append(.markup)
                if isInItem {
                    Markup.append(start: name, attributes, to: &item.scratch)
                } else {
                    Markup.append(start: name, attributes, to: &feed.scratch)
                }
                return
            }
        }
        elementBase = attributes.count > 0 ? base(attributes) : nil
        if let base = elementBase { bases.append((scopes.count + 1, base)) }
        scopes.append(open(element, attributes, uri, parent))
        guard attributes.count > 0 else { return }
        if let base = elementBase, !isInItem, scope == .feed || scope == .document { feed.base = base }
        elementBase = nil
        readLanguage(attributes)
    }

    /// A child that ends the capture of its parent's text: people and sources are either text or have children.
    private func startsInsideCapture(_ element: Element, _ parent: Scope) -> Bool {
        switch parent {
        case .person: element == .personName || element == .personEmail || element == .personURI
        case .source: element == .title || element == .link || element == .guid || element == .person
        default: element == .item && !isInItem
        }
    }

    /// Does what the element asks for; returns the scope of its content.
    private mutating func open(
        _ element: Element, _ attributes: XMLAttributes, _ uri: UnsafePointer<UInt8>?, _ parent: Scope
    ) -> Scope {
        switch element {
        case .rss, .rdf, .feed, .opml, .html:
            if format == nil { format = SourceFormat(root: element, attributes, uri) }
            return element == .feed ? .feed : .document
        case .channel:
            if format == nil { format = SourceFormat(.rss) }
            format?.noteCore(uri)
            return .feed
        case .item:
            // Inside an unknown element too: one whose end tag was forgotten would swallow all items after it.
            guard parent != .ignored || !isInItem else { return .ignored }
            format?.noteCore(uri)
            beginItem(attributes)
            return .item
        case .outline:
            outlines.start(attributes, depth: scopes.count + 1, line: line, output: output)
            return .document
        case .head where format?.family == .opml: return .ignored
        case .body where format?.family == .opml: return .document
        default: break
        }
        switch parent {
        case .feed, .item: return field(element, attributes, parent)
        case .person where element == .personName || element == .personEmail || element == .personURI:
            begin(element, .plain, FieldLimit.short)
            return .ignored
        case .source: return sourceField(element, attributes)
        case .value where element == .valueRecipient:
            addRecipient(attributes)
            return .ignored
        case .blogAuthor, .comment: return wordpressField(element, parent)
        case .document: return .document
        default: return .ignored
        }
    }

    private mutating func beginItem(_ attributes: XMLAttributes) {
        if isInItem { finishItem() }
        isInItem = true
        item.clear()
        item.base = bases.last?.url
        if let about = attributes.value("about") { item.about = XMLAttributes.unescaped(about, into: &item.scratch) }
    }

    /// Starts to collect the text of an element.
    mutating func begin(_ element: Element, _ kind: FieldText.Kind, _ limit: Int, escapesText: Bool = false) {
        capture = Capture(
            element: element, depth: scopes.count + 1, start: isInItem ? item.scratch.count : feed.scratch.count,
            kind: kind, limit: limit, escapesText: escapesText, base: elementBase)
    }

    /// The `xml:base` of an element: it holds inside of that element, its own attributes included.
    private func base(_ attributes: XMLAttributes) -> String? {
        for index in 0..<attributes.count where attributes.hasPrefix(index) && attributes.name(index).equals("base") {
            return URLResolver.resolve(attributes.string(index), base: bases.last?.url)
        }
        return nil
    }

    /// `xml:lang`, which any element may carry.
    private mutating func readLanguage(_ attributes: XMLAttributes) {
        guard scope == .feed || scope == .item || (scope == .document && !isInItem) else { return }
        for index in 0..<attributes.count where attributes.hasPrefix(index) && attributes.name(index).equals("lang") {
            let value = attributes.value(index)
            withDraft { draft in
                if draft.language.isEmpty { draft.language = XMLAttributes.unescaped(value, into: &draft.scratch) }
            }
        }
    }
}
