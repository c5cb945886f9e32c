import SquelchTimeline

/// Reads a mailbox: with whom the user corresponded, and when. Subjects and texts are never looked at.
enum MailboxReader {
    /// What is said of mail and address books where nobody asked for them.
    static let notAsked = "mail is read only with --include-contacts"

    /// Reads all messages of `input`; returns the format.
    static func read(_ input: any ByteReading, into output: RecordOutput) -> SourceFormat {
        let ownAddresses = output.context.ownAddresses
        guard output.context.options.includesContacts else {
            output.leaveOut(notAsked)
            return SourceFormat(.mbox)
        }
        guard !isUnsent(output.source) else {
            output.leaveOut("mail that is spam or was never sent: left out")
            return SourceFormat(.mbox)
        }
        guard MailMessage.canRead else {
            output.lose("mail is read by the library GMime 3, which is not installed: left out")
            return SourceFormat(.mbox)
        }
        let export = RecordWriter(output)
        let rules = MailRules(own: ownAddresses)
        forEachMessage(in: input, failure: { output.lose($0 + "; what came before is kept") }) { headers in
            guard let headers, let message = MailMessage(headers) else {
                return export.skipEach("a message whose headers are broken or too long")
            }
            guard !ownAddresses.isEmpty else {
                return export.skipEach("a message of which it cannot be told who is the user")
            }
            switch rules.meaning(of: message) {
            case .nothing(let reason): export.ignore(reason)
            case .exchange(let person, let isOutgoing):
                if let id = message.header("Message-ID"), !output.context.takeMessage(id) {
                    return export.ignore("a message that is there twice")
                }
                add(person, message, isOutgoing: isOutgoing, export)
            }
        }
        if ownAddresses.isEmpty {
            output.lose("it cannot be told which address is yours: give it with --me; no mail was taken")
        }
        return SourceFormat(.mbox)
    }

    private static func add(
        _ person: MailMessage.Person, _ message: borrowing MailMessage, isOutgoing: Bool, _ export: RecordWriter
    ) {
        let output = export.output
        let name = output.context.contacts.names[person.address] ?? person.name ?? ""
        var time: Int64?
        if var date = message.header("Date") { time = date.withUTF8 { export.time($0) } }
        output.contacts.correspondents.insert(person.address)
        export.interaction("mailto:" + person.address, name, .message, isOutgoing: isOutgoing, at: time)
    }

    /// Gives out the header blocks of all messages; nil for one that is broken or cut off.
    static func forEachMessage(
        in input: any ByteReading, failure: (String) -> Void, _ take: (UnsafeBufferPointer<UInt8>?) -> Void
    ) {
        var lines = BoundedLines(limit: MailboxSplitter.limit)
        var splitter = MailboxSplitter()
        var chunk = ByteArena(capacity: 1 << 16)
        func read(_ line: UnsafeBufferPointer<UInt8>, isCut: Bool) {
            guard case .headers = splitter.take(line, isCut: isCut) else { return }
            take(splitter.isIncomplete ? nil : splitter.headers.all)
        }
        do throws(ByteInput.Failure) {
            while try input.read(into: &chunk) {
                lines.feed(chunk.all, read)
                chunk.removeAll()
            }
        } catch {
            failure(error.words)
        }
        lines.finish(read)
        // Where the rest of the headers is missing, a field that forbids to take it may be missing.
        if splitter.isInHeaders { take(nil) }
    }

    /// Whether the name of a mailbox says that its mail was not sent, or not wanted.
    private static func isUnsent(_ path: String) -> Bool {
        ["draft", "junk", "spam", "trash", "template", "outbox"].contains(where: FileName.last(path).hasPrefix)
    }
}

/// Names of files as people read them.
enum FileName {
    /// The last part of a path in lower case; that of the folder for Apple Mail, where `Sent.mbox` is a folder and the
    /// file is called `mbox`.
    static func last(_ path: String) -> String {
        let parts = path.split(separator: "/")
        let name = parts.last?.lowercased() ?? ""
        return name == "mbox" ? parts.dropLast().last?.lowercased() ?? name : name
    }
}
