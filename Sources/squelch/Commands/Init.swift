import ArgumentParser
import SquelchCuration
import SquelchDocuments
import SquelchIngest
import SquelchKit
import SquelchReport
import SquelchSystem
import SquelchTimeline

/// `squelch init`: a configuration to begin with.
struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Write a squelch.toml with your paths and contexts, to be edited.",
        discussion: """
            Looks through the given paths for folders and lists, and writes them with their kinds into squelch.toml in this \
            folder, or into the file that --output names, with a comment on each thing that one may say there. Commands that \
            get no path then read the paths in it. A file that is there is never overwritten.
            """)

    @Argument(help: ArgumentHelp("Files and folders that commands shall read.", valueName: "path"))
    var paths: [String]

    @OptionGroup var common: CommonOptions

    mutating func validate() throws {
        if paths.isEmpty { throw ValidationError("Name at least one file or folder.\(Slip.folderHint)") }
        if paths.contains(where: Source.isStandardInput) {
            throw ValidationError("Standard input cannot be read again: name files or folders.")
        }
    }

    func run() throws {
        let target = common.output ?? "squelch.toml"
        guard target == "-" || !Surroundings.exists(target) else {
            throw CommandFailure.file(target, "is there already, and left as it is", ExitStatus.cannotWrite)
        }
        let session = Session(paths, common, Configuration())
        let outcome = try session.analyze(AnalysisOptions(now: PeriodOptions.now))
        if outcome.reports.isUnderstood {
            // The file may be moved to the configuration folder: its paths hold from wherever one is.
            let text = ConfigurationTemplate.render(
                paths: paths.map(Surroundings.absolute), contexts: outcome.timeline.contexts)
            try OutputFile.write(to: target) { try $0.write(text) }
        }
        try session.conclude(outcome.reports, outcome.warnings, quiet: true)
        guard target != "-" else { return }
        Diagnostics.note("\(target) is written: read it, and then  squelch analyze")
    }
}
