public import SquelchTimeline

/// Whom the user follows and has to do with: what an archive knows without a single post of theirs.
public struct FollowingReview: Sendable, Equatable {
    /// Somebody who is followed.
    public struct Entry: Sendable, Equatable {
        /// Who it is.
        public var person: Person
        /// When something last passed.
        public var contact: Contact
        /// When that was; nil where no source says.
        public var last: Int64?
        /// What it was, in words; empty where nothing was.
        public var deeds: [String]
    }

    /// How long ago something passed, the latest first.
    public enum Contact: String, Sendable, CaseIterable {
        /// Within a year.
        case lately = "within-a-year"
        /// Longer ago.
        case earlier
        /// At a time that no source gives.
        case undated
        /// Nothing that the files know of.
        case never
    }

    /// The moment from which time is counted: the last deed that the files know.
    public var reference: Int64
    /// Whether that is long enough ago for “the last year” to need a date.
    public var isDated: Bool
    /// Everybody who is followed: the latest contact first, then by name.
    public var entries: [Entry]
    /// What the files know the user to have done with posts of those who are followed: `liked`, `answered`...
    public var kinds: [String]
    /// Valued posts of which the files do not say whose they were.
    public var anonymous: Int
    /// Whether all are connections, to which both sides have agreed.
    public var areConnections: Bool

    /// How many stand in a class.
    public func count(_ contact: Contact) -> Int { entries.count { $0.contact == contact } }

    private static let year: Int64 = 365 * UTCTime.secondsPerDay
    private static let month: Int64 = 31 * UTCTime.secondsPerDay

    /// The review; nil where there are posts to measure, or no list of follows.
    /// - Parameters:
    ///   - timeline: what was read, joined.
    ///   - now: the clock, which nothing counts as later than.
    public init?(_ timeline: Timeline, now: Int64) {
        let people = timeline.people.filter(\.isListed)
        guard timeline.posts.count == 0, !people.isEmpty else { return nil }
        let deeds = people.map(Deed.list)
        let lasts = people.map { person in
            [person.marks.last, person.interaction.lastSubstantial].compactMap { $0 }.filter { $0 <= now }.max()
        }
        let reference = lasts.compactMap { $0 }.max() ?? now
        self.reference = reference
        isDated = now - reference > Self.month
        anonymous = timeline.anonymousMarks
        areConnections = people.allSatisfy { $0.isMutual == true && [.linkedIn, .facebook].contains($0.platform) }
        kinds = Deed.allCases.filter { kind in deeds.contains { $0.contains { $0.deed == kind && $0.count > 0 } } }
            .map(\.rawValue)
        entries = people.indices.map { index in
            let done = deeds[index]
            let isNone = done.allSatisfy(\.isClick)
            let contact: Contact =
                if isNone {
                    .never
                } else if let last = lasts[index] {
                    last >= reference - Self.year ? .lately : .earlier
                } else {
                    .undated
                }
            return Entry(
                person: people[index], contact: contact, last: isNone ? nil : lasts[index],
                deeds: done.map(\.words))
        }
        entries.sort(by: Self.precedes)
    }

    private static func precedes(_ left: Entry, _ right: Entry) -> Bool {
        if left.contact != right.contact { return left.contact.place < right.contact.place }
        if left.last != right.last { return (left.last ?? .min) > (right.last ?? .min) }
        let names = (
            (left.person.name ?? left.person.id).lowercased(), (right.person.name ?? right.person.id).lowercased()
        )
        return names.0 != names.1 ? names.0 < names.1 : left.person.id < right.person.id
    }
}

extension FollowingReview.Contact {
    fileprivate var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// What the user may have done with the posts of somebody, and what came from them.
private enum Deed: String, CaseIterable {
    case liked, boosted, answered, messaged, mentioned, saved
    case commented = "commented on"
    case opened

    /// One kind, how often, and what is said of it.
    struct Done {
        var deed: Deed?
        var count: Int
        var words: String
        /// A click that the network asks for: told, but no contact.
        var isClick = false
    }

    static func list(_ person: Person) -> [Done] {
        let (marks, passed) = (person.marks, person.interaction)
        let likes = marks.count(.like) + marks.count(.star) + marks.count(.rateUp)
        // Archives tell of likes and boosts twice: as something done with a post, and as an exchange.
        let liked = max(likes, passed.count(.reaction, .sent) - marks.count(.repost))
        let counts: [(Deed, Int)] = [
            (.liked, liked),
            (.boosted, marks.count(.repost)),
            (.answered, max(marks.count(.reply), passed.count(.reply, .sent))),
            (.messaged, passed.count(.message, .sent)), (.mentioned, passed.count(.mention, .sent)),
            (.saved, marks.count(.save) + marks.count(.bookmark)), (.commented, passed.count(.comment, .sent)),
            (.opened, marks.count(.open) + marks.count(.read)),
        ]
        var list = counts.filter { $0.1 > 0 }.map { Done(deed: $0.0, count: $0.1, words: "\($0.0.rawValue) \($0.1)") }
        let praised = passed.count(.recommendation, .sent)
        if praised > 0 { list.append(Done(deed: nil, count: praised, words: "recommended them")) }
        let received = passed.substantial(.received)
        if received > 0 { list.append(Done(deed: nil, count: received, words: "\(received) from them")) }
        let clicks = passed.count(.endorsement, .sent) + passed.count(.endorsement, .received)
        if clicks > 0 {
            let words = "\(Counted.text(clicks, "endorsement")), a click"
            list.append(Done(deed: nil, count: clicks, words: words, isClick: true))
        }
        return list
    }
}
