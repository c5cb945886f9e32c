import ArgumentParser
import SquelchDocuments
import SquelchKit
import SquelchReport
import SquelchSystem

/// `squelch who`: whom one follows who knows about something.
struct Who: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "who",
        abstract: "Find who among those you follow knows about a topic.",
        discussion: """
            Ranks accounts by how much their posts are about TOPIC and how much signal these have, and shows the posts. \
            Words are found in all their forms; "a phrase" in quotes as it stands. Several words count together. English \
            posts are also found by what their words mean, behind those that have the words themselves.
            """)

    /// Values of `--format`.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, json
    }

    @Argument(help: "What they should know about: words, or a phrase in double quotes.")
    var topic: String

    @Argument(help: ArgumentHelp("Files and folders to read; - is standard input.", valueName: "path"))
    var paths: [String] = []

    @Option(name: .long, help: ArgumentHelp("Accounts that are listed.", valueName: "n"))
    var top: Int = 10

    @Option(name: .long, help: ArgumentHelp("table or json.", valueName: "format"))
    var format: Format = .table

    @OptionGroup var scoring: ScoringOptions

    @OptionGroup var common: CommonOptions

    mutating func validate() throws {
        if !(1...10_000).contains(top) { throw ValidationError("--top must be a number from 1 to 10000.") }
        if TopicQuery(topic) == nil { throw ValidationError("The topic needs a word.") }
    }

    func run() throws {
        guard let query = TopicQuery(topic) else { throw ExitStatus.usage }
        let session = try scoring.session(paths, common)
        let outcome = try session.analyze(try scoring.options(), texts: .all, topic: query)
        try session.emit(outcome.reports) { output in
            let ranking = TopicRanking(query, outcome.result)
            switch format {
            case .table: try output.write(TopicReport.text(ranking, top: top, common.profile))
            case .json: try output.write(TopicJSON.render(ranking, top: top))
            }
        }
        try session.conclude(outcome.reports, outcome.warnings)
    }
}
