import ArgumentParser
import SquelchCuration
import SquelchIngest
import SquelchKit
import SquelchReport

/// The files that a command scores, read with a progress bar.
struct AnalysisInputs {
    /// Contexts that a message names.
    private static let mostNames = 20

    private let paths: [String]
    private let common: CommonOptions
    private let configuration: Configuration
    private let reading: IngestOptions

    init(
        _ paths: [String], _ common: CommonOptions, _ configuration: Configuration,
        reading: IngestOptions = IngestOptions()
    ) {
        self.paths = paths.isEmpty ? configuration.paths : paths
        self.common = common
        self.configuration = configuration
        self.reading = reading
    }

    /// Reads and scores what was named, or else what the configuration names; a path that is not there ends the program.
    /// - Parameters:
    ///   - keepsAllTexts: whether every post keeps id, address and excerpt, not only those for examples.
    ///   - topic: what posts are searched for.
    func read(_ options: AnalysisOptions, keepsAllTexts: Bool, topic: TopicQuery? = nil) throws -> AnalysisRun.Outcome {
        let found = try find()
        let outcome = run(found, keepsAllTexts: keepsAllTexts, topic: topic, options)
        try check(options, outcome)
        return outcome
    }

    /// Reads what was named, or else what the configuration names, and scores nothing.
    func following(now: Int64) throws -> Following {
        let found = try find()
        let progress = ProgressBar("Reading", total: found.size, isQuiet: common.quiet)
        defer { progress.finish() }
        return reader(found, keepsAllTexts: false, progress).read(now: now, warnings: found.warnings)
    }

    private func find() throws -> SourceFinder.Found {
        if paths.isEmpty {
            throw ValidationError("Name at least one file or folder, here or as `paths` in squelch.toml.")
        }
        return try Inputs.find(paths, quiet: common.quiet)
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
        return run(all, query, keepsAllTexts: false, options)
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
        Diagnostics.error("no context is called \(context)\(Slip.hint(context, among: names)); \(known)")
        throw ExitStatus.usage
    }

    private func run(
        _ found: SourceFinder.Found, _ preview: PreviewQuery? = nil, keepsAllTexts: Bool, topic: TopicQuery? = nil,
        _ options: AnalysisOptions
    ) -> AnalysisRun.Outcome {
        let progress = ProgressBar("Reading", total: found.size, isQuiet: common.quiet)
        defer { progress.finish() }
        let reader = reader(found, preview, keepsAllTexts: keepsAllTexts, topic: topic, progress)
        return AnalysisRun(reader).run(options, warnings: found.warnings)
    }

    private func reader(
        _ found: SourceFinder.Found, _ preview: PreviewQuery? = nil, keepsAllTexts: Bool, topic: TopicQuery? = nil,
        _ progress: ProgressBar
    ) -> FollowingReader {
        FollowingReader(
            sources: found.sources, preview: preview, workers: common.pool, keepsAllTexts: keepsAllTexts,
            reading: reading, configuration: configuration, topic: topic
        ) {
            progress.advance(by: $0)
        }
    }
}
