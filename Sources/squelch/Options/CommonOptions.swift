public import ArgumentParser
public import SquelchReport
import SquelchTimeline

/// Options that mean the same in every command.
struct CommonOptions: ParsableArguments {
    @Option(
        name: .long, help: ArgumentHelp("Write results to this file instead of standard output.", valueName: "file"))
    var output: String?

    @Option(name: .long, help: ArgumentHelp("Threads to work with; all cores if not given.", valueName: "n"))
    var workers: Int?

    @Flag(name: .long, help: "No warnings and no progress; the exit status still tells.")
    var quiet = false

    @Flag(name: .long, help: "Exit status 3 also for what was left out or mended, not only for what was lost.")
    var strict = false

    @Option(name: .long, help: ArgumentHelp("Colour: auto, always or never.", valueName: "when"))
    var color: ColorMode = .auto

    mutating func validate() throws {
        if let workers, !(1...256).contains(workers) {
            throw ValidationError("--workers must be a number from 1 to 256.")
        }
    }

    /// The workers that were asked for.
    var pool: Workers { Workers(workers) }

    /// What results are written for: the terminal, or a file.
    var profile: TerminalProfile {
        let isFile = output.map { $0 != "-" } ?? false
        return TerminalProfile.standardOutput(color: isFile && color == .auto ? .never : color)
    }
}

extension ColorMode: ExpressibleByArgument {}
