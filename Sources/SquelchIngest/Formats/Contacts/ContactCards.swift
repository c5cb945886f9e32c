public import SquelchTimeline

/// Reads vCard 2.1, 3.0 and 4.0: names and mail addresses. All else that is in a card stays in it.
struct ContactCardReader: ~Copyable {
    private(set) var cards: [ContactCard] = []
    private var card = ContactCard()
    /// Name by parts, which stands in where there is no other.
    private var nameOfParts = ""
    /// A card may hold another, such as that of an agent, which is not of this person.
    private var depth = 0
    /// A content line, whose physical lines are put together.
    private var line = ByteArena(capacity: 1 << 10)

    /// Longer ones are pictures.
    static let longestLine = 4 << 10

    /// Reads the cards of a text whose first chunk is `prefix`; returns the format.
    static func read(_ prefix: borrowing ByteArena, _ input: TextInput, into output: RecordOutput) -> SourceFormat {
        guard output.context.options.includesContacts else {
            output.leaveOut(MailboxReader.notAsked)
            return SourceFormat(.vcard)
        }
        var lines = BoundedLines(limit: longestLine)
        var reader = ContactCardReader()
        var chunk = ByteArena(capacity: 1 << 16)
        lines.feed(prefix.all) { line, _ in reader.take(line) }
        do throws(ByteInput.Failure) {
            while try input.read(into: &chunk) {
                lines.feed(chunk.all) { line, _ in reader.take(line) }
                chunk.removeAll()
            }
        } catch {
            output.lose(error.words + "; what came before is kept")
        }
        lines.finish { line, _ in reader.take(line) }
        reader.finish()
        output.contacts.cards += reader.cards
        return SourceFormat(.vcard)
    }

    /// Takes a physical line: it goes on where the next begins with white space, or where an encoded one ends in `=`.
    mutating func take(_ next: UnsafeBufferPointer<UInt8>) {
        if next.first == UInt8(ascii: " ") || next.first == UInt8(ascii: "\t") {
            return append(UnsafeBufferPointer(rebasing: next[1...]))
        }
        if line.all.last == UInt8(ascii: "="), ContentLine(line.all)?.isQuotedPrintable == true {
            line.truncate(to: line.count - 1)
            return append(next)
        }
        endLine()
        append(next)
    }

    /// Ends the text; a card that is not closed counts too.
    mutating func finish() {
        endLine()
        if depth > 0 { endCard() }
    }

    private mutating func append(_ part: UnsafeBufferPointer<UInt8>) {
        line.append(UnsafeBufferPointer(rebasing: part.prefix(max(0, Self.longestLine - line.count))))
    }

    private mutating func endLine() {
        if let content = ContentLine(line.all) { take(content) }
        line.removeAll()
    }

    private mutating func take(_ content: ContentLine) {
        if content.isNamed("begin") {
            depth += 1
        } else if content.isNamed("end") {
            if depth == 1 { endCard() }
            depth = max(0, depth - 1)
        } else if depth == 1 {
            if content.isNamed("fn"), card.name.isEmpty {
                card.name = content.text
            } else if content.isNamed("n"), nameOfParts.isEmpty {
                let parts = content.parts
                nameOfParts = parts.prefix(2).reversed().filter { !$0.isEmpty }.joined(separator: " ")
            } else if content.isNamed("email") {
                let text = content.text
                let address = text.lowercased().hasPrefix("mailto:") ? String(text.dropFirst(7)) : text
                if let address = MailAddress.normalized(address), card.addresses.count < 64 {
                    card.addresses.append(address)
                }
            }
        }
    }

    private mutating func endCard() {
        if card.name.isEmpty { card.name = nameOfParts }
        if card.name.contains("@") { card.name = "" }
        cards.append(card)
        card = ContactCard()
        nameOfParts = ""
    }
}

extension SourceReport {
    /// Says of each address book how many of its contacts wrote, or were written to, in any of the sources.
    public static func noteContacts(_ reports: inout [SourceReport]) {
        var all: Set<String> = []
        for report in reports {
            for part in report.flattened { all.formUnion(part.contacts.correspondents) }
        }
        for index in reports.indices {
            reports[index].noteContacts(all)
            for part in reports[index].entries.indices { reports[index].entries[part].noteContacts(all) }
        }
    }

    private mutating func noteContacts(_ correspondents: Set<String>) {
        guard format?.family == .vcard, note == nil, !contacts.cards.isEmpty else { return }
        let written = contacts.cards.count { $0.addresses.contains(where: correspondents.contains) }
        note = "\(contacts.cards.count) contacts, \(written) of them with mail"
    }
}
