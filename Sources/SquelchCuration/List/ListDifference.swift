public import SquelchTimeline

/// What changed between two lists.
public struct ListDifference: Sendable, Equatable {
    /// Entries that are new.
    public var added: [ListedAccount] = []
    /// Entries that are gone.
    public var removed: [ListedAccount] = []
    /// Entries whose reason reads differently, with the reason before.
    public var changed: [(entry: ListedAccount, before: String)] = []

    /// Compares a list with an earlier one; an account counts once a context.
    public init(from earlier: [ListedAccount], to list: ListeningList) {
        let now = list.listed
        var before: [String: ListedAccount] = [:]
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

    private static func key(_ entry: ListedAccount) -> String { entry.id + "\u{0}" + (entry.context ?? "") }

    /// Whether nothing changed.
    public var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty }

    /// Equal where all entries are.
    public static func == (left: ListDifference, right: ListDifference) -> Bool {
        left.added == right.added && left.removed == right.removed
            && left.changed.map(\.entry) == right.changed.map(\.entry)
            && left.changed.map(\.before) == right.changed.map(\.before)
    }
}

extension ListeningList {
    /// Its entries, as far as another list is compared with it; an account once a context.
    public var listed: [ListedAccount] {
        sections.flatMap { section in
            section.entries.map {
                ListedAccount(id: $0.id, name: $0.name, context: section.context, reason: $0.reason)
            }
        }
    }
}
