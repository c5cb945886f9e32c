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
            withDraft { $0.finishPerson() }
        default: break
        }
        if outlines.isOpen { outlines.end(depth: depth) }
    }

    /// Keeps what was captured, trimmed.
    private mutating func finishCapture() {
        let done = capture
        capture = Capture()
        if done.dropped > 0 { filter.repairs.note(.longText, line: line) }
        withDraft { draft in
            let all = UnsafeBufferPointer(
                start: draft.scratch.base + done.start, count: draft.scratch.count - done.start)
            let trimmed = all.trimmed
            guard let start = trimmed.baseAddress, !trimmed.isEmpty else { return }
            let slice = ByteSlice(offset: start - UnsafePointer(draft.scratch.base), length: trimmed.count)
            draft.take(FieldText(slice: slice, kind: done.kind), of: done.element)
        }
    }
}

extension XMLDocumentReader.Capture {
    /// Adds text up to the field's limit; what is beyond is counted.
    @inline(__always)
    mutating func collect(_ bytes: UnsafeBufferPointer<UInt8>, into scratch: inout ByteArena) {
        var room = dropped > 0 ? 0 : max(0, limit - (scratch.count - start))
        // A character is kept as a whole or not at all.
        while room < bytes.count, room > 0, bytes[room] & 0xC0 == 0x80 { room -= 1 }
        let kept = UnsafeBufferPointer(rebasing: bytes[0..<min(room, bytes.count)])
        dropped += bytes.count - kept.count
        if escapesText { Markup.append(escaping: kept, to: &scratch) } else { scratch.append(kept) }
    }
}
