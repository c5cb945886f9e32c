public import ArgumentParser
import SquelchArchive
import SquelchDocuments
import SquelchIngest
import SquelchKit
import SquelchReport
import SquelchSystem
public import SquelchTimeline
import SquelchUpkeep

/// `squelch decide`: writes down what becomes of an account.
struct Decide: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide",
        abstract: "Write down what you decided about an account.",
        discussion: """
            Decisions are kept in the archive with their date and reason, and go before what the numbers suggest; where they \
            differ, both are shown. Nothing is done with the account itself. ACCOUNT is an id, an address, a handle, a name \
            or a part of one. --list shows what holds, --undo takes a decision back by its number. --from takes a table over, such \
            as a review or --list --format csv writes: what is known already changes nothing.
            """)

    /// Values of `--format`.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, csv
    }

    @Argument(help: "The account: id, address, handle, name, or a part of one.")
    var account: String?

    @Argument(help: ArgumentHelp("keep, turn-down, unfollow, snooze or tidy.", valueName: "action"))
    var action: Decision.Action?

    @Option(
        name: .long,
        help: ArgumentHelp("With snooze: the day on which it comes up again (2027-01-31).", valueName: "date"))
    var until: String?

    @Option(name: .long, help: ArgumentHelp("Why, in your own words.", valueName: "text"))
    var because: String?

    @Flag(name: .long, help: "Show the decisions that hold.")
    var list = false

    @Option(name: .long, help: ArgumentHelp("Take back the decision of this number.", valueName: "number"))
    var undo: Int64?

    @Option(
        name: .long,
        help: ArgumentHelp("Take over the decisions of this table (CSV); - is standard input.", valueName: "file"))
    var from: String?

    @Option(name: .long, help: ArgumentHelp("Of --list: table or csv.", valueName: "format"))
    var format: Format = .table

    @OptionGroup var configuration: ConfigurationOptions

    @OptionGroup var input: InputOptions

    @OptionGroup var common: CommonOptions

    mutating func validate() throws {
        let asked = [list, undo != nil, from != nil, account != nil].count { $0 }
        if asked != 1 {
            throw ValidationError("Name an account and what becomes of it, or --list, --undo NUMBER, --from FILE.")
        }
        if account != nil, action == nil {
            throw ValidationError("Say what becomes of it: keep, turn-down, unfollow, snooze or tidy.")
        }
        if until != nil, action != .snooze { throw ValidationError("--until goes with snooze.") }
        if action == .snooze {
            guard let until, Self.day(until) != nil else {
                throw ValidationError("snooze wants --until with a day, such as 2027-01-31.")
            }
        }
    }

    func run() throws {
        if list { return try show(configuration.archive.require().decisions()) }
        if let undo {
            guard let decision = try configuration.archive.require().undo(decision: undo, at: PeriodOptions.now) else {
                throw CommandFailure("no decision has the number \(undo), or it was taken back", ExitStatus.usage)
            }
            return Diagnostics.note("taken back: \(decision.account): \(decision.action.rawValue)")
        }
        if let from { return try take(from) }
        guard let account, let action else { throw ExitStatus.usage }
        let archive = try configuration.archive.make()
        let found = try find(account, in: archive)
        let number = try archive.decide(
            Decision(
                account: found.id, action: action, until: until.flatMap(Self.day), because: because,
                at: PeriodOptions.now))
        Diagnostics.note("\(number): \(found.name ?? found.id): \(action.rawValue)")
    }

    /// The account that is meant, among those of the archive and of the configured paths.
    private func find(_ name: String, in archive: Archive) throws -> Account {
        let accounts = try accounts(of: archive)
        return accounts[try NamedAccount.find(name, in: accounts, quiet: common.quiet)]
    }

    private func accounts(of archive: Archive) throws -> [Account] {
        let session = Session([], common, try configuration.load(), archive: archive, reading: input.options)
        return try session.following(now: PeriodOptions.now).timeline.accounts
    }

    /// Takes a table over; an archive without sources has decisions nevertheless.
    private func take(_ path: String) throws {
        let table = try CommandFailure.reading(path) { try DecisionImport(path: $0, now: PeriodOptions.now) }
        let archive = try configuration.archive.make()
        let isEmpty = try archive.sources(hasPosts: false).isEmpty && configuration.load().paths.isEmpty
        let answer = try table.keep(in: archive, accounts: isEmpty ? [] : accounts(of: archive))
        Diagnostics.warn(answer.warnings, quiet: common.quiet)
        let lost = answer.warnings.count(where: \.isLoss)
        let known = answer.known > 0 ? ", \(Counted.grouped(answer.known)) known before" : ""
        let rest = lost > 0 ? ", \(Counted.grouped(lost)) not understood" : ""
        Diagnostics.note("\(Counted.text(answer.taken.count, "decision")) taken over\(known)\(rest)")
        if lost > 0 { throw ExitStatus.partly }
    }

    private func show(_ decisions: [WrittenDecision]) throws {
        try common.emit { output in
            switch format {
            case .table:
                if decisions.isEmpty { return try output.write("Nothing is decided.\n") }
                for written in decisions {
                    try output.write(TerminalText.fit(Self.line(written), common.profile.width) + "\n")
                }
            case .csv: try output.write(DecisionCSV.render(decisions))
            }
        }
    }

    private static func day(_ text: String) -> Int64? { Moment.read(text, now: PeriodOptions.now, endOfDay: false) }

    private static func line(_ written: WrittenDecision) -> String {
        let decision = written.decision
        let until = decision.until.map { " until \(UTCTime.day($0))" } ?? ""
        let because = decision.because.map { ": \($0)" } ?? ""
        return
            "\(written.number)  \(UTCTime.day(decision.at))  \(decision.account)  \(decision.action.rawValue)\(until)\(because)"
    }
}

extension Decision.Action: ExpressibleByArgument {}
