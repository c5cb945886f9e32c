import ArgumentParser
import SquelchArchive
import SquelchCuration
import SquelchDocuments
import SquelchKit
import SquelchReport
import SquelchSystem
import SquelchTimeline
import SquelchUpkeep

/// `squelch list`: the curated "who I listen to" list.
struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Write the curated list of those you listen to.",
        discussion: """
            Chooses the accounts that bring most of what nobody else does, context by context, and says for each what it is \
            about and why it is there, with its best posts. Made to be published: nothing private is on it, neither friends \
            nor family (unless you ask), nor accounts that squelch.toml marks private, nor feeds whose address holds a key. Your own words stand in \
            squelch.toml under [notes]: "address, handle or name" = "why I read it". A page that is written to a file gets \
            an OPML file beside it, with a link to subscribe to all.
            """)

    /// Values of `--format`.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, opml, html, markdown, json, jsonfeed
        case mastodonCSV = "mastodon-csv"

        /// Takes the short names that people try, too.
        init?(argument: String) {
            let short: [String: Format] = [
                "md": .markdown, "json-feed": .jsonfeed, "mastodon": .mastodonCSV, "csv": .mastodonCSV,
            ]
            guard let format = Format(rawValue: argument) ?? short[argument] else { return nil }
            self = format
        }
    }

    @Argument(help: ArgumentHelp("Files and folders to read; - is standard input.", valueName: "path"))
    var paths: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp("text, opml, html, markdown, json, jsonfeed or mastodon-csv.", valueName: "format"))
    var format: Format = .text

    @Option(name: .long, help: ArgumentHelp("Most entries of a context.", valueName: "n"))
    var top: Int = 10

    @Option(
        name: .long, help: ArgumentHelp("Only those that bring most signal in so much time a day.", valueName: "30m"))
    var budget: MinutesADay?

    @Option(name: .long, help: "What the list is called.")
    var title: String = "Who I listen to"

    @Option(name: .long, help: ArgumentHelp("Who listens; nobody is named if not given.", valueName: "name"))
    var author: String?

    @Flag(name: .long, help: "Friends and family as well.")
    var includeSocial = false

    @Flag(name: .long, help: "Those that have been silent for half a year as well.")
    var includeSilent = false

    @Option(
        name: .long, defaultAsFlag: EarlierResult.kept,
        help: ArgumentHelp(
            "Say what changed since this earlier list (JSON), or without a file since the last one in the archive, instead of the list.",
            valueName: "file"))
    var diff: EarlierResult?

    @OptionGroup var scoring: ScoringOptions

    @OptionGroup var common: CommonOptions

    mutating func validate() throws {
        if !(1...10_000).contains(top) { throw ValidationError("--top must be a number from 1 to 10000.") }
        if diff != nil, format != .text { throw ValidationError("--diff is written as text.") }
    }

    func run() throws {
        let earlier = try self.earlier()
        var options = try scoring.options()
        options.budgetMinutes = budget?.minutes
        let session = try scoring.session(paths, common)
        let outcome = try session.analyze(options, texts: .all)
        var made: ListeningList?
        try session.emit(outcome.reports, isPublic: true) { output in
            var builder = ListBuilder()
            builder.top = top
            builder.includesSocial = includeSocial
            builder.includesSilent = includeSilent
            builder.title = title
            builder.author = author
            let list = builder.list(outcome.result)
            made = list
            try write(list, earlier, output)
            if !common.quiet { tell(list) }
        }
        if let made { remember(made, in: session.archive, at: options.now) }
        try session.conclude(outcome.reports, outcome.telling)
    }

    /// The list to compare with; nil where none is asked for.
    private func earlier() throws -> [ListedAccount]? {
        switch diff {
        case .file(let path): return try CommandFailure.reading(path) { try PreviousList.entries(path: $0) }
        case .kept:
            let archive = try scoring.configuration.archive.require()
            guard let list = try archive.lastList(of: choice, PeriodOptions.now) else {
                throw CommandFailure(
                    "the archive has no earlier list that was made with these options", ExitStatus.usage)
            }
            return list.entries
        case nil: return nil
        }
    }

    /// The options by which one list holds more than another.
    private var choice: String {
        let parts: [String?] = [
            "top \(top)", budget.map { "budget \($0.minutes)" }, includeSocial ? "social" : nil,
            includeSilent ? "silent" : nil,
        ]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }

    /// Keeps the list, to be compared with the next; a look at a part is none. An archive that cannot be written to is no
    /// reason to fail: the list is there.
    private func remember(_ list: ListeningList, in archive: Archive?, at now: Int64) {
        guard let archive, !scoring.isPart else { return }
        do throws(ArchiveFailure) {
            try archive.add(KeptList(list, at: now, choice: choice))
        } catch {
            Diagnostics.remark("\(error.words): this list is not remembered")
        }
    }

    private func write(_ list: ListeningList, _ earlier: [ListedAccount]?, _ output: OutputFile) throws {
        if let earlier {
            return try output.write(ListTables.text(ListDifference(from: earlier, to: list), common.profile))
        }
        switch format {
        case .text: try output.write(ListTables.text(list, common.profile))
        case .opml: try output.write(ListOPML.render(list))
        case .html:
            try output.write(ListPage.html(list, version: Squelch.version, opml: try writeOPML(list)))
        case .markdown: try output.write(ListMarkdown.render(list))
        case .json: try output.write(ListJSON.render(list))
        case .jsonfeed: try output.write(ListJSON.feed(list))
        case .mastodonCSV: try output.write(ListCSV.mastodon(list))
        }
    }

    /// Writes the list for readers beside the page; nil where the page goes to no file.
    /// - Returns: the file's name, by which the page links to it.
    private func writeOPML(_ list: ListeningList) throws -> String? {
        guard let page = common.output, page != "-" else { return nil }
        let stem = [".html", ".htm"].first(where: page.hasSuffix).map { page.dropLast($0.count) } ?? page[...]
        let path = String(stem) + ".opml"
        try OutputFile.write(to: path, isPublic: true) { try $0.write(ListOPML.render(list)) }
        return path.split(separator: "/").last.map(String.init)
    }

    /// Who is not on it, in numbers: no name leaves.
    private func tell(_ list: ListeningList) {
        for reason in ListeningList.LeftOut.allCases {
            guard let count = list.leftOut[reason] else { continue }
            let accounts = Counted.text(count, "account is", "accounts are")
            switch reason {
            case .hidden: Diagnostics.remark("\(accounts) left out: marked private")
            case .muted: Diagnostics.remark("\(accounts) left out: muted or blocked")
            case .social: Diagnostics.remark("\(accounts) left out: friends or family (--include-social)")
            case .privateAddress: Diagnostics.remark("\(accounts) left out: the address is for you alone")
            case .silent: Diagnostics.remark("\(accounts) left out: silent for half a year (--include-silent)")
            case .unproved: Diagnostics.remark("\(accounts) kept, but not good enough to recommend")
            case .noRoom: Diagnostics.remark("\(accounts) worth it as well: no room (--top, --budget)")
            }
        }
    }
}
