public import SquelchTimeline

/// The curated, contextual list of those whom one listens to: made to be published.
///
/// Nothing private is part of it: no counts of messages, no notes, nobody who is turned down, unfollowed or hidden.
public struct ListeningList: Sendable, Equatable {
    /// What the list is called.
    public var title: String
    /// Who listens; nil where they do not say.
    public var author: String?
    /// Last moment of the data that it rests on.
    public var asOf: Int64
    /// A section a context, in the order of their names.
    public var sections: [ListSection]
    /// How many were left out, by reason.
    public var leftOut: [LeftOut: Int] = [:]

    /// Why an account that is worth it is not on the list.
    public enum LeftOut: String, Sendable, CaseIterable {
        /// The user has marked it private.
        case hidden
        /// The user has muted or blocked it.
        case muted
        /// It is followed among friends or family.
        case social
        /// Its address is for one reader, or of a private network.
        case privateAddress
        /// It is kept, but its signal is below the threshold: no recommendation.
        case unproved
        /// It has been silent for half a year.
        case silent
        /// There was room for better ones only.
        case noRoom
    }

    /// A list of finished sections.
    public init(title: String, author: String?, asOf: Int64, sections: [ListSection]) {
        self.title = title
        self.author = author
        self.asOf = asOf
        self.sections = sections
    }

    /// Entries of all sections; an account that is in two contexts stands in both.
    public var entries: [ListEntry] { sections.flatMap(\.entries) }
}

/// The accounts of one context.
public struct ListSection: Sendable, Equatable {
    /// Path such as `work/swift`; nil for accounts without a context.
    public var context: String?
    /// The best first.
    public var entries: [ListEntry]

    /// A section of finished entries.
    public init(context: String?, entries: [ListEntry]) {
        self.context = context
        self.entries = entries
    }

    /// What people read above it.
    public var title: String { context ?? "Everything else" }
}

/// One account of the list, with the reason why it is there.
public struct ListEntry: Sendable, Equatable {
    /// Stable id.
    public var id: String
    /// Name shown to people.
    public var name: String
    /// Site or profile.
    public var url: String?
    /// Address of its feed, as it is followed.
    public var feedURL: String?
    /// `feed`, `mastodon`...; nil where unknown.
    public var platform: Platform?
    /// What it is about, the most telling first.
    public var subjects: [String]
    /// Why it is here, in the words of the one who listens; nil where they gave none.
    public var note: String?
    /// Why it is here: one sentence from the data, without a full stop.
    public var reason: String
    /// Its best posts.
    public var posts: [Post]
    /// Since when it is followed; nil where no list says.
    public var since: Int64?
    /// Values of the XFN profile (gmpg.org/xfn/11) that the user has stated.
    public var relations: [String]

    /// What people read: the words of the one who listens, else those from the data, as a sentence.
    public var sentence: String {
        guard let note else { return reason + "." }
        return note.last.map { ".!?…\u{3002}".contains($0) } ?? true ? note : note + "."
    }

    /// A post as a recommendation.
    public struct Post: Sendable, Equatable {
        /// The source's id.
        public var id: String?
        /// Title, or the beginning of its text.
        public var title: String
        /// Where it can be read.
        public var url: String?
        /// Its time.
        public var published: Int64?
    }
}
