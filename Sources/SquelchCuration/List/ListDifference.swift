/// What changed between two lists.
public struct ListDifference: Sendable, Equatable {
    /// One entry of an earlier list, as far as it matters for a comparison.
    public struct Earlier: Sendable, Hashable {
        /// Stable id.
        public var id: String
        /// Name shown to people.
        public var name: String
        /// Context; nil where it had none.
        public var context: String?
        /// Why it was there.
        public var reason: String

        /// An entry of an earlier list.
        public init(id: String, name: String, context: String?, reason: String) {
            self.id = id
            self.name = name
            self.context = context
            self.reason = reason
        }
    }

    /// Entries that are new.
    public var added: [Earlier] = []
    /// Entries that are gone.
    public var removed: [Earlier] = []
    /// Entries whose reason reads differently, with the reason before.
    public var changed: [(entry: Earlier, before: String)] = []

    /// Compares a list with an earlier one; an account counts once a context.
    public init(from earlier: [Earlier], to list: ListeningList) {
        let now = list.sections.flatMap { section in
            section.entries.map {
                Earlier(id: $0.id, name: $0.name, context: section.context, reason: $0.reason)
            }
        }
        var before: [String: Earlier] = [:]
        for entry in earlier { before[Self.key(entry)] = entry }
        let kept = Set(now.map(Self.key))
        for entry in now {
            guard let old = before[Self.key(entry)] else {
                added.append(entry)
                continue
            }
            if old.reason != entry.reason { changed.append((entry, old.reason)) }
        }
        removed = earlier.filter { !kept.contains(Self.key($0)) }
    }

    private static func key(_ entry: Earlier) -> String { entry.id + "\u{0}" + (entry.context ?? "") }

    /// Whether nothing changed.
    public var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty }

    /// Equal where all entries are.
    public static func == (left: ListDifference, right: ListDifference) -> Bool {
        left.added == right.added && left.removed == right.removed
            && left.changed.map(\.entry) == right.changed.map(\.entry)
            && left.changed.map(\.before) == right.changed.map(\.before)
    }
}
