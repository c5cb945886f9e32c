import SquelchTimeline

extension XMLDocumentReader {
    /// Elements that can hold the body, the fullest first.
    static let bodies: [Element] = [
        .content, .body, .description, .summary, .dcDescription, .mediaDescription, .itunesSummary, .itunesSubtitle,
    ]

    /// Elements that can hold the title.
    private static let titles: [Element] = [.title, .dcTitle, .itunesTitle, .mediaTitle]

    /// Elements that can hold the time of publication, in the order of trust.
    private static let publicationDates: [Element] = [.published, .dcDate, .created, .postDate]

    /// Turns the draft of an item into a post.
    mutating func finishItem() {
        isInItem = false
        let batch = output.batch
        defer {
            if batch.isFull {
                finishFeed()
                output.flush()
            }
        }
        if !item.comments.isEmpty { giveOutComments() }
        if let reason = wordpress.reasonToLeaveOut(item) { return output.ignore(reason) }
        var post = PostRecord()
        post.feed = output.feedCount - (feedIsOut ? 1 : 0)
        post.flags = item.flags
        readAddresses(&post, batch)
        readTexts(&post, batch)
        let (published, updated) = readDates(&post)
        readLists(&post, batch)
        if !item.replyTo.isEmpty { post.flags.insert(.reply) }
        guard post.hasContent else {
            return output.skip(line: line, reason: "an item without content")
        }
        output.dates.add(published)
        output.dates.add(updated)
        batch.posts.append(post)
    }

    private mutating func readAddresses(_ post: inout PostRecord, _ batch: RecordBatch) {
        let guid = item[.guid].slice
        let id = !guid.isEmpty ? guid : !item.about.isEmpty ? item.about : item[.dcIdentifier].slice
        post.id = PlainText.append(item.scratch.bytes(id), to: &batch.arena, keepsLayout: true)
        let base = itemBase
        var address = item.link
        if address.isEmpty, !guid.isEmpty, item.guidIsPermalink, URLResolver.isWeb(item.scratch.bytes(guid)) {
            address = guid
        }
        if address.isEmpty, let first = item.enclosures.first { address = first.url }
        post.url = URLResolver.append(item.scratch.bytes(address), base: base, to: &batch.arena)
        let comments = item.commentsLink.isEmpty ? item[.commentFeed].slice : item.commentsLink
        post.commentsURL = URLResolver.append(item.scratch.bytes(comments), base: base, to: &batch.arena)
        post.inReplyTo = URLResolver.append(item.scratch.bytes(item.replyTo), base: base, to: &batch.arena)
        post.sourceURL = URLResolver.append(item.scratch.bytes(item.sourceURL), base: base, to: &batch.arena)
    }

    private mutating func readTexts(_ post: inout PostRecord, _ batch: RecordBatch) {
        if let title = Self.titles.first(where: { item[$0].isPresent }) {
            post.title = titleText(item[title], item.text(title), batch)
        }
        post.sourceTitle = plainText(item[.source], batch)
        let language = item[.language].isPresent ? item[.language].slice : item.language
        post.language = PlainText.append(item.scratch.bytes(language), to: &batch.arena)
        (post.author, post.coauthors) = item.storeAuthors(in: batch, &text)
        if let count = item.scratch.bytes(item[.commentCount].slice).decimalNumber {
            post.comments = Int32(clamping: count)
        }
        // Last, so that the links of the body are still those of `text` when the lists are read.
        text.clearLinks()
        for body in Self.bodies where item[body].isPresent && post.text.isMissing {
            let raw = item[body]
            post.text = plainText(raw, batch)
            // Of a picture alone, or of empty paragraphs, nobody reads a word: those are in a lesser element then.
            guard output.keepsHTML, raw.kind != .plain, post.html.isMissing || !post.text.isMissing else { continue }
            post.html = storeHTML(item.scratch.bytes(raw.slice), batch)
        }
    }

    /// A title as people read it, or a text that is treated as one.
    mutating func titleText(
        _ field: FieldText, _ bytes: UnsafeBufferPointer<UInt8>, _ batch: RecordBatch
    ) -> ByteSlice {
        switch field.kind {
        case .plain: PlainText.append(bytes, to: &batch.arena)
        case .markup: text.append(bytes, to: &batch.arena).nonEmpty
        case .html, .unknown: TitleText.append(bytes, to: &batch.arena, &text).nonEmpty
        }
    }

    /// A text as people read it.
    private mutating func plainText(_ field: FieldText, _ batch: RecordBatch) -> ByteSlice {
        guard field.isPresent else { return .missing }
        let bytes = item.scratch.bytes(field.slice)
        let slice: ByteSlice
        switch field.kind {
        case .plain: slice = PlainText.append(bytes, to: &batch.arena)
        case .html, .markup, .unknown: slice = text.append(bytes, to: &batch.arena)
        }
        return slice.isEmpty || InvisibleText.isAll(batch.arena.bytes(slice)) ? .missing : slice
    }

    /// HTML as it stood, without the control characters that no output may carry.
    private func storeHTML(_ bytes: UnsafeBufferPointer<UInt8>, _ batch: RecordBatch) -> ByteSlice {
        PlainText.append(bytes, to: &batch.arena, keepsLayout: true)
    }

    private mutating func readDates(_ post: inout PostRecord) -> (published: ParsedDate?, updated: ParsedDate?) {
        let published = date(Self.publicationDates)
        if let published {
            post.publish(published)
        }
        let updated = date([.updated])
        if let updated {
            post.update(at: updated.seconds)
        }
        return (published, updated)
    }

    /// The first date among `elements` that can be understood.
    private mutating func date(_ elements: [Element]) -> ParsedDate? {
        for element in elements where item[element].isPresent {
            if let parsed = DateParser.parse(item.scratch.bytes(item[element].slice)) { return parsed }
            filter.repairs.note(.badDate, line: line)
        }
        return nil
    }
}
