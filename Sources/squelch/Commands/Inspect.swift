import ArgumentParser
import SquelchDocuments
import SquelchIngest
import SquelchKit
import SquelchReport
import SquelchSystem
import SquelchTimeline

/// `squelch inspect`: what was understood of each file.
struct Inspect: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Show what is understood of each file, normalised.",
        discussion: """
            Reads files and folders (all that is in them), archives (zip, tar, tar.gz, nested), plain or gzip, and `-` for \
            standard input. Formats are told by content: RSS 0.90 to 2.0, Atom 0.3 and 1.0, JSON Feed, OPML, the exports \
            and timelines of Mastodon, X, Bluesky, Reddit, LinkedIn, Facebook, YouTube and WordPress, starred items of \
            readers, bookmarks, with --include-contacts mail and address books, and Squelch's own JSON Lines. The JSON Lines that it writes can be read again.
            """
    )

    /// Values of `--format`.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case jsonl, table, json
    }

    @Argument(help: ArgumentHelp("Files and folders to read; - is standard input.", valueName: "path"))
    var paths: [String]

    @Option(name: .long, help: ArgumentHelp("jsonl or table; with --summary json or table.", valueName: "format"))
    var format: Format = .table

    @Flag(name: .long, help: "Only counts of each file.")
    var summary = false

    @Flag(name: .long, help: "Only what was mended, left out or not understood, each with its place.")
    var warnings = false

    @OptionGroup var input: InputOptions

    @OptionGroup var common: CommonOptions

    mutating func validate() throws {
        if paths.isEmpty { throw ValidationError("Name at least one file or folder.\(Slip.folderHint)") }
        if warnings, summary || format == .json || format == .jsonl {
            throw ValidationError("--warnings are lines of text; --format jsonl has them among the records.")
        }
        if !summary, format == .json { throw ValidationError("--format json goes with --summary; use jsonl here.") }
        if summary, format == .jsonl { throw ValidationError("--summary knows the formats table and json.") }
    }

    func run() throws {
        let found = try Inputs.find(paths, quiet: common.quiet)
        let progress = ProgressBar("Reading", total: found.size, isQuiet: common.quiet)
        let inspection = Inspection(sources: found.sources, workers: common.pool, reading: input.options) {
            progress.advance(by: $0)
        }
        var reports: [SourceReport] = []
        defer { progress.finish() }
        try common.emit { output in
            if warnings {
                reports = inspection.count()
                progress.finish()
                try list(found.warnings + reports.flatMap(\.warnings), output)
            } else if summary {
                reports = try summarize(inspection, output)
            } else {
                reports = try inspection.write(recordFormat, to: output)
            }
        }
        progress.finish()
        let told = found.warnings + reports.flatMap(\.warnings)
        try Inputs.conclude(
            reports, warnings ? [] : told, common, paths: paths)
    }

    private func list(_ warnings: [SourceWarning], _ output: OutputFile) throws {
        for warning in warnings { try output.write(SafeLine.escape(Diagnostics.text(warning)) + "\n") }
    }

    private var recordFormat: Inspection.Format {
        format == .jsonl ? .jsonLines : .table(common.profile)
    }

    private func summarize(_ inspection: Inspection, _ output: OutputFile) throws -> [SourceReport] {
        let reports = inspection.count()
        let files = reports.flatMap(\.flattened)
        let hints = ExportHints.hints(for: files)
        if format == .json {
            try output.write(SummaryJSON.render(files, hints: hints))
        } else {
            try output.write(SummaryReport.table(files, hints: hints, common.profile))
        }
        return reports
    }
}
