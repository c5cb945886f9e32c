import SquelchTimeline

extension XMLDocumentReader {
    /// An element directly inside a feed or an item. Begins to collect its text, or takes what its attributes say.
    mutating func field(_ element: Element, _ attributes: XMLAttributes, _ parent: Scope) -> Scope {
        switch element {
        case .title, .subtitle: begin(element, textKind(attributes), FieldLimit.title)
        case .description, .summary, .content, .body: return beginBody(element, attributes)
        case .dcTitle, .mediaTitle, .itunesTitle: begin(element, .unknown, FieldLimit.title)
        case .dcDescription, .mediaDescription, .itunesSummary, .itunesSubtitle:
            begin(element, .unknown, FieldLimit.body)
        case .link: return beginLink(attributes)
        case .guid:
            if let flag = attributes.value("ispermalink") {
                withDraft { $0.guidIsPermalink = !flag.equalsIgnoringCase("false") }
            }
            begin(element, .plain, FieldLimit.short)
        case .category, .dcSubject, .mediaCategory: return beginCategory(element, attributes)
        case .itunesCategory:
            keep(attributes.value("text")) { $0.categories.append($1) }
            return .ignored
        case .person:
            withDraft { $0.finishPerson() }
            begin(.authorText, .plain, FieldLimit.short)
            return .person
        case .source where parent == .item:
            keep(attributes.value("url")) { $0.sourceURL = $1 }
            begin(.source, .plain, FieldLimit.title)
            return .source
        case .enclosure: enclosure(attributes)
        case .mediaGroup: return parent
        case .mediaContent:
            noteMedia(attributes)
            return parent
        case .mediaThumbnail: withDraft { $0.flags.insert(.image) }
        case .funding: keep(attributes.value("url")) { $0.payment.append($1) }
        case .value: return beginValue(attributes)
        case .inReplyTo:
            keep(attributes.value("ref") ?? attributes.value("href")) { $0.replyTo = $1 }
        case .published, .updated, .created, .dcDate, .dcIdentifier, .language, .dcCreator, .authorText,
            .itunesAuthor, .podcastPerson, .comments, .commentFeed, .commentCount, .originalLink, .mediaCredit:
            begin(element, .plain, FieldLimit.short)
        case .exportVersion, .blogAuthor, .comment, .postType, .postStatus, .postPassword, .postDate:
            return wordpressField(element, parent)
        case .channel, .head, .outline, .item, .feed, .rss, .rdf, .opml, .html, .image, .textInput, .source, .unknown,
            .personName, .personEmail, .personURI, .valueRecipient, .blogAuthorID, .commentID, .commentParent,
            .commentAuthor, .commentAuthorURL, .commentDate, .commentApproved, .commentType, .commentUser:
            return .ignored
        }
        return .ignored
    }

    /// Title and address of the feed that an aggregated entry came from.
    mutating func sourceField(_ element: Element, _ attributes: XMLAttributes) -> Scope {
        switch element {
        case .title: begin(.source, .plain, FieldLimit.title)
        case .link where attributes.value("rel").map { $0.equals("self") } ?? true:
            keep(attributes.value("href")) { $0.sourceURL = $1 }
        default: break
        }
        return .ignored
    }

    /// What Atom says of a text; RSS says nothing, and means HTML as often as not.
    private func textKind(_ attributes: XMLAttributes) -> FieldText.Kind {
        guard let type = attributes.value("type") else { return format?.isAtom == true ? .plain : .unknown }
        if type.equals("html") || type.equals("text/html") || type.equals("xhtml")
            || type.equals("application/xhtml+xml")
        {
            return .html
        }
        return type.equals("text") || type.equals("text/plain") ? .plain : .unknown
    }

    private mutating func beginBody(_ element: Element, _ attributes: XMLAttributes) -> Scope {
        if let mode = attributes.value("mode"), mode.equals("base64") {
            output.skip(line: line, reason: "a body in base64")
            return .ignored
        }
        let type = attributes.value("type")
        let isXHTML = type.map { $0.equals("xhtml") || $0.equals("application/xhtml+xml") } ?? false
        if attributes.value("src") != nil, element == .content {
            keep(attributes.value("src")) { $0.related.append($1) }
        }
        let kind: FieldText.Kind = isXHTML || element == .body ? .html : type == nil ? .unknown : textKind(attributes)
        begin(element, kind, FieldLimit.body, escapesText: isXHTML || element == .body)
        return .ignored
    }

    /// Atom's link says everything in attributes; that of RSS is a text.
    private mutating func beginLink(_ attributes: XMLAttributes) -> Scope {
        guard let href = attributes.value("href") else {
            begin(.link, .plain, FieldLimit.short)
            return .ignored
        }
        let rel = attributes.value("rel")
        if rel.map({ $0.equals("alternate") || $0.isEmpty }) ?? true {
            let type = attributes.value("type")
            let isPage = type.map { $0.equals("text/html") || $0.equals("application/xhtml+xml") } ?? true
            keep(href) { $0.offerLink($1, rank: isPage ? (rel == nil ? 2 : 3) : 1) }
        } else if let rel {
            if rel.equals("self") {
                keep(href) { $0.selfLink = $1 }
            } else if rel.equals("enclosure") {
                enclosure(attributes)
            } else if rel.equals("payment") {
                keep(href) { $0.payment.append($1) }
            } else if rel.equals("me") {
                keep(href) { $0.me.append($1) }
            } else if rel.equals("replies") {
                keep(href) { $0.commentsLink = $1 }
            } else if rel.equals("related") || rel.equals("via") {
                keep(href) { $0.related.append($1) }
            }
        }
        return .ignored
    }

    private mutating func beginCategory(_ element: Element, _ attributes: XMLAttributes) -> Scope {
        if let term = attributes.value("term"), !term.trimmed.isEmpty {
            keep(term) { $0.categories.append($1) }
        } else {
            begin(element, .plain, FieldLimit.short)
        }
        return .ignored
    }

    private mutating func enclosure(_ attributes: XMLAttributes) {
        guard let address = attributes.value("url") ?? attributes.value("href"), !address.trimmed.isEmpty else {
            return
        }
        let type = attributes.value("type")
        let length = attributes.value("length").flatMap { $0.trimmed.decimalNumber } ?? -1
        withDraft { draft in
            let url = XMLAttributes.unescaped(address.trimmed, into: &draft.scratch)
            let kind = type.map { XMLAttributes.unescaped($0.trimmed, into: &draft.scratch) } ?? .missing
            draft.enclosures.append(EnclosureRecord(url: url, type: kind, length: length))
            if let type { draft.flags.insert(type.starts(with: "image/") ? .image : .media) }
        }
    }

    /// A picture or a film shown in the post.
    private mutating func noteMedia(_ attributes: XMLAttributes) {
        let medium = attributes.value("medium")
        let type = attributes.value("type")
        let isFilm =
            medium.map { $0.equals("video") || $0.equals("audio") } ?? false
            || type.map { $0.starts(with: "video/") || $0.starts(with: "audio/") } ?? false
        withDraft { $0.flags.insert(isFilm ? .media : .image) }
    }

    /// Copies an attribute's value, trimmed, into the draft of the scope.
    private mutating func keep(
        _ value: UnsafeBufferPointer<UInt8>?, _ use: (inout ItemDraft, ByteSlice) -> Void
    ) {
        guard let value = value?.trimmed, !value.isEmpty, value.count <= FieldLimit.short else { return }
        withDraft { draft in
            let slice = XMLAttributes.unescaped(value, into: &draft.scratch)
            use(&draft, slice)
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// A non-negative decimal number; nil where there is anything else, or too much of it.
    var decimalNumber: Int64? {
        guard !isEmpty, count <= 18 else { return nil }
        var number: Int64 = 0
        for byte in self {
            guard byte &- 0x30 < 10 else { return nil }
            number = number * 10 + Int64(byte &- 0x30)
        }
        return number
    }
}
