public import SquelchTimeline

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
            ContentKind.isAddressBook(prefix.all)
        else { return }
        var options = IngestOptions()
        options.includesContacts = true
        let output = RecordOutput(
            source: "", batch: RecordBatch(), keepsHTML: false, context: ExportContext(options), consume: { _ in })
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

extension IngestOptions {
    /// These options with what address books and sent mail among `files` add: names, and where none was given the
    /// address of the user. The same for any number of workers. Nothing is looked at where mail is not read.
    public func prepared(for files: [String], workers: Workers) -> IngestOptions {
        guard includesContacts else { return self }
        let found = workers.map(files.count, state: RecordBatch.init) { batch, index in
            let census = ContactCensus()
            // Standard input can be read only once.
            if files[index] != "-" {
                _ = SourceReader(
                    keepsHTML: false, batch: batch, options: self, census: census, consume: { _ in }
                ).read(files[index])
            }
            return Found(census: census)
        }
        let all = ContactCensus()
        for part in found { all.add(part.census) }
        var options = self
        options.contactNames = all.names
        if options.ownAddresses.isEmpty, let sender = all.sender { options.ownAddresses = [sender] }
        return options
    }

    /// Sendable: one worker fills it, and it is read after all have ended.
    private struct Found: @unchecked Sendable {
        let census: ContactCensus
    }
}
