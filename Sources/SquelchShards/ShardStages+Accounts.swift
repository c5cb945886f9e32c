public import SquelchCuration
import SquelchFollowing
import SquelchKit
import SquelchModel
import SquelchSignals
import SquelchTimeline

/// The stages that score: the posts of a part of the accounts, then all accounts.
extension ShardStages {
    /// Scores the posts of a part of the accounts, and adds them up.
    public func weigh(_ reader: inout ShardReader, _ output: ShardOutput) throws {
        var inputs = try ShardInputs(
            &reader, expected: [.posts, .repeats, .labels, .survey, .contexts, .voices])
        let survey = try inputs.needSurvey()
        var timeline = try ShardTimeline(&inputs, job, survey: survey)
        let own = timeline.joined.timeline.accounts.count
        let posts = timeline.count
        let warnings = timeline.joined.warnings.filter { !["follows", "attention"].contains($0.source) }
        let novelty = try timeline.novelty(inputs.repeats)
        let terms = timeline.joined.signals.terms
        let fit = (inputs.voices ?? ContextVoices()).fit(
            of: timeline.joined.timeline, terms: terms, novelty: novelty.novelty, survey,
            inputs.contexts ?? ContextCounts())
        var options = job.options
        options.now = survey.now
        let (scores, tallies) = Analyzer.tally(
            timeline.joined.timeline, signals: timeline.joined.signals,
            Scorer.Bearings(survey: survey, novelty: novelty, fit: fit), options: options)
        var writer = output.writer(program, timeline.layout)
        let (carriers, alone) = Scorer.carriers(
            timeline.joined.timeline, scores, labels: inputs.labels, numbers: timeline.numbers,
            shards: timeline.layout.stories)
        for (shard, carriers) in carriers.enumerated() where !carriers.isEmpty {
            try writer.write(.carriers, to: shard, from: timeline.part) { carriers.write(to: &$0) }
        }
        try writer.write(.losses, from: timeline.part) { alone.write(to: &$0) }
        let accounts = self.accounts(timeline, scores, tallies, own: own)
        let strangers = timeline.strangers
        try writer.write(.accounts, from: timeline.part) {
            $0.write(UInt64(posts))
            $0.write(UInt64(scores.selection.undatedLeftOut))
            $0.write(UInt64(max(0, scores.selection.selectedLeftOut - strangers)))
            $0.write(UInt64(accounts.count))
            for account in accounts { account.write(to: &$0) }
        }
        let told = ShardSurvey(
            part: ShardLayout.range.upperBound + timeline.part, posts: 0, reach: [:], warnings: warnings)
        try writer.write(.survey, from: timeline.part) { told.write(to: &$0) }
        try writer.finish()
    }

    private func accounts(
        _ part: borrowing ShardTimeline, _ scores: TimelineScores, _ tallies: [AccountTally], own: Int
    ) -> [ShardAccount] {
        let timeline = part.joined.timeline
        var hasPosts = [Bool](repeating: false, count: timeline.accounts.count)
        for account in timeline.posts.account { hasPosts[Int(account)] = true }
        let posts = PostReader(timeline, scores)
        let standings = AccountStanding.all(timeline, scores)
        let parts = part.survey?.posts.keys.sorted() ?? []
        return (0..<own).compactMap { index in
            let account = timeline.accounts[index]
            if part.numbers[index] == .max { return nil }
            // An account without posts is in every part, and counts in one.
            if !hasPosts[index] {
                if let survey = part.survey, !survey.isSilent(account.id) { return nil }
                let home = parts.isEmpty ? 0 : TimelineChunk.shard(of: account.id, among: parts.count)
                if !parts.isEmpty, parts[home] != UInt32(part.part) { return nil }
            }
            let words = ShardAccount.Words(
                standing: standings[index], contexts: account.contexts.map { timeline.contexts[$0] },
                posts: posts.posts(index, searchesWords: true))
            return ShardAccount(
                tally: tallies[index], double: scores.accounts[index].doubleOf.map { timeline.accounts[$0].id },
                words: words)
        }
    }

    /// Compares all accounts with one another: the analysis.
    public func finish(_ reader: inout ShardReader) throws -> Analysis {
        let inputs = try ShardInputs(&reader, expected: [.accounts, .losses, .survey])
        let survey = try inputs.needSurvey()
        for (part, posts) in survey.posts.sorted(by: { $0.key < $1.key }) {
            guard let given = inputs.posts[Int(part)] else {
                throw ShardFailure.missing("part \(part) of the accounts")
            }
            if given != posts {
                throw ShardFailure.misplaced("part \(part) of the accounts has other posts than it had")
            }
        }
        guard inputs.posts.count == survey.posts.count else {
            throw ShardFailure.misplaced("there are parts of the accounts that were not surveyed")
        }
        let losses = inputs.losses ?? SignalLosses()
        var numbers: [String: UInt32] = [:]
        for (number, name) in survey.accounts.enumerated() { numbers[name] = UInt32(number) }
        let all = inputs.accounts.flatMap(\.value).sorted {
            $0.words.standing.account.id < $1.words.standing.account.id
        }
        let ids = all.map(\.words.standing.account.id)
        var places: [String: Int] = [:]
        for (place, id) in ids.enumerated() { places[id] = place }
        guard places.count == ids.count else { throw ShardFailure.twice("account") }
        var options = job.options
        options.now = survey.now
        var scores = Analyzer.finish(
            all.map(\.tally), ids: ids, doubles: all.map { $0.double.flatMap { places[$0] } },
            losses: ids.map { id in numbers[id].map { losses[$0] } ?? 0 }, survey, options: options)
        scores.undatedLeftOut = inputs.undated
        scores.selectedLeftOut = inputs.selected
        let (standings, contexts) = Self.renumbered(all.map(\.words))
        let (analysis, _) = Analyzer.compose(
            standings, scores, contexts: contexts, options: options,
            warnings: survey.warnings.map { AnalysisWarning($0) }, posts: { index, _ in all[index].words.posts })
        return analysis
    }

    /// Contexts of all parts in one list, to which the accounts point.
    private static func renumbered(_ all: [ShardAccount.Words]) -> ([AccountStanding], [Context]) {
        var contexts: [Context] = []
        var places: [String: Int] = [:]
        let standings = all.map { words in
            var standing = words.standing
            standing.account.contexts = words.contexts.map { context in
                if let place = places[context.name] { return place }
                places[context.name] = contexts.count
                contexts.append(context)
                return contexts.count - 1
            }.sorted()
            return standing
        }
        return (standings, contexts)
    }
}
