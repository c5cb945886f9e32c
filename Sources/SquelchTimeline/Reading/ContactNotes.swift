/// What address books and mailboxes say of people, for the run alone: names for those who corresponded, and counts.
/// None of it becomes a record.
package struct ContactNotes: Sendable {
    /// Addresses of those with whom messages were exchanged.
    package var correspondents: Set<String> = []
    /// A name and mail addresses for each card of an address book.
    package var cards: [ContactCard] = []

    package init() {}
}

/// One card of an address book.
package struct ContactCard: Sendable, Equatable {
    /// Name as it is shown; empty where there is none.
    package var name = ""
    /// Mail addresses in lower case.
    package var addresses: [String] = []

    package init(name: String = "", addresses: [String] = []) {
        self.name = name
        self.addresses = addresses
    }
}
