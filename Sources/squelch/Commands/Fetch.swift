import ArgumentParser
import SquelchArchive
import SquelchCuration
import SquelchFetch
import SquelchIngest
import SquelchKit
import SquelchReport
import SquelchSystem
import SquelchTimeline

/// `squelch fetch`: the one command that opens connections, and only to feeds that the user listed.
struct Fetch: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Ask for the feeds that you follow, politely, and keep what is new.",
        discussion: """
            Asks for the feeds of the lists that you name (OPML, exports of networks as far as they have public feeds), or of \
            those in the archive, and keeps their posts there. Each feed is asked for when it is due and not before: by its \
            own rhythm and by what it and its server say, an hour apart at least. Once a minute in cron does no harm. \
            Nothing else is ever asked for, and nothing is sent but the request.
            """)

    @Argument(help: ArgumentHelp("Lists of what you follow; those in the archive if not given.", valueName: "path"))
    var paths: [String] = []

    @Flag(name: .long, help: "Only say what would be asked for now, and what when.")
    var dryRun = false

    @Option(
        name: .long,
        help: ArgumentHelp(
            "A host of yours that may have a private address; may be given several times.", valueName: "host"))
    var allowPrivate: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "An address at which those whom it asks can reach you; none if not given.", valueName: "address"))
    var contact: String?

    @Flag(name: .long, help: "Print a line for cron that does this every hour.")
    var cron = false

    @Flag(name: .long, help: "Print units for systemd that do this every hour.")
    var systemd = false

    @OptionGroup var configuration: ConfigurationOptions

    @OptionGroup var input: InputOptions

    @OptionGroup var common: CommonOptions

    mutating func validate() throws {
        if cron, systemd { throw ValidationError("Take one of --cron and --systemd.") }
    }

    func run() throws {
        if cron || systemd {
            let words = (["squelch", "fetch", "--quiet"] + paths.map(Surroundings.absolute)).map(CommandText.quote)
            let line = words.joined(separator: " ")
            return try common.emit { try $0.write(cron ? FetchSchedules.cron(line) : FetchSchedules.systemd(line)) }
        }
        let archive = try configuration.archive.make()
        let lists = try lists(in: archive)
        let store = FetchedFeeds(archive, clock: { Surroundings.now })
        let run = FetchRun(store: store, options: options)
        if dryRun {
            let plan = try run.plan(lists.addresses)
            return try common.emit { try $0.write(FetchWords.plan(plan, now: Surroundings.now)) }
        }
        let summary = try fetch(lists.addresses, run)
        try common.emit {
            try $0.write(FetchWords.summary(summary, posts: store.posts, now: Surroundings.now))
        }
        Diagnostics.warn(lists.warnings + store.warnings, quiet: common.quiet)
        if summary.wasStopped { throw ExitStatus.interrupted }
        if summary.reachedNothing { throw ExitStatus.unreachable }
    }

    private var options: FetchOptions {
        var options = FetchOptions()
        options.allowedHosts = Set(allowPrivate.map { $0.lowercased() })
        options.agent.version = Squelch.version
        options.agent.contact = contact
        return options
    }

    /// The feeds that are listed. Lists that are named are kept as well: their folders are the contexts of what is fetched.
    private func lists(in archive: Archive) throws -> (addresses: [String], warnings: [SourceWarning]) {
        var warnings: [SourceWarning] = []
        if !paths.isEmpty {
            for source in try Inputs.find(paths, quiet: common.quiet).sources {
                warnings += try archive.add(source, options: input.options, at: Surroundings.now).report.warnings
            }
        }
        let session = Session(
            paths, common, paths.isEmpty ? try configuration.load() : Configuration(),
            archive: paths.isEmpty ? archive : nil, reading: input.options)
        let people = try session.following(now: Surroundings.now).timeline.people
        let addresses = people.filter(\.isListed).compactMap { person in
            person.feedURL ?? PublicFeed.address(id: person.id, url: person.url, platform: person.platform)
        }
        guard !addresses.isEmpty else {
            throw CommandFailure(
                "there is no list of feeds: name one, such as the OPML export of a reader", ExitStatus.notUnderstood)
        }
        return (addresses, warnings)
    }

    private func fetch(_ addresses: [String], _ run: FetchRun) throws -> FetchSummary {
        FetchStop.listen()
        var progress: ProgressBar?
        defer { progress?.finish() }
        let isQuiet = common.quiet
        return try run.fetch(addresses, stop: FetchStop.flag, inspect: FetchedFeeds.pace) { step in
            if progress == nil {
                progress = ProgressBar("Fetching", total: step.total, isQuiet: isQuiet, unit: .pieces("feeds"))
            }
            progress?.advance(by: 1)
        }
    }
}

/// Control-C ends a run cleanly: what was fetched by then is kept.
private enum FetchStop {
    static let flag = StopFlag()

    static func listen() {
        // Made before the handler may need it.
        _ = flag
        for number in [SIGINT, SIGTERM] { signal(number) { _ in FetchStop.flag.raise() } }
    }
}
