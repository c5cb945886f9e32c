import ArgumentParser
import SquelchArchive
import SquelchDocuments
import SquelchIngest
import SquelchKit
import SquelchReport
import SquelchSystem
import SquelchTimeline

/// `squelch import`: keeps what files hold.
struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Keep what files hold in the archive.",
        discussion: """
            A saved feed holds its newest twenty posts; a judgement needs months. The archive is one file of your own, and \
            keeps everything that is understood of the files: importing one twice changes nothing, a later copy of a feed \
            adds what is new, and a post that was edited has its newest words. Commands that get no path read the archive.
            """)

    @Argument(help: ArgumentHelp("Files and folders to keep; - is standard input.", valueName: "path"))
    var paths: [String] = []

    @OptionGroup var configuration: ConfigurationOptions

    @OptionGroup var input: InputOptions

    @OptionGroup var common: CommonOptions

    func run() throws {
        let settings = try configuration.load()
        let paths = paths.isEmpty ? settings.paths : paths
        if paths.isEmpty {
            throw ValidationError(
                "Name at least one file or folder, here or as `paths` in squelch.toml.\(Slip.folderHint)")
        }
        let found = try Inputs.find(paths, quiet: common.quiet)
        let archive = try configuration.archive.make()
        let options = input.options.with(own: settings.own)
        let progress = ProgressBar("Keeping", total: found.size, isQuiet: common.quiet)
        defer { progress.finish() }
        let contacts = ContactBook.of(found.sources, options: options, workers: common.pool)
        var sum = Sum()
        for source in found.sources {
            let kept = try archive.add(source, options: options, contacts: contacts, at: PeriodOptions.now)
            sum.add(kept)
            progress.advance(by: source.size ?? 0)
        }
        progress.finish()
        if sum.reports.isUnderstood { try common.emit { try $0.write(sum.text(archive.path)) } }
        try Inputs.conclude(sum.reports, found.warnings + sum.reports.flatMap(\.warnings), common, paths: paths)
    }

    /// What an import has changed.
    private struct Sum {
        var reports: [SourceReport] = []
        var new = 0
        var known = 0
        var posts = 0
        var edits = 0

        mutating func add(_ kept: Kept) {
            reports.append(kept.report)
            if kept.isNew { new += 1 } else if kept.report.counts.records > 0 { known += 1 }
            posts += kept.posts
            edits += kept.edits
        }

        func text(_ path: String) -> String {
            var parts = ["\(Counted.text(posts, "new post")) from \(Counted.text(new, "source"))"]
            if edits > 0 { parts.append("\(Counted.text(edits, "edited post"))") }
            if known > 0 { parts.append("\(Counted.text(known, "source")) known before") }
            return SafeLine.escape(parts.joined(separator: ", ") + ": kept in \(path)") + "\n"
        }
    }
}
