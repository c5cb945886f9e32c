public import ArgumentParser
public import SquelchCuration
import SquelchDocuments
import SquelchKit
import SquelchReport
import SquelchSystem

/// `squelch relations`: which connections rest on interaction.
struct Relations: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "relations",
        abstract: "Tell which connections rest on interaction.",
        discussion: """
            For the people whom you are connected with (LinkedIn, Facebook, mutual follows) and those with whom something \
            passed: messages, replies, comments, recommendations; which way, when last, who began. What was said is never \
            read out, only counted. What you know yourself (met, colleague) stands in squelch.toml under [relations].
            """)

    /// Values of `--format`.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, json, csv
    }

    @Argument(help: ArgumentHelp("Files and folders to read; - is standard input.", valueName: "path"))
    var paths: [String] = []

    @Option(name: .long, help: ArgumentHelp("table, json or csv.", valueName: "format"))
    var format: Format = .table

    @Option(
        name: .customLong("class"),
        help: ArgumentHelp(
            "Only this class: close, alive, waiting-for-your-answer, no-answer, dormant or never-interacted.",
            valueName: "class"))
    var standing: Relation.Standing?

    @OptionGroup var configuration: ConfigurationOptions

    @OptionGroup var input: InputOptions

    @OptionGroup var common: CommonOptions

    func run() throws {
        let now = PeriodOptions.now
        let session = try configuration.session(paths, common, input)
        let following = try session.following(now: now)
        var analysis = RelationsAnalysis(following.timeline.people, now: now)
        if let standing, format != .table { analysis.relations.removeAll { $0.standing != standing } }
        try session.emit(following.reports) { output in
            switch format {
            case .table: try output.write(RelationsTable.render(analysis, only: standing, common.profile))
            case .csv: try output.write(RelationsCSV.render(analysis))
            case .json: try output.write(RelationsJSON.render(analysis, version: Squelch.version))
            }
        }
        try session.conclude(following.reports, following.warnings.withoutPosts)
    }
}

extension Relation.Standing: ExpressibleByArgument {}
