import CSquelchKernels
package import SquelchTimeline

/// Turns a feed as strangers serve it into XML that libxml2 takes without complaint.
///
/// libxml2's recovery loses data: after the first error it drops every entity, a stray `<` ends the document, a wrong
/// end tag closes whatever is open. So damage is mended before the parser sees it, as the most tolerant feed readers
/// do: stray `<` and `&` become text, references are decoded, elements are closed where they must have ended, control
/// characters go. Declarations, comments and processing instructions are left out; an internal DTD gives only its
/// simple entities, so nothing can expand or be fetched. Every repair is counted.
///
/// Text does not pass through the parser at all (see ``TextStash``): it would look at each byte several times.
/// Linear in time; holds one chunk and one tag in memory.
package struct MarkupFilter: ~Copyable {
    /// Where the filter is in the document.
    enum State { case prolog, content, cdata, comment, instruction, epilog, restOfTag }

    typealias Pointer = UnsafeMutablePointer<UInt8>

    /// Limits of reliability: what no honest feed comes near.
    enum Limit {
        static let tagLength = 64 << 10
        static let attributes = 256
        static let depth = 200
        static let skippedLength = 8 << 20
        static let instructionLength = 16 << 10
        static let doctypeLength = 1 << 20
    }

    /// Bytes that are not understood yet; the caller appends to it, then calls ``process(final:)``.
    package var input = ByteArena(capacity: 1 << 17)
    /// Well-formed markup for the parser; the caller empties it.
    package var output = ByteArena(capacity: 1 << 17)
    /// Texts that the output's CDATA sections stand for.
    var stash = TextStash()
    /// What was mended so far.
    package var repairs = Repairs()
    /// Why the document cannot be read any further.
    package var failure: String?

    var open = OpenElements()
    var state = State.prolog
    var entities = DocumentEntities()
    /// Line of the input's first byte, counted from 1.
    private var line = 1
    /// Bytes of the comment or instruction that is being left out.
    private var skipped = 0
    /// A value longer than a tag may be, whose bytes are dropped up to its quote: where they begin in ``input``, whose first
    /// byte is then that of the tag.
    private(set) var hole: (start: Int, quote: UInt8)?
    /// The quote that is open in the rest of a tag that is being left out.
    var openQuote: UInt8 = 0
    /// How often a look ahead for a quote or an end found none; after a few, only the strict rule is tried, so that
    /// hostile input cannot make the filter look at the same bytes over and over.
    var lookAheadFailures = 0

    package init() {}

    /// Understands as much of ``input`` as is complete; all of it when no more will come.
    package mutating func process(final: Bool) {
        repeat {
            if hole != nil, !fillHole() {
                guard final else { return }
                hole = nil
            }
            understand(final)
            // The end of a value that turned out too long may be here already.
        } while hole != nil
        if final { closeDocument() }
    }

    private mutating func understand(_ final: Bool) {
        let start = input.base
        let end = start + input.count
        var position = start
        while position < end, failure == nil {
            let before = position
            step(&position, end, final)
            if position == before { break }
        }
        stash.close(into: &output)
        line += squelch_count_newlines(start, position - start)
        input.removeFirst(position - start)
    }

    /// Leaves out what the input has before the document; its newlines stay, for the line numbers.
    mutating func leaveOut(before start: Int) {
        let junk = UnsafeBufferPointer(rebasing: input.all[..<start])
        let count = junk.reduce(0) { $0 + ($1.isXMLSpace ? 0 : 1) }
        guard count > 0 else { return }
        note(.textBefore, count: count, at: input.base + (junk.firstIndex { !$0.isXMLSpace } ?? 0))
        for index in 0..<start where !input.base[index].isXMLSpace { input.base[index] = UInt8(ascii: " ") }
    }

    /// Begins to drop a value that is too long, for the rest of its tag and of the document to be read all the same.
    mutating func openHole(at start: Pointer, quote: UInt8, tag: Pointer) {
        note(.longAttribute, at: tag)
        hole = (start - tag, quote)
    }

    /// Drops the bytes of an overlong value; false where its end has not come yet.
    private mutating func fillHole() -> Bool {
        guard let (start, quote) = hole else { return true }
        let value = UnsafeBufferPointer(rebasing: input.all[start...])
        let end = value.firstIndex(of: quote)
        let length = end ?? value.count
        line += squelch_count_newlines(input.base + start, length)
        let after = value.count - length
        if after > 0 { (input.base + start).update(from: input.base + start + length, count: after) }
        input.truncate(to: start + after)
        if end != nil { hole = nil }
        return end != nil
    }

    /// The line that the filter has reached: that of the last chunk.
    var currentLine: Int { line }

    /// Counts a repair; the line is looked up for the first of a kind only.
    mutating func note(_ kind: Repairs.Kind, count: Int = 1, at position: Pointer? = nil) {
        var place = line
        if let position, repairs.count(kind) == 0 { place = lineNumber(position) }
        repairs.note(kind, count: count, line: place)
    }

    /// The line of a place in ``input``.
    func lineNumber(_ position: Pointer) -> Int { line + squelch_count_newlines(input.base, position - input.base) }

    private mutating func step(_ position: inout Pointer, _ end: Pointer, _ final: Bool) {
        switch state {
        case .prolog, .epilog:
            skipOutsideText(&position, end)
            if position < end { markup(&position, end, final) }
        case .content:
            text(&position, end, final)
            if position < end, position.pointee == UInt8(ascii: "<") { markup(&position, end, final) }
        case .cdata: cdata(&position, end, final)
        case .restOfTag: skipRestOfTag(&position, end)
        case .comment: skip(&position, end, final, until: "-->")
        case .instruction: skip(&position, end, final, until: open.depth == 0 ? ">" : "?>")
        }
    }

    /// Decides what a `<` begins.
    private mutating func markup(_ position: inout Pointer, _ end: Pointer, _ final: Bool) {
        let rest = UnsafeBufferPointer(start: position, count: end - position)
        guard rest.count >= 9 || final else { return }
        guard rest.count >= 2 else { return strayAngle(&position) }
        switch rest[1] {
        case UInt8(ascii: "!"):
            if rest.starts(with: "<!--") {
                (state, skipped) = (.comment, 0)
                position += 4
            } else if rest.starts(with: "<![CDATA["), open.depth > 0 {
                state = .cdata
                position += 9
            } else if open.depth == 0 {
                doctype(&position, end, final)
            } else {
                strayAngle(&position)
            }
        case UInt8(ascii: "?"): instruction(&position, rest, final)
        case UInt8(ascii: "/"):
            stash.close(into: &output)
            endTag(&position, end, final)
        case let byte where byte.startsXMLName && state != .epilog:
            stash.close(into: &output)
            startTag(&position, end, final)
        default: strayAngle(&position)
        }
    }

    /// Begins to leave out a processing instruction. Inside the document its end must be in sight: a damaged tag that
    /// looks like one must not swallow the rest. After a few without an end, none is looked for any more.
    private mutating func instruction(
        _ position: inout Pointer, _ rest: UnsafeBufferPointer<UInt8>, _ final: Bool
    ) {
        if open.depth > 0 {
            let hasEnd = lookAheadFailures < 8 && rest.firstIndex(of: "?>", within: Limit.instructionLength) != nil
            if !hasEnd {
                // More bytes may bring it.
                if lookAheadFailures < 8, rest.count < Limit.instructionLength, !final { return }
                lookAheadFailures += 1
                return strayAngle(&position)
            }
        }
        (state, skipped) = (.instruction, 0)
        position += 2
    }

    /// Takes a `<` that begins nothing as text.
    mutating func strayAngle(_ position: inout Pointer) {
        if open.depth > 0 {
            note(.strayAngle, at: position)
            stash.append(UInt8(ascii: "<"))
        }
        position += 1
    }

    /// Leaves out what lies before the first and after the last tag.
    private mutating func skipOutsideText(_ position: inout Pointer, _ end: Pointer) {
        let kind: Repairs.Kind = state == .prolog ? .textBefore : .textAfter
        while position < end, position.pointee != UInt8(ascii: "<") {
            if position.pointee == UInt8(ascii: "\n") { output.append(UInt8(ascii: "\n")) }
            if !position.pointee.isXMLSpace { note(kind, at: position) }
            position += 1
        }
    }

    /// Leaves out a comment or an instruction; its newlines stay, for the line numbers.
    private mutating func skip(
        _ position: inout Pointer, _ end: Pointer, _ final: Bool, until terminator: StaticString
    ) {
        let length = terminator.utf8CodeUnitCount
        let first = position
        while position < end {
            if position.pointee == terminator.utf8Start.pointee {
                guard end - position >= length || final else { break }
                if UnsafeBufferPointer(start: position, count: end - position).starts(with: terminator) {
                    position += length
                    state = open.depth > 0 ? .content : open.everOpened ? .epilog : .prolog
                    break
                }
            }
            position += 1
        }
        for _ in 0..<squelch_count_newlines(first, position - first) { output.append(UInt8(ascii: "\n")) }
        skipped += position - first
        if skipped > Limit.skippedLength { failure = "a comment or instruction is longer than 8 MB" }
    }

    /// Closes what is still open at the end.
    private mutating func closeDocument() {
        guard open.depth > 0, failure == nil else { return }
        repairs.note(.truncated, line: line)
        while open.depth > 0 { emitEndTag() }
    }

    /// Writes the end tag of the innermost element.
    mutating func emitEndTag() {
        output.append("</")
        output.append(open.name())
        output.append(UInt8(ascii: ">"))
        open.pop()
        if open.depth == 0 { state = .epilog }
    }
}
