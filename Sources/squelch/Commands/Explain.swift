import ArgumentParser
import SquelchArchive
import SquelchCuration
import SquelchDocuments
import SquelchKit
import SquelchReport
import SquelchSystem
import SquelchTimeline

/// `squelch explain`: why an account has its score.
struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say why an account has its score.",
        discussion: """
            Shows what sets the account apart from your typical one, in dB that add up; the posts that helped and hurt \
            most, each with what the detectors say of it in percent; its course over time, and of the archive what earlier \
            analyses said of it; who else tells its stories; and what would change the verdict. ACCOUNT is an id, an address, a handle, a name or a part of one.
            """)

    /// Values of `--format`.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Argument(help: "The account: id, address, handle, name, or a part of one.")
    var account: String

    @Argument(help: ArgumentHelp("Files and folders to read; - is standard input.", valueName: "path"))
    var paths: [String] = []

    @Option(name: .long, help: ArgumentHelp("text or json.", valueName: "format"))
    var format: Format = .text

    @OptionGroup var scoring: ScoringOptions

    @OptionGroup var common: CommonOptions

    func run() throws {
        let session = try scoring.session(paths, common)
        let outcome = try session.analyze(try scoring.options(), texts: .all)
        try session.emit(outcome.reports) { output in
            var explanation = Explanation(try find(outcome), outcome.result)
            explanation.past = try session.archive?.course(of: explanation.account.account.id) ?? []
            switch format {
            case .text: try output.write(ExplanationText.render(explanation, common.profile))
            case .json: try output.write(ExplanationJSON.render(explanation, version: Squelch.version))
            }
        }
        try session.conclude(outcome.reports, outcome.warnings)
    }

    /// The account that is meant; candidates end the program.
    private func find(_ outcome: AnalysisRun.Outcome) throws -> AccountAnalysis {
        let accounts = outcome.timeline.accounts
        let index = try NamedAccount.find(account, in: accounts, quiet: common.quiet)
        if let found = outcome.result.analysis.accounts.first(where: { $0.index == index }) { return found }
        throw CommandFailure(
            "\(accounts[index].name ?? accounts[index].id) is not in this context", ExitStatus.usage)
    }
}
