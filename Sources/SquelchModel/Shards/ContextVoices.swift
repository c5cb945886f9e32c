package import SquelchSignals
package import SquelchTimeline

/// What the accounts of each context say of it, one by one: of these ``ContextFit`` needs the median. A commutative monoid.
package struct ContextVoices: Equatable, Sendable {
    private var words: [ContextCounts.Group: [Double]] = [:]
    private var nearness: [ContextCounts.Group: [Double]] = [:]

    /// Nothing.
    package init() {}

    /// The voices of a part of the accounts.
    package init(
        _ timeline: Timeline, terms: TermColumn, novelty: [Float], _ survey: ShardSurvey, _ counts: ContextCounts
    ) {
        guard let part = ContextPart(timeline, terms, survey) else { return }
        for group in part.groups {
            let context = timeline.contexts[group.context]
            guard let model = Self.model(group, context, part, terms, novelty, counts) else { continue }
            let key = ContextCounts.Group(kind: group.kind, context: context.name)
            let voices = model.voices()
            words[key, default: []] += voices.compactMap(\.meanWords)
            nearness[key, default: []] += voices.compactMap(\.nearness)
        }
        sort()
    }

    /// Adds those of other parts.
    package mutating func merge(_ other: ContextVoices) {
        words.merge(other.words, uniquingKeysWith: +)
        nearness.merge(other.nearness, uniquingKeysWith: +)
        sort()
    }

    private mutating func sort() {
        for key in words.keys { words[key]?.sort() }
        for key in nearness.keys { nearness[key]?.sort() }
    }

    /// Fit of every post of a part, as ``ContextFit/column(of:terms:novelty:workers:)`` has it of all.
    package func fit(
        of timeline: Timeline, terms: TermColumn, novelty: [Float], _ survey: ShardSurvey, _ counts: ContextCounts
    ) -> [Float] {
        guard let part = ContextPart(timeline, terms, survey) else {
            return [Float](repeating: 1, count: timeline.posts.count)
        }
        var isFree = timeline.accounts.map { $0.contexts.isEmpty }
        var results: [[(post: UInt32, fit: Float)]] = []
        for group in part.groups {
            let context = timeline.contexts[group.context]
            let key = ContextCounts.Group(kind: group.kind, context: context.name)
            let hasDirections = counts.hasDirections(group.kind)
            if let model = Self.model(group, context, part, terms, novelty, counts),
                let fits = model.fits(
                    model.voices(), usualWords: ContextModel.median(words[key] ?? []),
                    usualNearness: ContextModel.median(nearness[key] ?? []), hasDirections: hasDirections)
            {
                results.append(fits)
            } else {
                for account in group.members { isFree[account] = true }
            }
        }
        var fit = timeline.posts.account.map { isFree[Int($0)] ? Float(1) : 0 }
        for result in results {
            for (post, value) in result where value > fit[Int(post)] { fit[Int(post)] = value }
        }
        return fit
    }

    private static func model(
        _ group: Neighbours, _ context: Context, _ part: ContextPart, _ terms: TermColumn, _ novelty: [Float],
        _ counts: ContextCounts
    ) -> ContextModel? {
        guard let (inside, everywhere) = counts.sides(of: context, group.kind) else { return nil }
        var directions = part.directions(group.members, group.kind, terms, novelty)
        directions.all = everywhere.direction
        return ContextModel(
            group.members, part.posts, terms, novelty, everywhere.counts, directions, inside: inside.counts,
            together: inside.direction)
    }
}

extension ContextVoices {
    /// Writes all voices.
    package func write(to writer: inout FrameWriter) {
        let keys = Set(words.keys).union(nearness.keys).sorted()
        writer.write(UInt64(keys.count))
        for key in keys {
            key.write(to: &writer)
            writer.write(column: (words[key] ?? []).map(\.bitPattern))
            writer.write(column: (nearness[key] ?? []).map(\.bitPattern))
        }
    }

    /// The voices that were written.
    package init(_ reader: inout FrameReader) throws(FrameError) {
        for _ in 0..<(try reader.readCount()) {
            let key = try ContextCounts.Group(&reader)
            words[key] = try reader.readColumn(UInt64.self).map(Double.init(bitPattern:))
            nearness[key] = try reader.readColumn(UInt64.self).map(Double.init(bitPattern:))
        }
    }
}
