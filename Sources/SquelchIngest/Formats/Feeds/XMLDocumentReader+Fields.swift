import SquelchTimeline

extension XMLDocumentReader {
    /// An element directly inside a feed or an item. Begins to collect its text, or takes what its attributes say.
    mutating func field(_ element: Element, _ attributes: XMLAttributes, _ parent: Scope) -> Scope {
        switch element {
        case .title, .subtitle:
            begin(element, textKind(attributes), FieldLimit.title, escapesText: isXHTML(attributes))
        case .description, .summary, .content, .body: return beginBody(element, attributes)
        case .dcTitle, .mediaTitle, .itunesTitle: begin(element, moduleTextKind(attributes), FieldLimit.title)
        case .dcDescription, .mediaDescription, .itunesSummary, .itunesSubtitle:
            begin(element, moduleTextKind(attributes), FieldLimit.body)
        case .link: return beginLink(attributes)
        case .guid:
            if let flag = attributes.value("ispermalink") {
                withDraft { $0.guidIsPermalink = !flag.equalsIgnoringCase("false") }
            }
            begin(element, .plain, FieldLimit.short)
        case .category, .dcSubject, .mediaCategory: return beginCategory(element, attributes)
        case .itunesCategory:
            keep(attributes.value("text"), isAddress: false) { $0.categories.append($1) }
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
        case .podcastPerson where !isHost(attributes): return .ignored
        // Photographers and agencies are credited for pictures, not for the post.
        case .mediaCredit where attributes.value("role").map { $0.trimmed.equalsIgnoringCase("author") } != true:
            return .ignored
        case .published, .updated, .created, .dcDate, .dcIdentifier, .language, .dcCreator, .authorText,
            .itunesAuthor, .podcastPerson, .comments, .commentFeed, .commentCount, .originalLink, .mediaCredit:
            begin(element, .plain, FieldLimit.short)
        case .skipList where parent != .item: return parent
        case .newFeedURL, .ttl, .updatePeriod, .updateFrequency, .skippedHour, .skippedDay:
            guard parent != .item else { return .ignored }
            begin(element, .plain, FieldLimit.short)
        case .exportVersion, .blogAuthor, .comment, .postType, .postStatus, .postPassword, .postDate:
            return wordpressField(element, parent)
        case .channel, .head, .outline, .item, .feed, .rss, .rdf, .opml, .html, .image, .textInput, .source, .unknown,
            .skipList, .personName, .personEmail, .personURI, .valueRecipient, .blogAuthorID, .commentID,
            .commentParent,
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
        case .person:
            withDraft { $0.finishPerson() }
            begin(.authorText, .plain, FieldLimit.short)
            return .person
        default: break
        }
        return .ignored
    }

    /// Whether a person of a podcast makes it. Who has no role is a host (podcast namespace).
    private func isHost(_ attributes: XMLAttributes) -> Bool {
        guard let role = attributes.value("role")?.trimmed, !role.isEmpty else { return true }
        return role.equalsIgnoringCase("host") || role.equalsIgnoringCase("co-host")
            || role.equalsIgnoringCase("cohost")
            || role.equalsIgnoringCase("author") || role.equalsIgnoringCase("writer")
    }

    /// Whether a text is XHTML, which the parser takes apart.
    private func isXHTML(_ attributes: XMLAttributes) -> Bool {
        attributes.value("type").map { $0.equals("xhtml") || $0.equals("application/xhtml+xml") } ?? false
    }

    /// Modules say of a text that it is plain, or nothing that could be believed.
    private func moduleTextKind(_ attributes: XMLAttributes) -> FieldText.Kind {
        attributes.value("type").map { $0.equalsIgnoringCase("plain") } == true ? .plain : .unknown
    }

    /// What Atom says of a text; RSS says nothing, and means HTML as often as not.
    private func textKind(_ attributes: XMLAttributes) -> FieldText.Kind {
        guard let type = attributes.value("type") else { return format?.family == .atom ? .plain : .unknown }
        if isXHTML(attributes) { return .markup }
        if type.equals("html") || type.equals("text/html") { return .html }
        return type.equals("text") || type.equals("text/plain") ? .plain : .unknown
    }

    private mutating func beginBody(_ element: Element, _ attributes: XMLAttributes) -> Scope {
        if let mode = attributes.value("mode"), mode.equals("base64") {
            output.skip(line: line, reason: "a body in base64")
            return .ignored
        }
        let type = attributes.value("type")
        if let type, !Self.isText(type.trimmed) {
            if type.trimmed.starts(withIgnoringCase: "image/") { withDraft { $0.flags.insert(.image) } }
            output.ignore("a body that is no text")
            return .ignored
        }
        let isXHTML = isXHTML(attributes)
        if let base = elementBase { withDraft { $0.textBases.append((element, base)) } }
        if attributes.value("src") != nil, element == .content {
            keep(attributes.value("src")) { $0.related.append($1) }
        }
        let kind: FieldText.Kind =
            isXHTML || element == .body ? .markup : type == nil ? .unknown : textKind(attributes)
        begin(element, kind, FieldLimit.body, escapesText: isXHTML || element == .body)
        return .ignored
    }

    /// Whether content of a media type is text; all other is in base64 (RFC 4287, 4.1.3.3), or a drawing.
    private static func isText(_ type: UnsafeBufferPointer<UInt8>) -> Bool {
        guard type.contains(UInt8(ascii: "/")) else { return true }
        if type.starts(withIgnoringCase: "text/") { return true }
        let isDrawing = type.starts(withIgnoringCase: "image/") || type.starts(withIgnoringCase: "application/mathml")
        return !isDrawing && type.firstIndex(of: "xml", within: 128) != nil
    }

    /// Atom's link says everything in attributes; that of RSS is a text.
    private mutating func beginLink(_ attributes: XMLAttributes) -> Scope {
        guard let href = attributes.value("href") else {
            if attributes.value("rel").map({ !$0.trimmed.equalsIgnoringCase("alternate") }) == true { return .ignored }
            begin(.link, .plain, FieldLimit.short)
            return .ignored
        }
        let rel = attributes.value("rel")?.trimmed
        if rel.map({ $0.equalsIgnoringCase("alternate") || $0.isEmpty }) ?? true {
            let type = attributes.value("type")
            let isPage = type.map { $0.equals("text/html") || $0.equals("application/xhtml+xml") } ?? true
            keep(href) { $0.offerLink($1, rank: isPage ? (rel == nil ? 2 : 3) : 1) }
        } else if let rel {
            if rel.equals("self") {
                keep(href) { $0.selfLink = $1 }
            } else if rel.equals("current") {
                keep(href) { $0.currentLink = $1 }
            } else if rel.equals("prev-archive") {
                keep(href) { $0.previousArchive = $1 }
            } else if rel.equals("next") || rel.equals("prev-page") {
                // RFC 5005 has "next" for the page with older posts; drafts before it had the other name.
                keep(href) { $0.nextPage = $1 }
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
        // The term is what filters of readers match, but some feeds have a label alone.
        let named = [attributes.value("term"), attributes.value("label")].first { $0?.trimmed.isEmpty == false }
        if let name = named ?? nil, attributes.value("term") != nil || format?.family == .atom {
            keep(name, isAddress: false) { $0.categories.append($1) }
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
        let base = elementBase
        withDraft { draft in
            var url = XMLAttributes.unescaped(address.trimmed, into: &draft.scratch)
            if let base { url = draft.resolved(url, base) }
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
        _ value: UnsafeBufferPointer<UInt8>?, isAddress: Bool = true, _ use: (inout ItemDraft, ByteSlice) -> Void
    ) {
        let base = isAddress ? elementBase : nil
        guard let value = value?.trimmed, !value.isEmpty, value.count <= FieldLimit.short else { return }
        withDraft { draft in
            var slice = XMLAttributes.unescaped(value, into: &draft.scratch)
            if let base { slice = draft.resolved(slice, base) }
            use(&draft, slice)
        }
    }
}
