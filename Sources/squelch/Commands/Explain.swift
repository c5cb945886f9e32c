import ArgumentParser
import SquelchCuration
import SquelchKit
import SquelchReport
import SquelchTimeline

/// `squelch explain`: why an account has its score.
struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say why an account has its score.",
        discussion: """
            Shows what sets the account apart from your typical one, in dB that add up; the posts that helped and hurt \
            most, each with what the detectors say of it in percent; its course over time; who else tells its stories; and \
            what would change the verdict. ACCOUNT is an id, an address, a handle, a name or a part of one.
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
        let outcome = try scoring.inputs(paths, common)
            .read(try scoring.options(), keepsAllTexts: true)
        if !outcome.reports.allSatisfy(\.isFailure) {
            let explanation = Explanation(try find(outcome), outcome.result, of: outcome.timeline)
            do throws(OutputFile.Failure) {
                let output = try OutputFile(path: common.output)
                switch format {
                case .text: try output.write(ExplanationText.render(explanation, common.profile))
                case .json:
                    if let json = ExplanationJSON.render(explanation, version: Squelch.version) {
                        try output.write(json.all)
                    }
                }
                try output.finish()
            } catch {
                throw ExitStatus.report(error)
            }
        }
        try Inputs.conclude(outcome.reports, outcome.warnings, common)
    }

    /// The account that is meant; candidates end the program.
    private func find(_ outcome: AnalysisRun.Outcome) throws -> AccountAnalysis {
        let accounts = outcome.timeline.accounts
        let match = AccountFinder.find(account, in: accounts)
        switch match {
        case .found(let index), .taken(let index):
            if case .taken = match, !common.quiet {
                Diagnostics.error("\(account): taken as \(accounts[index].name ?? accounts[index].id)")
            }
            if let found = outcome.result.analysis.accounts.first(where: { $0.index == index }) { return found }
            Diagnostics.error("\(accounts[index].name ?? accounts[index].id) is not in this context")
        case .candidates(let indices):
            if indices.isEmpty {
                Diagnostics.error("no account among the \(accounts.count) is called \(account)")
            } else {
                Diagnostics.error("\(account) may be:")
                for index in indices {
                    let name = accounts[index].name.map { $0 + "  " } ?? ""
                    Diagnostics.error("  \(name)\(accounts[index].id)")
                }
            }
        }
        throw ExitStatus.usage
    }
}
