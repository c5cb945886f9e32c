/// What the files of one export say about one another: held from the first file to the last, so that a list of ids can
/// be read with the names that a later file has for them.
final class ExportContext {
    /// How the source is read.
    let options: IngestOptions
    /// What is known of people before any source is read.
    let contacts: ContactBook
    /// What the files of an X archive know of people.
    let x = XPeople()
    private var reactions: Set<String> = []
    private var messages: Set<String> = []
    private var deferred: [(path: String, emit: (RecordOutput) -> Void)] = []

    init(_ options: IngestOptions = IngestOptions(), contacts: ContactBook = ContactBook()) {
        self.options = options
        self.contacts = contacts
    }

    /// Mail addresses of the user: those that were given, or else the one that sent most.
    var ownAddresses: [String] {
        options.ownAddresses.isEmpty ? contacts.sender.map { [$0] } ?? [] : options.ownAddresses
    }

    /// Whether a reaction to a post of `account` at this second is met for the first time.
    func takeReaction(to account: String, at time: Int64) -> Bool { reactions.insert("\(time) \(account)").inserted }

    /// Whether a message is met for the first time: one that has several labels is in several mailboxes.
    func takeMessage(_ id: String) -> Bool { messages.insert(id).inserted }

    /// Keeps records of the file at `path` until all files have been read.
    func afterAll(_ path: String, _ emit: @escaping (RecordOutput) -> Void) { deferred.append((path, emit)) }

    /// The records that had to wait, in the order of their files.
    func takeDeferred() -> [(path: String, emit: (RecordOutput) -> Void)] {
        defer { deferred = [] }
        return deferred
    }
}
