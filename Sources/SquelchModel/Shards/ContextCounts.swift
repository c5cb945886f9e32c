package import SquelchSignals
package import SquelchTimeline

/// What the accounts of each kind have in common, and those of each context: what ``ContextFit`` compares, as sums over parts
/// of the accounts. A commutative monoid.
package struct ContextCounts: Equatable, Sendable {
    /// A context of a kind of accounts, or all accounts of the kind.
    struct Group: Hashable, Comparable {
        var kind: Neighbours.Kind
        /// Nil for all.
        var context: String?

        static func < (left: Group, right: Group) -> Bool {
            left.kind != right.kind ? left.kind < right.kind : (left.context ?? "") < (right.context ?? "")
        }
    }

    /// Sums over the accounts of a group.
    struct Side: Equatable {
        var uses: [UInt16: UInt32] = [:]
        var accounts = 0
        var posts = 0
        var direction = Direction()

        mutating func merge(_ other: Side) {
            uses.merge(other.uses, uniquingKeysWith: &+)
            accounts += other.accounts
            posts += other.posts
            direction += other.direction
        }

        /// The same as a table.
        var counts: AccountCounts {
            var counts = AccountCounts()
            counts.accounts = accounts
            for (bucket, count) in uses { counts.uses[Int(bucket)] = count }
            return counts
        }
    }

    private(set) var sides: [Group: Side] = [:]

    /// Nothing.
    package init() {}

    /// The sums of a part of the accounts; none where no context of it has a subject.
    package init(_ timeline: Timeline, terms: TermColumn, novelty: [Float], _ survey: ShardSurvey) {
        guard let part = ContextPart(timeline, terms, survey) else { return }
        for group in part.groups {
            add(
                group.members, Group(kind: group.kind, context: timeline.contexts[group.context].name), part, terms,
                novelty)
        }
        for kind in Set(part.groups.map(\.kind)) {
            add(part.accounts(of: kind), Group(kind: kind, context: nil), part, terms, novelty)
        }
    }

    private mutating func add(
        _ accounts: [Int], _ group: Group, _ part: ContextPart, _ terms: TermColumn, _ novelty: [Float]
    ) {
        let counts = AccountCounts.count(accounts, part.posts, terms)
        var side = Side()
        side.accounts = counts.accounts
        side.posts = accounts.reduce(0) { $0 + part.posts[$1].count }
        for (bucket, count) in counts.uses.enumerated() where count > 0 { side.uses[UInt16(bucket)] = count }
        side.direction = part.directions(accounts, group.kind, terms, novelty).all
        sides[group, default: Side()].merge(side)
    }

    /// Adds those of other parts.
    package mutating func merge(_ other: ContextCounts) {
        for (group, side) in other.sides { sides[group, default: Side()].merge(side) }
    }

    /// Whether anything is known of what accounts of a kind write about.
    func hasDirections(_ kind: Neighbours.Kind) -> Bool {
        (sides[Group(kind: kind, context: nil)]?.direction ?? Direction()) != Direction()
    }

    /// The two sides of a context that can be judged; nil for others.
    func sides(of context: Context, _ kind: Neighbours.Kind) -> (inside: Side, everywhere: Side)? {
        guard let inside = sides[Group(kind: kind, context: context.name)],
            let everywhere = sides[Group(kind: kind, context: nil)],
            ContextFit.canJudge(context, accounts: inside.accounts, outOf: everywhere.accounts, posts: inside.posts)
        else { return nil }
        return (inside, everywhere)
    }
}

extension ContextCounts {
    /// Writes all sums.
    package func write(to writer: inout FrameWriter) {
        writer.write(UInt64(sides.count))
        for (group, side) in sides.sorted(by: { $0.key < $1.key }) {
            group.write(to: &writer)
            let buckets = side.uses.keys.sorted()
            writer.write(column: buckets)
            writer.write(column: buckets.map { side.uses[$0] ?? 0 })
            writer.write(UInt64(side.accounts))
            writer.write(UInt64(side.posts))
            side.direction.write(to: &writer)
        }
    }

    /// The sums that were written.
    package init(_ reader: inout FrameReader) throws(FrameError) {
        for _ in 0..<(try reader.readCount()) {
            let group = try Group(&reader)
            var side = Side()
            let buckets = try reader.readColumn(UInt16.self)
            let counts = try reader.readColumn(UInt32.self)
            guard buckets.count == counts.count else { throw .damaged }
            for (bucket, count) in zip(buckets, counts) { side.uses[bucket] = count }
            side.accounts = Int(clamping: try reader.read(UInt64.self))
            side.posts = Int(clamping: try reader.read(UInt64.self))
            side.direction = try Direction(&reader)
            sides[group] = side
        }
    }
}

extension ContextCounts.Group {
    func write(to writer: inout FrameWriter) {
        writer.write(text: kind.language)
        writer.write(text: kind.platform)
        writer.write(text: context)
    }

    init(_ reader: inout FrameReader) throws(FrameError) {
        kind = Neighbours.Kind(language: try reader.readText() ?? "", platform: try reader.readText() ?? "")
        context = try reader.readText()
    }
}
