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
                scopes.append(.markup)
                if isInItem {
                    Markup.append(start: name, attributes, to: &item.scratch)
                } else {
                    Markup.append(start: name, attributes, to: &feed.scratch)
                }
                return
            }
        }
        scopes.append(open(element, attributes, uri, parent))
        if attributes.count > 0 { readCommonAttributes(attributes, scopes.count) }
    }

    /// A child that ends the capture of its parent's text: people and sources are either text or have children.
    private func startsInsideCapture(_ element: Element, _ parent: Scope) -> Bool {
        switch parent {
        case .person: element == .personName || element == .personEmail || element == .personURI
        case .source: element == .title || element == .link || element == .guid
        default: element == .item && !isInItem
        }
    }

    /// Does what the element asks for; returns the scope of its content.
    private mutating func open(
        _ element: Element, _ attributes: XMLAttributes, _ uri: UnsafePointer<UInt8>?, _ parent: Scope
    ) -> Scope {
        switch element {
        case .rss, .rdf, .feed, .opml, .html:
            if format == nil { format = FeedFormat(root: element, attributes, uri) }
            return element == .feed ? .feed : .document
        case .channel:
            if format == nil { format = FeedFormat(name: "rss") }
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
        case .head where format?.isOPML == true: return .ignored
        case .body where format?.isOPML == true: return .document
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
            kind: kind, limit: limit, escapesText: escapesText)
    }

    /// `xml:base` and `xml:lang`, which any element may carry.
    private mutating func readCommonAttributes(_ attributes: XMLAttributes, _ depth: Int) {
        for index in 0..<attributes.count where attributes.hasPrefix(index) {
            let name = attributes.name(index)
            if name.equals("base") {
                let base = URLResolver.resolve(attributes.string(index), base: bases.last?.url)
                bases.append((depth, base))
                if isInItem { item.base = base }
            } else if name.equals("lang"), scope == .feed || scope == .item || (scope == .document && !isInItem) {
                let value = attributes.value(index)
                withDraft { draft in
                    if draft.language.isEmpty { draft.language = XMLAttributes.unescaped(value, into: &draft.scratch) }
                }
            }
        }
    }
}
