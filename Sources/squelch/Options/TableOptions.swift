public import ArgumentParser
public import SquelchCuration
import SquelchReport

/// Which accounts a table shows, in which order, and what it says of them.
struct TableOptions: ParsableArguments {
    @Flag(name: .long, help: "The whole table, also on a terminal.")
    var all = false

    @Option(
        name: .long, help: ArgumentHelp("What comes first: noise, snr, cost, last (post) or name.", valueName: "order"))
    var sort: AccountChoice.Order?

    @Option(name: .long, help: ArgumentHelp("So many accounts at most.", valueName: "n"))
    var top: Int?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Only these: keep, turn-down, unfollow, unsure, moved, dormant, ended or double; may be given several times.",
            valueName: "group"))
    var verdict: [AccountChoice.Group] = []

    @Option(
        name: .customLong("columns"),
        help: ArgumentHelp(
            "Columns in their order, by the names that CSV has or short ones: name,snr,noise,verdict,why.",
            valueName: "names"))
    var list: ColumnList?

    mutating func validate() throws {
        if let top, top < 1 { throw ValidationError("--top must be at least 1.") }
    }

    /// The columns that are asked for; none where nothing is said.
    var columns: [AccountColumn] { list?.columns ?? [] }

    /// The accounts that are asked for.
    var choice: AccountChoice { AccountChoice(order: sort, groups: verdict, most: top) }

    /// Whether nothing is asked for.
    var isPlain: Bool { !all && choice.isEverything && columns.isEmpty }
}

extension AccountChoice.Order: ExpressibleByArgument {}
extension AccountChoice.Group: ExpressibleByArgument {}

/// Names of columns with commas between them.
struct ColumnList: ExpressibleByArgument {
    let columns: [AccountColumn]

    init?(argument: String) {
        let names = argument.split(separator: ",").map(String.init)
        columns = names.compactMap(AccountColumn.init(named:))
        guard !names.isEmpty, columns.count == names.count else { return nil }
    }

    static var allValueStrings: [String] { AccountColumn.allCases.map(\.rawValue) }
}
