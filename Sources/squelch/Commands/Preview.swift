import ArgumentParser
import SquelchCuration
import SquelchDocuments
import SquelchKit
import SquelchReport
import SquelchSystem

/// `squelch preview`: what following somebody would add.
struct PreviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Tell what following somebody would add.",
        discussion: """
            Reads posts of accounts that you think of following, scores them among those that you follow (--following), \
            and tells how much time they would take, how much signal they would bring that you do not have yet, who of \
            yours tells the same stories, and in which context they would fit. Lists without posts tell what is followed \
            already. With --followers the candidates are those who follow you, as far as the files hold their posts.
            """)

    /// Values of `--format`.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, json
    }

    @Argument(help: ArgumentHelp("Files and folders with what you think of following.", valueName: "path"))
    var paths: [String] = []

    @Option(
        name: .long, parsing: .upToNextOption,
        help: ArgumentHelp("Files and folders with what you follow already.", valueName: "path"))
    var following: [String] = []

    @Flag(name: .long, help: "Preview those who follow you and whom you do not follow.")
    var followers = false

    @Option(name: .long, help: ArgumentHelp("table or json.", valueName: "format"))
    var format: Format = .table

    @OptionGroup var scoring: ScoringOptions

    @OptionGroup var common: CommonOptions

    mutating func validate() throws {
        if paths.isEmpty, !followers || following.isEmpty {
            throw ValidationError("Name at least one file or folder with what you think of following.")
        }
        if scoring.context != nil { throw ValidationError("--context does not go with preview: the new has none.") }
    }

    func run() throws {
        let session = try scoring.session(following, common)
        let outcome = try session.preview(paths, onlyFollowers: followers, try scoring.options())
        if let preview = outcome.preview {
            try session.emit(outcome.reports) { output in
                switch format {
                case .table: try output.write(PreviewTable.render(preview, common.profile))
                case .json: try output.write(PreviewJSON.render(preview, version: Squelch.version))
                }
            }
        }
        try session.conclude(outcome.reports, outcome.warnings)
    }
}
