public import ArgumentParser
import Dispatch
import SquelchCuration
import SquelchDocuments
import SquelchFetch
import SquelchIngest
import SquelchKit
import SquelchReport
public import SquelchReview
import SquelchReviewServer
import SquelchSystem
import SquelchTimeline
import SquelchUpkeep
import Synchronization

/// `squelch review`: one account after another, and a key for each decision.
struct Review: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Go through your accounts one by one, and decide by a key.",
        discussion: """
            Opens a page in your browser that only this machine can reach, and you only through the address that is \
            printed, once. It shows one account after another, what would save most first, with its numbers, its best and \
            worst posts and the advice: k keep, t turn down, u unfollow, d dormant, s skip, z undo, ? for the rest. Every \
            decision is kept before you see its effect: in the archive, or for files that you name in the table that \
            --decisions names. Close the page to end; the next time goes on where you stopped. Nothing is done with the \
            accounts themselves: at the end you get a plan. --terminal does the same without a browser, and --calibrate \
            asks for posts instead, blind to their authors.
            """)

    @Argument(help: ArgumentHelp("Files and folders to read; the archive if not given.", valueName: "path"))
    var paths: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The table (CSV) that decisions are kept in, instead of the archive; \(Self.standardDecisions) here for files if not given.",
            valueName: "file"))
    var decisions: String?

    @Option(name: .long, help: ArgumentHelp("What comes first: saving, context, doubt or name.", valueName: "order"))
    var order: ReviewOrder = .saving

    @Flag(name: .long, help: "Hide names until you have decided.")
    var blind = false

    @Flag(name: .long, help: "Ask for posts instead of accounts, so that scores fit you.")
    var calibrate = false

    @Option(
        name: .long,
        help: ArgumentHelp(
            "With --calibrate: where ratings are kept; \(Self.standardRatings) here if not given.", valueName: "file"))
    var ratings: String?

    @Flag(name: .long, help: "Only print the address, and open no browser.")
    var noOpen = false

    @Option(
        name: .long, help: ArgumentHelp("End after so many minutes in which nothing is done.", valueName: "minutes"))
    var idle = 30

    @Flag(name: .long, help: "In this terminal instead of a browser.")
    var terminal = false

    @OptionGroup var scoring: ScoringOptions

    @OptionGroup var common: CommonOptions

    private static let standardDecisions = "squelch-decisions.csv"
    private static let standardRatings = "squelch-ratings.jsonl"
    /// Posts that are asked about.
    private static let questions = 100

    mutating func validate() throws {
        if paths.contains(where: Source.isStandardInput) {
            throw ValidationError("Standard input is read once, and a review reads twice: name files or folders.")
        }
        if !(1...1440).contains(idle) { throw ValidationError("--idle must be a number of minutes from 1 to 1440.") }
        if ratings != nil, !calibrate { throw ValidationError("--ratings goes with --calibrate.") }
        if calibrate, terminal {
            throw ValidationError("In a terminal squelch calibrate asks for posts: --calibrate is for the page.")
        }
        if [decisions, ratings].contains("-") { throw ValidationError("Decisions and ratings need a file.") }
        if terminal, !StandardStream.input.isTerminal || !StandardStream.output.isTerminal {
            throw ValidationError("There is no terminal to answer on.")
        }
    }

    func run() throws {
        let session = try scoring.session(paths, common)
        let options = try scoring.options()
        let rated = calibrate ? ratings ?? Self.standardRatings : nil
        let known = rated.flatMap { Surroundings.exists($0) ? Source(path: $0) : nil }
        let outcome = try session.analyze(
            options, texts: calibrate ? .long : .longExamples, ratings: known, heedsDecisions: false)
        guard outcome.reports.isUnderstood else {
            return try session.conclude(outcome.reports, outcome.telling)
        }
        guard !outcome.result.analysis.accounts.isEmpty else {
            throw CommandFailure("no account is among the files: there is nothing to review", ExitStatus.notUnderstood)
        }
        let material = ReviewMaterial(outcome.result, workers: common.pool)
        let store = try store(session, outcome.timeline.accounts)
        let review = try ReviewSession(material, store: store, order: order, isBlind: blind) { Surroundings.now }
        if terminal {
            try ReviewTerminal(review, common.profile).run()
        } else {
            try serve(review, outcome, try rated.map { try calibration($0, session, options, outcome) })
        }
        try common.emit {
            try $0.write(review.state.progress(outcome.result.analysis) + "; kept in \(store.name)\n")
        }
        try session.conclude(outcome.reports, outcome.telling)
    }

    /// Where decisions are kept: in the archive, or in a table.
    private func store(_ session: Session, _ accounts: [Account]) throws -> any DecisionStore {
        if decisions == nil, let archive = session.archive { return ArchiveDecisions(archive) }
        let path = decisions ?? Self.standardDecisions
        let file = try CommandFailure.reading(path) { path in
            try DecisionFile(path: path, accounts: accounts.map(\.id)) { Surroundings.now }
        }
        if !common.quiet { Diagnostics.note("Decisions are kept in \(Surroundings.absolute(path))") }
        Diagnostics.warn(file.warnings, quiet: common.quiet)
        return file
    }

    // MARK: - The page

    private func serve(
        _ review: ReviewSession, _ outcome: AnalysisRun.Outcome, _ calibration: CalibrationSession?
    ) throws {
        var limits = ReviewServer.Limits()
        limits.idle = Int64(idle) * 60
        let reports = outcome.reports
        let files = ReviewFiles(version: Squelch.version) { plan in
            PlanFiles(plan, reports, version: Squelch.version).files
        }
        let server = ReviewServer(review, files: files, calibration: calibration, limits: limits) { Surroundings.now }
        ReviewStop.listen()
        let opens = !noOpen && StandardStream.output.isTerminal
        let ended = DispatchSemaphore(value: 0)
        let failure = Mutex<(any Error)?>(nil)
        let doorway = Mutex<Doorway?>(nil)
        let leave = { @Sendable in
            doorway.withLock { page in
                page?.remove()
                page = nil
            }
        }
        Task.detached {
            do {
                try await server.run { address in
                    Diagnostics.note("Open this address, which opens once:  \(address)")
                    if opens { doorway.withLock { $0 = BrowserOpener.open(address) } }
                } entered: {
                    leave()
                } isStopped: {
                    ReviewStop.flag.isRaised
                }
            } catch {
                failure.withLock { $0 = error }
            }
            ended.signal()
        }
        ended.wait()
        leave()
        if let error = failure.withLock({ $0 }) as? ReviewServer.CannotListen {
            throw CommandFailure("the page cannot be served: \(error.words)", ExitStatus.ioError)
        }
    }

    // MARK: - Posts to rate

    private func calibration(
        _ path: String, _ session: Session, _ options: AnalysisOptions, _ outcome: AnalysisRun.Outcome
    ) throws -> CalibrationSession {
        let rated = Surroundings.exists(path) ? RatedPosts.find(in: path, outcome.timeline) : []
        let picked = QuestionPicker.pick(Self.questions, from: outcome.timeline, outcome.result.posts, excluding: rated)
        if !common.quiet { Diagnostics.note("Ratings are kept in \(Surroundings.absolute(path))") }
        let rerun = try session.rerun(options, ratings: Source(path: path))
        let before = Mutex(outcome.result.analysis)
        return try CalibrationSession(
            picked.map { Question($0, in: outcome.timeline) }, ratings: path, clock: { Surroundings.now },
            learn: {
                let after = rerun().result.analysis
                return before.withLock { before in
                    defer { before = after }
                    return CalibrationWords.lines(from: before, to: after)
                }
            })
    }
}

extension ReviewOrder: ExpressibleByArgument {}

/// Control-C ends a review cleanly: what was decided is kept in any case.
private enum ReviewStop {
    static let flag = StopFlag()

    static func listen() {
        // Made before the handler may need it.
        _ = flag
        for number in [SIGINT, SIGTERM, SIGHUP] { signal(number) { _ in ReviewStop.flag.raise() } }
    }
}
