import ArgumentParser
import SquelchArchive
import SquelchCuration
import SquelchFetch
import SquelchIngest
import SquelchKit
import SquelchReport
import SquelchSystem
import SquelchTimeline
import SquelchUpkeep

/// `squelch fetch`: the one command that opens connections, and only to what the user listed or named.
struct Fetch: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch",
        abstract: "Ask for the feeds that you follow, politely, and keep what is new.",
        discussion: """
            Asks for the feeds of the lists that you name (OPML, exports of networks as far as they have public feeds), or of \
            those in the archive, and keeps their posts there. Each feed is asked for when it is due and not before: by its \
            own rhythm and by what it and its server say, an hour apart at least. Once a minute in cron does no harm. \
            Nothing else is ever asked for, and nothing is sent but the request.

            An address in place of a list (https://hill.example/) is looked at: the feed of a site, a profile, a channel. \
            Where it leads to one feed, that is followed from now on; where it leads to several, they are shown.
            """)

    @Argument(
        help: ArgumentHelp(
            "Lists of what you follow, or addresses; the lists in the archive if not given.", valueName: "list"))
    var paths: [String] = []

    @Flag(name: .long, help: "Only say what would be asked for now, and what when.")
    var dryRun = false

    @Flag(name: .long, help: "Follow all feeds that an address leads to, not only where there is one.")
    var all = false

    @Flag(name: .long, help: "Look at an address for the feeds that the site recommends, not for its own.")
    var blogroll = false

    @Flag(name: .long, help: "Also ask for older posts, where feeds say where these are; some pages in each run.")
    var history = false

    @Flag(name: .long, help: "Ask once more for feeds that were gone.")
    var again = false

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
        if all || blogroll, named.isEmpty {
            throw ValidationError(
                "--\(all ? "all" : "blogroll") goes with the address of a site, such as https://hill.example/.")
        }
    }

    /// Addresses among what was named.
    private var named: [String] { paths.filter(FeedDiscovery.isAddress) }

    func run() throws {
        if cron || systemd { return try printSchedule() }
        if dryRun { return try plan() }
        let archive = try configuration.archive.make()
        let listed = try listed(in: archive)
        let store = FetchedFeeds(archive, clock: { Surroundings.now })
        FetchStop.listen()
        let places = try look(in: archive, store)
        let addresses = listed.addresses + places.filter(takesUp).flatMap(\.feeds).map(\.address)
        guard !addresses.isEmpty || !places.isEmpty else { throw Self.nothingListed }
        let summary = try fetch(addresses, store)
        try common.emit { output in
            for place in places { try output.write(FetchWords.place(place, isFollowed: takesUp(place))) }
            if !addresses.isEmpty {
                try output.write(
                    FetchWords.summary(summary, posts: store.posts, pages: store.pages, now: Surroundings.now))
            }
        }
        Diagnostics.warn(listed.warnings + store.warnings, quiet: common.quiet)
        if summary.wasStopped || FetchStop.flag.isRaised { throw ExitStatus.interrupted }
        if summary.reachedNothing || addresses.isEmpty && places.allSatisfy(\.isUnreachable) {
            throw ExitStatus.unreachable
        }
        if addresses.isEmpty, places.allSatisfy(\.feeds.isEmpty) { throw ExitStatus.notUnderstood }
    }

    private func printSchedule() throws {
        let words = ["squelch", "fetch", "--quiet"] + (history ? ["--history"] : [])
        let lists = paths.map { FeedDiscovery.isAddress($0) ? $0 : Surroundings.absolute($0) }
        let line = (words + lists).map(CommandText.quote).joined(separator: " ")
        try common.emit { try $0.write(cron ? FetchSchedules.cron(line) : FetchSchedules.systemd(line)) }
    }

    /// Says what a run would do; leaves nothing behind, not even an archive.
    private func plan() throws {
        let archive = try configuration.archive.present()
        let addresses = try listed(in: archive).addresses + named
        guard !addresses.isEmpty else { throw Self.nothingListed }
        let now = Surroundings.now
        let states = try archive.map { try FetchedFeeds($0, clock: { now }).states(of: addresses) } ?? []
        let plan = FetchPlan(
            addresses, states: states, now: now, pace: options.pace,
            guarding: AddressGuard(allowedHosts: options.allowedHosts), asksGone: again, asksPages: history)
        try common.emit { try $0.write(FetchWords.plan(plan, now: now)) }
    }

    private var options: FetchOptions {
        var options = FetchOptions()
        options.allowedHosts = Set(allowPrivate.map { $0.lowercased() })
        options.agent.version = Squelch.version
        options.agent.contact = contact
        options.asksGone = again
        options.history = history ? HistoryLimits() : nil
        return options
    }

    private static var nothingListed: CommandFailure {
        CommandFailure(
            "there is no list of feeds: name one, such as the OPML export of a reader, or the address of a site",
            ExitStatus.notUnderstood)
    }

    // MARK: - What is listed

    /// The feeds that are listed. Lists that are named are kept as well: their folders are the contexts of what is fetched.
    /// Each is read once; it may be a pipe.
    private func listed(in archive: Archive?) throws -> (addresses: [String], warnings: [SourceWarning]) {
        var settings = Configuration()
        var warnings: [SourceWarning] = []
        var sources: [Source] = []
        if paths.isEmpty {
            settings = try configuration.load()
            if !settings.paths.isEmpty { sources = try Inputs.find(settings.paths, quiet: common.quiet).sources }
            // Who is listed does not hang on posts.
            sources += try archive?.sources(hasPosts: false) ?? []
        } else {
            let lists = paths.filter { !FeedDiscovery.isAddress($0) }
            let files = lists.isEmpty ? [] : try Inputs.find(lists, quiet: common.quiet).sources
            for file in files {
                guard let archive, !dryRun else {
                    sources.append(file)
                    continue
                }
                let kept = try archive.add(file, options: input.options, at: Surroundings.now)
                warnings += kept.report.warnings
                if let source = try archive.source(of: kept) { sources.append(source) }
            }
        }
        guard !sources.isEmpty else { return ([], warnings) }
        let reader = FollowingReader(
            sources: sources, workers: common.pool, reading: input.options, configuration: settings)
        let people = reader.read(now: Surroundings.now).timeline.people
        let addresses = people.filter(\.isListed).compactMap { person in
            person.feedURL ?? PublicFeed.address(id: person.id, url: person.url, platform: person.platform)
        }
        return (addresses, warnings)
    }

    // MARK: - What is named by its address

    /// Looks at the addresses that were named, and takes up what is followed from now on.
    private func look(in archive: Archive, _ store: FetchedFeeds) throws -> [FoundPlace] {
        let discovery = FeedDiscovery(in: archive, options: options, stop: FetchStop.flag)
        var places: [FoundPlace] = []
        for address in named where !FetchStop.flag.isRaised {
            let place = try discovery.look(at: address, wantsBlogroll: blogroll)
            if takesUp(place) { try discovery.follow(place, store: store) }
            places.append(place)
        }
        return places
    }

    /// One feed is what was meant; of several the user says which.
    private func takesUp(_ place: FoundPlace) -> Bool {
        !place.feeds.isEmpty && (all || place.feeds.count == 1 && place.kind != .list)
    }

    private func fetch(_ addresses: [String], _ store: FetchedFeeds) throws -> FetchSummary {
        let run = FetchRun(store: store, options: options)
        var progress: ProgressBar?
        defer { progress?.finish() }
        let isQuiet = common.quiet
        return try run.fetch(addresses, stop: FetchStop.flag, inspect: store.inspect) { step in
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

extension FoundPlace {
    /// Whether nobody said anything.
    fileprivate var isUnreachable: Bool { problem?.isOfNetwork ?? false }
}
