public import SquelchTimeline

/// What address books and sent mail say of people before any source is read: names, and whose mail it is.
public struct ContactBook: Sendable {
    /// Names out of address books by mail address.
    let names: [String: String]
    /// The address that sent most of the mail; nil where none did.
    let sender: String?

    /// A book in which nobody is.
    public init() { self.init(names: [:], sender: nil) }

    private init(names: [String: String], sender: String?) {
        self.names = names
        self.sender = sender
    }

    /// The book of what lies in `sources`; the same for any number of workers. Nothing is looked at where `options` do not
    /// ask for mail.
    public static func of(_ sources: [Source], options: IngestOptions, workers: Workers) -> ContactBook {
        guard options.includesContacts else { return ContactBook() }
        let found = workers.map(sources.count, state: RecordBatch.init) { batch, index in
            let census = ContactCensus()
            if sources[index].isRepeatable {
                let sink = RecordSink { _ in true }
                _ = SourceReader(keepsHTML: false, batch: batch, options: options, census: census, sink: sink)
                    .read(sources[index])
            }
            return Found(census: census)
        }
        let all = ContactCensus()
        for part in found { all.add(part.census) }
        return ContactBook(names: all.names, sender: all.sender)
    }
}

/// A first look at the files, before any is read: names out of address books, and whose mail it is.
final class ContactCensus {
    /// Names by address; the first card has the say.
    private(set) var names: [String: String] = [:]
    /// Messages in mailboxes of sent mail by the address in From.
    private(set) var senders: [String: Int] = [:]

    /// Looks at one file; true where there is no more to do with it.
    func look(at input: PeekedInput, _ path: String) {
        let prefix = input.peek(ArchiveFormat.prefixLength)
        if MailboxSplitter.isMailbox(prefix) {
            guard FileName.last(path).hasPrefix("sent"), MailMessage.canRead else { return }
            MailboxReader.forEachMessage(in: input, failure: { _ in }) { headers in
                guard let headers, let sender = MailMessage(headers)?.sender else { return }
                senders[sender.address, default: 0] += 1
            }
        } else if prefix.prefix(64).contains(UInt8(ascii: ":")) || prefix.first ?? 0 >= 0xEF || prefix.first == 0 {
            readCards(input)
        }
    }

    private func readCards(_ input: PeekedInput) {
        var prefix = ByteArena(capacity: 1 << 17)
        guard let text = try? TextInput(input), (try? text.read(into: &prefix)) == true,
            TextStart(prefix.all, isWhole: false).isAddressBook
        else { return }
        var options = IngestOptions()
        options.includesContacts = true
        let output = RecordOutput(
            source: "", batch: RecordBatch(), keepsHTML: false, context: ExportContext(options),
            sink: RecordSink { _ in true })
        _ = ContactCardReader.read(prefix, text, into: output)
        for card in output.contacts.cards where !card.name.isEmpty {
            for address in card.addresses where names[address] == nil { names[address] = card.name }
        }
    }

    /// Adds what another found in files behind these.
    func add(_ later: ContactCensus) {
        names.merge(later.names) { first, _ in first }
        senders.merge(later.senders, uniquingKeysWith: +)
    }

    /// The address that sent most; nil where two sent as many, or none did.
    var sender: String? {
        guard let most = senders.values.max() else { return nil }
        let found = senders.filter { $0.value == most }
        return found.count == 1 ? found.first?.key : nil
    }
}

/// Sendable: one worker fills it, and it is read after all have ended.
private struct Found: @unchecked Sendable {
    let census: ContactCensus
}
