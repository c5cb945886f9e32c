import ArgumentParser
import SquelchArchive
import SquelchDocuments
import SquelchReport
import SquelchSystem
import SquelchTimeline

/// `squelch archive`: looks after the archive.
struct ArchiveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive", abstract: "Look after the archive.",
        discussion: "The archive is one file for your eyes only; these say what is in it, and keep it whole.",
        subcommands: [Info.self, Check.self, Backup.self, Vacuum.self, Forget.self], defaultSubcommand: Info.self)

    struct Info: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "info", abstract: "Say what the archive holds.")
        @OptionGroup var options: ArchiveOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let archive = try options.require()
            let info = try archive.info(now: Surroundings.now)
            var lines = [
                archive.path,
                "\(Counted.text(info.posts, "post")) of \(Counted.text(info.accounts, "account")) from "
                    + "\(Counted.text(info.sources, "source")), \(Counted.grouped(info.bytes / 1024)) KiB",
            ]
            if let oldest = info.oldest, let newest = info.newest {
                lines.append("from \(UTCTime.day(oldest)) to \(UTCTime.day(newest))")
            }
            if info.misdated > 0 {
                lines.append("\(Counted.text(info.misdated, "post")) with a date that cannot be true")
            }
            lines.append(
                "\(Counted.text(info.decisions, "decision")), \(Counted.text(info.runs, "earlier analysis", "earlier analyses")), "
                    + "\(Counted.text(info.addresses, "fetched feed"))")
            try common.emit { try $0.write(lines.map(SafeLine.escape).joined(separator: "\n") + "\n") }
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "Look whether all of it is as it was written.")
        @OptionGroup var options: ArchiveOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let archive = try options.require()
            let bar = ProgressBar("Checking", total: try archive.bytesToCheck(), isQuiet: common.quiet)
            let faults = try archive.check { bar.advance(by: $0) }
            bar.finish()
            guard faults.isEmpty else {
                throw CommandFailure(
                    faults.map { "\(archive.path): \($0)" }
                        + ["put a backup in its place, or move the file away and import your files again"],
                    ExitStatus.notUnderstood)
            }
            try common.emit { try $0.write("All of it is as it was written.\n") }
        }
    }

    struct Backup: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "backup", abstract: "Write a whole copy to another file.")
        @Argument(help: ArgumentHelp("The copy, where nothing may lie yet.", valueName: "file"))
        var target: String
        @OptionGroup var options: ArchiveOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            try options.require().backup(to: target)
            try common.emit { try $0.write(SafeLine.escape("\(target) is an archive of its own.") + "\n") }
        }
    }

    struct Vacuum: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "vacuum", abstract: "Write the file anew without what is free in it.")
        @OptionGroup var options: ArchiveOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let archive = try options.require()
            let before = try archive.info(now: Surroundings.now).bytes
            let bar = ProgressBar("Writing anew", total: 0, isQuiet: common.quiet, unit: .time)
            try archive.vacuum { bar.advance(by: 0) }
            bar.finish()
            let after = try archive.info(now: Surroundings.now).bytes
            try common.emit {
                try $0.write("\(Counted.grouped(before / 1024)) KiB before, \(Counted.grouped(after / 1024)) KiB now\n")
            }
        }
    }

    struct Forget: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "forget",
            abstract: "Remove everything that was kept of an account.",
            discussion: "A file that is imported again brings its posts back; backups stay as they are.")
        @Argument(help: "The account's id, as squelch explain and JSON results have it.")
        var account: String
        @OptionGroup var options: ArchiveOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let archive = try options.require()
            var bar: ProgressBar?
            let forgotten = try archive.forget(account) { _, total in
                bar =
                    bar
                    ?? ProgressBar("Looking through", total: total, isQuiet: common.quiet, unit: .pieces("sources"))
                bar?.advance(by: 1)
            }
            bar?.finish()
            if forgotten.posts + forgotten.records == 0 {
                throw CommandFailure("\(account): nothing is kept of an account of this id", ExitStatus.usage)
            }
            try common.emit {
                try $0.write(
                    "\(Counted.text(forgotten.posts, "post")) and \(Counted.text(forgotten.records, "other record")) removed\n"
                )
            }
        }
    }
}
