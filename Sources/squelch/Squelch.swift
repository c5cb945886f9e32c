import ArgumentParser
import CSquelchSystem

/// The command line: parses arguments and composes the libraries.
@main
struct Squelch: ParsableCommand {
    /// The program's version.
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "squelch",
        abstract: "Measures how much signal there is in what you follow.",
        discussion: """
            Squelch reads what you follow and what it posted from files that you already have, and tells for each account \
            how much of the attention that it takes is signal: with an interval, a verdict and the reasons. It never acts \
            for you, and only squelch fetch opens connections: to the feeds that you listed.

            Start with "squelch FOLDER". After "squelch init FOLDER", "squelch" alone suffices.
            """,
        version: version,
        subcommands: [
            Analyze.self, Inspect.self, Explain.self, List.self, Who.self, PreviewCommand.self, Plan.self,
            Review.self, Calibrate.self, Relations.self, Support.self, Feeds.self, Fetch.self, Import.self, Decide.self,
            ArchiveCommand.self, Init.self, Shard.self, Help.self,
        ],
        defaultSubcommand: Analyze.self
    )

    static func main() {
        // The parser would first read all options of the command that is meant where none is named: most of such a start.
        if [["--help"], ["-h"]].contains(CommandLine.arguments.dropFirst()) { return print(helpMessage()) }
        squelch_keep_freed_memory()
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            exit(withError: CommandFailure.told(error))
        }
    }
}
