import ArgumentParser
import SquelchCuration
import SquelchDocuments
import SquelchKit
import SquelchReport
import SquelchSystem

/// `squelch support`: divides a sum over authors.
struct Support: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "support",
        abstract: "Divide a sum over the authors who take money, by their signal.",
        discussion: """
            Proposes how much each author whose feed names a payment or funding link should get: by the minutes of signal \
            that they gave. The parts add up exactly. Pays nothing, and opens nothing.
            """)

    /// Values of `--format`.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, csv, json, html
    }

    @Argument(help: ArgumentHelp("Files and folders to read; - is standard input.", valueName: "path"))
    var paths: [String] = []

    @Option(name: .long, help: ArgumentHelp("The sum, such as 20 or 12.50.", valueName: "amount"))
    var budget: String

    @Option(name: .long, help: ArgumentHelp("Currency as its three letters.", valueName: "code"))
    var currency: String = "EUR"

    @Option(name: .long, help: ArgumentHelp("Least part of an author.", valueName: "amount"))
    var minimum: String = "1"

    @Option(name: .long, help: ArgumentHelp("table, csv, json or html.", valueName: "format"))
    var format: Format = .table

    @OptionGroup var scoring: ScoringOptions

    @OptionGroup var common: CommonOptions

    mutating func validate() throws {
        guard let money = Currency(currency) else { throw ValidationError("--currency is three letters, such as EUR.") }
        guard let sum = money.minorUnits(budget), sum > 0 else {
            throw ValidationError("--budget is an amount with at most \(money.places) decimals, such as 20.")
        }
        guard let least = money.minorUnits(minimum) else {
            throw ValidationError("--minimum is an amount with at most \(money.places) decimals, such as 1.")
        }
        if least > sum { throw ValidationError("--minimum is more than --budget: nobody could get a part.") }
    }

    func run() throws {
        guard let money = Currency(currency), let sum = money.minorUnits(budget), let least = money.minorUnits(minimum)
        else { throw ExitStatus.usage }
        let session = try scoring.session(paths, common)
        let outcome = try session.analyze(try scoring.options())
        try session.emit(outcome.reports) { output in
            let plan = SupportPlan(outcome.result.analysis, budget: sum, minimum: least, currency: money)
            switch format {
            case .table: try output.write(SupportReport.table(plan, common.profile))
            case .csv: try output.write(SupportCSV.render(plan))
            case .json: try output.write(SupportJSON.render(plan))
            case .html: try output.write(SupportReport.html(plan, version: Squelch.version))
            }
        }
        try session.conclude(outcome.reports, outcome.warnings)
    }
}
