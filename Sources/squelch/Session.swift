import ArgumentParser
import SquelchArchive
import SquelchCuration
import SquelchIngest
import SquelchKit
import SquelchReport
import SquelchSystem
import SquelchTimeline
import SquelchUpkeep

/// What a command works on, once its options and the configuration have met: what is read, how, and where results go.
struct Session {
    /// Contexts that a message names.
    private static let mostNames = 20

    /// The files and folders that are read: those of the command line, else those of the configuration.
    let paths: [String]
    private let named: [String]
    private let common: CommonOptions
    private let configuration: Configuration
    private let reading: IngestOptions
    /// What was kept before, where a command reads it: nothing was named, or the archive itself.
    let archive: Archive?

    init(
        _ paths: [String], _ common: CommonOptions, _ configuration: Configuration, archive: Archive? = nil,
        reading: IngestOptions = IngestOptions()
    ) {
        named = paths
        self.paths = paths.isEmpty ? configuration.paths : paths
        self.common = common
        self.configuration = configuration
        self.reading = reading
        self.archive = archive
    }

    /// Reads and scores what was named, or else what the configuration names; a path that is not there ends the program.
    /// - Parameters:
    ///   - texts: which posts keep id, address and excerpt.
    ///   - topic: what posts are searched for.
    ///   - ratings: a file that is read as well, where it is there.
    ///   - heedsDecisions: whether what the user has decided goes before what the numbers say.
    func analyze(
        _ options: AnalysisOptions, texts: Texts = .examples, topic: TopicQuery? = nil, ratings: Source? = nil,
        heedsDecisions: Bool = true
    ) throws -> AnalysisRun.Outcome {
        let found = try find(ratings)
        var options = options
        try remember(&options)
        if !heedsDecisions { options.decisions = [:] }
        return try analyze(found, options, texts: texts, topic: topic)
    }

    /// Likewise what was found, with what the archive knows among the options.
    private func analyze(
        _ found: SourceFinder.Found, _ options: AnalysisOptions, texts: Texts, topic: TopicQuery? = nil
    ) throws -> AnalysisRun.Outcome {
        let outcome = run(found, texts: texts, topic: topic, options)
        try check(options, outcome)
        return outcome
    }

    /// An analysis, and what is to be said of what it rests on.
    struct Answer {
        var analysis: Analysis
        var reports: [SourceReport]
        var warnings: [SourceWarning]
        /// What the files tell where nobody's posts are among them.
        var review: FollowingReview?
        /// Everything behind it; nil where it was found out before.
        var outcome: AnalysisRun.Outcome?
    }

    /// Reads and scores likewise, unless that was done before and nothing has changed since.
    /// - Parameter needsPosts: whether more is wanted than the analysis.
    func answer(_ options: AnalysisOptions, texts: Texts, needsPosts: Bool) throws -> Answer {
        var options = options
        try remember(&options)
        let kept = needsPosts ? nil : try keptAnalyses(options)
        if let archive, let (analysis, warnings) = kept?.recall() {
            return Answer(analysis: analysis, reports: [SourceReport(path: archive.path)], warnings: warnings)
        }
        let outcome = try analyze(find(), options, texts: texts)
        kept?.keep(outcome)
        let analysis = outcome.result.analysis
        return Answer(
            analysis: analysis, reports: outcome.reports, warnings: outcome.telling,
            review: FollowingReview(outcome.timeline, now: analysis.generated), outcome: outcome)
    }

    /// Analyses of the archive alone.
    private func keptAnalyses(_ options: AnalysisOptions) throws -> KeptAnalyses? {
        guard let archive, paths.isEmpty, !reading.includesContacts else { return nil }
        return try KeptAnalyses(of: archive, options, configuration)
    }

    /// Takes what the archive knows of the user's decisions and of the last time.
    private func remember(_ options: inout AnalysisOptions) throws {
        guard let archive else { return }
        for written in try archive.decisions() {
            options.decisions[written.decision.account] = written.decision.standing(at: options.now)
        }
        guard let last = try archive.lastTime(options.now) else { return }
        options.earlier = last.earlier
        if options.previous.isEmpty { options.previous = last.verdicts }
    }

    /// Which posts keep id, address and excerpt.
    enum Texts {
        /// Those that may be shown as examples.
        case examples
        /// All of them.
        case all
        /// All of them, with the text behind the title.
        case long
        /// Those that may be shown as examples, with the text behind the title.
        case longExamples
    }

    /// Reads what was named, or else what the configuration names, and scores nothing.
    func following(now: Int64) throws -> Following {
        let found = try find()
        let progress = ProgressBar("Reading", total: found.size, isQuiet: common.quiet)
        defer { progress.finish() }
        return reader(found, texts: .examples) { progress.advance(by: $0) }.read(now: now, warnings: found.warnings)
    }

    /// What reads and scores the same once more, without a word, as often as it is asked.
    func rerun(_ options: AnalysisOptions, ratings: Source) throws -> @Sendable () -> AnalysisRun.Outcome {
        let run = AnalysisRun(reader(try find(ratings), texts: .examples) { _ in })
        return { run.run(options) }
    }

    /// Writes what a command makes of what was read; nothing where no source was understood: the error says so, and an
    /// empty result would say something else.
    func emit(
        _ reports: [SourceReport], isPublic: Bool = false, _ body: (OutputFile) throws -> Void
    ) throws {
        guard reports.isUnderstood else { return }
        try common.emit(isPublic: isPublic, body)
    }

    /// Prints all warnings; the status is success, partly, or not understood.
    func conclude(_ reports: [SourceReport], _ warnings: [SourceWarning], quiet: Bool = false) throws {
        try Inputs.conclude(reports, warnings, common, quiet: quiet, paths: named)
    }

    private func find(_ ratings: Source? = nil) throws -> SourceFinder.Found {
        var found = try find()
        if let ratings, !found.sources.contains(where: { $0.name == ratings.name }) { found.sources.append(ratings) }
        return found
    }

    private func find() throws -> SourceFinder.Found {
        var found = paths.isEmpty ? SourceFinder.find([]) : try Inputs.find(paths, quiet: common.quiet)
        if let archive {
            found.sources += try archive.sources()
            if let moved = try MovedFeeds(archive) { found.sources.append(moved.source) }
        }
        if paths.isEmpty, found.sources.isEmpty {
            throw ValidationError(
                """
                Name at least one file or folder, here or as `paths` in squelch.toml; or keep them in the archive: \
                squelch import, squelch fetch.\(Slip.folderHint)
                """)
        }
        return found
    }

    /// Reads the files at the paths as what is followed and those at `candidates` as what may be followed.
    func preview(
        _ candidates: [String], onlyFollowers: Bool, _ options: AnalysisOptions
    ) throws -> AnalysisRun.Outcome {
        let known = paths.isEmpty ? SourceFinder.find([]) : try Inputs.find(paths, quiet: common.quiet)
        let new = candidates.isEmpty ? SourceFinder.find([]) : try Inputs.find(candidates, quiet: common.quiet)
        let query = PreviewQuery(candidates: new.sources, following: known.sources, onlyFollowers: onlyFollowers)
        var all = known
        let names = Set(known.sources.map(\.name))
        all.sources += new.sources.filter { !names.contains($0.name) }
        all.warnings += new.warnings
        return run(all, query, texts: .examples, options)
    }

    /// A context that nobody is in is a slip, and not an empty answer.
    private func check(_ options: AnalysisOptions, _ outcome: AnalysisRun.Outcome) throws {
        let names = outcome.timeline.contexts.map(\.name)
        guard let context = options.context, !outcome.timeline.accounts.isEmpty, !options.shows(names) else { return }
        var known = "none is known here"
        if !names.isEmpty {
            let rest = names.count > Self.mostNames ? " and \(names.count - Self.mostNames) more" : ""
            known = "there are \(names.sorted().prefix(Self.mostNames).joined(separator: ", "))\(rest)"
        }
        throw CommandFailure(
            "no context is called \(context)\(Slip.hint(context, among: names)); \(known)", ExitStatus.usage)
    }

    private func run(
        _ found: SourceFinder.Found, _ preview: PreviewQuery? = nil, texts: Texts, topic: TopicQuery? = nil,
        _ options: AnalysisOptions
    ) -> AnalysisRun.Outcome {
        let progress = ProgressBar("Reading", total: found.size, isQuiet: common.quiet)
        defer { progress.finish() }
        let reader = reader(found, preview, texts: texts, topic: topic) { progress.advance(by: $0) }
        return AnalysisRun(reader).run(options, warnings: found.warnings)
    }

    private func reader(
        _ found: SourceFinder.Found, _ preview: PreviewQuery? = nil, texts: Texts, topic: TopicQuery? = nil,
        progress: @escaping @Sendable (Int) -> Void
    ) -> FollowingReader {
        FollowingReader(
            sources: found.sources, preview: preview, workers: common.pool,
            keepsAllTexts: texts == .all || texts == .long,
            keepsLongTexts: texts == .long || texts == .longExamples, reading: reading, configuration: configuration,
            topic: topic, cache: archive.flatMap { ArchiveCache(of: $0) }, progress: progress)
    }
}
