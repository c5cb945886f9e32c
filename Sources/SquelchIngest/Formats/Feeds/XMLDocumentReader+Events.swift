import CLibXML2
import SquelchTimeline

extension XMLDocumentReader {
    /// The parser's callbacks; `context` points to the reader.
    static var handlers: XMLPushParser.Handlers {
        XMLPushParser.Handlers(
            startElement: { context, name, prefix, uri, _, _, count, _, attributes in
                guard let reader = context?.assumingMemoryBound(to: XMLDocumentReader.self), let name else { return }
                reader.pointee.start(name, prefix, uri, XMLAttributes(attributes, count: count))
            },
            endElement: { context, name, _, _ in
                guard let reader = context?.assumingMemoryBound(to: XMLDocumentReader.self), let name else { return }
                reader.pointee.end(name)
            },
            text: { context, bytes, count in
                guard let reader = context?.assumingMemoryBound(to: XMLDocumentReader.self) else { return }
                reader.pointee.characters(UnsafeBufferPointer(start: bytes, count: Int(count)))
            },
            cdata: { context, bytes, count in
                guard let reader = context?.assumingMemoryBound(to: XMLDocumentReader.self) else { return }
                let section = UnsafeBufferPointer(start: bytes, count: Int(count))
                reader.pointee.characters(reader.pointee.filter.stash.take(section))
            },
            error: { context, error in
                guard let reader = context?.assumingMemoryBound(to: XMLDocumentReader.self), let error else { return }
                reader.pointee.note(error: UnsafePointer(error))
            })
    }

    /// Text of the element that is open.
    @inline(__always)
    mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard capture.depth > 0 else { return }
        if isInItem { capture.collect(bytes, into: &item.scratch) } else { capture.collect(bytes, into: &feed.scratch) }
    }

    /// An element ends.
    mutating func end(_ name: UnsafePointer<UInt8>) {
        let depth = scopes.count
        guard let ended = scopes.popLast() else { return }
        while let last = bases.last, last.depth >= depth { bases.removeLast() }
        if ended == .markup {
            if isInItem {
                Markup.append(end: name, to: &item.scratch)
            } else {
                Markup.append(end: name, to: &feed.scratch)
            }
        }
        if capture.depth == depth { finishCapture() }
        switch ended {
        case .item where scope != .item && isInItem:
            finishItem()
        case .value: finishValue()
        case .blogAuthor: finishBlogAuthor()
        case .comment where isInItem: finishComment()
        case .person where isInItem ? item.personIsOpen : feed.personIsOpen:
            let isOfSource = scope == .source
            withDraft { $0.finishPerson(isOfSource: isOfSource) }
        default: break
        }
        if outlines.isOpen { outlines.end(depth: depth, output: output) }
    }

    /// Keeps what was captured, trimmed.
    private mutating func finishCapture() {
        let done = capture
        capture = Capture()
        if done.dropped > 0 { filter.repairs.note(.longText, line: line) }
        withDraft { draft in
            let all = UnsafeBufferPointer(
                start: draft.scratch.base + done.start, count: draft.scratch.count - done.start)
            let trimmed = CDATAText.content(of: all.trimmed)
            guard let start = trimmed.baseAddress, !trimmed.isEmpty else { return }
            var slice = ByteSlice(offset: start - UnsafePointer(draft.scratch.base), length: trimmed.count)
            if let base = done.base, done.element.isAddress { slice = draft.resolved(slice, base) }
            draft.take(FieldText(slice: slice, kind: done.hasMarkup ? .markup : done.kind), of: done.element)
        }
    }
}

extension XMLDocumentReader.Capture {
    /// Adds text up to the field's limit.
    @inline(__always)
    mutating func collect(_ bytes: UnsafeBufferPointer<UInt8>, into scratch: inout ByteArena) {
        if scratch.count - start + bytes.count > limit, dropped == 0 {
            return collectBeyondLimit(bytes, into: &scratch)
        }
        keep(bytes, into: &scratch)
    }

    /// Adds text that may not fit. Pictures that are written into the text are not what the limit is for.
    @inline(never)
    private mutating func collectBeyondLimit(_ bytes: UnsafeBufferPointer<UInt8>, into scratch: inout ByteArena) {
        guard limit == XMLDocumentReader.FieldLimit.body, compactions < Self.mostCompactions else {
            return keep(bytes, into: &scratch)
        }
        compactions += 1
        if escapesText {
            InlineData.remove(from: start, in: &scratch)
            return keep(bytes, into: &scratch)
        }
        scratch.append(bytes)
        InlineData.remove(from: start, in: &scratch)
        guard scratch.count - start > limit else { return }
        var end = start + limit
        while end > start, scratch.base[end] & 0xC0 == 0x80 { end -= 1 }
        dropped += scratch.count - end
        scratch.truncate(to: end)
    }

    /// Adds text up to the field's limit; what is beyond is counted.
    private mutating func keep(_ bytes: UnsafeBufferPointer<UInt8>, into scratch: inout ByteArena) {
        var room = dropped > 0 ? 0 : max(0, limit - (scratch.count - start))
        // A character is kept as a whole or not at all.
        while room < bytes.count, room > 0, bytes[room] & 0xC0 == 0x80 { room -= 1 }
        let kept = UnsafeBufferPointer(rebasing: bytes[0..<min(room, bytes.count)])
        dropped += bytes.count - kept.count
        if escapesText { Markup.append(escaping: kept, to: &scratch) } else { scratch.append(kept) }
    }
}

/// Text that was put into a CDATA section and then escaped all the same.
enum CDATAText {
    /// What the section around all of a text holds.
    static func content(of text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var text = text
        while text.starts(with: "<![CDATA[") {
            text = UnsafeBufferPointer(rebasing: text[9...])
            let isClosed = text.count >= 3 && UnsafeBufferPointer(rebasing: text[(text.count - 3)...]).equals("]]>")
            text = UnsafeBufferPointer(rebasing: text.dropLast(isClosed ? 3 : 0)).trimmed
        }
        return text
    }
}

extension Element {
    /// Whether its text is an address.
    fileprivate var isAddress: Bool {
        self == .link || self == .comments || self == .commentFeed || self == .originalLink
    }
}
