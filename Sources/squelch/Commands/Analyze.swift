import ArgumentParser
import SquelchArchive
import SquelchCuration
import SquelchDocuments
import SquelchKit
import SquelchReport
import SquelchSystem

/// `squelch analyze`: the main job.
struct Analyze: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyze",
        abstract: "Score every account under the given paths.",
        discussion: """
            Reads feeds, lists of follows, archives and exports of networks, and prints each account's signal-to-noise \
            ratio with its 90 % interval, a verdict and the reason. An OPML list among the files gives the accounts their \
            contexts: its folders. What you starred, saved or liked, where it is among the files, teaches a personal model.

            On a terminal it begins with the answer in a few lines; --all and the options beside it show the table. Files \
            and pipes get the table at once. No command at all means this one:  squelch FOLDER
            """
    )

    /// Values of `--format`.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, json, csv, html
    }

    @Argument(help: ArgumentHelp("Files and folders to read; - is standard input.", valueName: "path"))
    var paths: [String] = []

    @Option(name: .long, help: ArgumentHelp("table, json, csv or html.", valueName: "format"))
    var format: Format = .table

    @Option(
        name: .long,
        help: ArgumentHelp("Write the score of every post to this file, one JSON line each.", valueName: "file"))
    var posts: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Also choose the accounts that bring most signal in so much time a day.", valueName: "30m"))
    var budget: MinutesADay?

    @OptionGroup var table: TableOptions

    @OptionGroup var scoring: ScoringOptions

    @OptionGroup var common: CommonOptions

    mutating func validate() throws {
        if format == .html, !table.isPlain {
            throw ValidationError("The page has its own order and filters: leave out --sort, --top and the like.")
        }
        if format == .json, !table.columns.isEmpty { throw ValidationError("--columns goes with table and csv.") }
        if format == .csv, table.columns.contains(.bar) { throw ValidationError("bar is a column of tables only.") }
        if posts == "-", common.output == nil { throw ValidationError("--posts - needs --output for the analysis.") }
    }

    func run() throws {
        var options = try scoring.options()
        options.budgetMinutes = budget?.minutes
        let session = try scoring.session(paths, common)
        let needsPosts = format == .html || posts != nil || scoring.personal.saveModel != nil
        let answer = try session.answer(options, texts: posts == nil ? .examples : .all, needsPosts: needsPosts)
        if let posts, let outcome = answer.outcome { try writePosts(outcome, to: posts) }
        if answer.reports.isUnderstood, let outcome = answer.outcome { try scoring.personal.save(outcome.result) }
        try session.emit(answer.reports) { output in
            if let review = answer.review {
                try write(review, answer.analysis, output)
            } else {
                try write(answer.analysis, answer.outcome, output)
            }
        }
        remember(answer.analysis, in: session.archive)
        try session.conclude(answer.reports, answer.warnings)
    }

    /// Keeps what was said, to be compared with the next time; what a look at a part says is not. An archive that cannot be
    /// written to is no reason to fail: the answer is there.
    private func remember(_ analysis: Analysis, in archive: Archive?) {
        guard let archive, !scoring.isPart else { return }
        do throws(ArchiveFailure) {
            try archive.add(ScoredRun(analysis))
        } catch {
            Diagnostics.remark("\(error.words): this analysis is not remembered")
        }
    }

    private func writePosts(_ outcome: AnalysisRun.Outcome, to path: String) throws {
        try OutputFile.write(to: path) { output in
            try PostLines.write(outcome.result) { (bytes) throws(OutputFile.Failure) in
                try output.write(bytes)
            }
        }
    }

    /// Whether a person looks on, and has asked for nothing in particular.
    private var isAnswer: Bool {
        table.isPlain && (common.output ?? "-") == "-" && common.profile.isTerminal
    }

    /// - Parameter outcome: what a page needs beside the analysis.
    private func write(_ analysis: Analysis, _ outcome: AnalysisRun.Outcome?, _ output: OutputFile) throws {
        switch format {
        case .table where isAnswer:
            try output.write(AnalysisOverview.render(analysis, common.profile, paths: CommandText.words(paths)))
        case .table:
            try output.write(
                AnalysisTable.render(analysis, common.profile, choice: table.choice, columns: table.columns))
        case .csv:
            let columns = table.columns.map(\.rawValue)
            try output.write(AnalysisCSV.render(analysis, choice: table.choice, columns: columns))
        case .json:
            var analysis = analysis
            analysis.accounts = table.choice.apply(analysis.accounts)
            try output.write(AnalysisJSON.render(analysis, version: Squelch.version))
        case .html:
            guard let outcome else { return }
            let insights = ReportInsights(outcome.result, workers: common.pool)
            try output.write(
                AnalysisPage.render(
                    analysis, insights, version: Squelch.version, command: CommandText.current, workers: common.pool))
        }
    }

    /// What the files tell where nobody's posts are among them.
    private func write(_ review: FollowingReview, _ analysis: Analysis, _ output: OutputFile) throws {
        switch format {
        case .table:
            let most = table.top ?? (isAnswer ? FollowingReport.fewest : nil)
            try output.write(FollowingReport.render(review, hints: analysis.hints, most: most, common.profile))
        case .csv: try output.write(FollowingCSV.render(review))
        case .json:
            try output.write(AnalysisJSON.render(analysis, version: Squelch.version, following: review))
        case .html:
            try output.write(FollowingPage.html(review, hints: analysis.hints, version: Squelch.version))
        }
    }
}
