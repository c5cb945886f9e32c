/// What a run did.
public struct FetchSummary: Sendable, Equatable {
    /// What became of one feed.
    public enum Outcome: Sendable, Equatable {
        /// It had other bytes than before.
        case changed
        /// It had nothing new.
        case unchanged
        /// It could not be had; its state says why, and since when.
        case failed(FetchProblem)
        /// It was not its turn, for this reason.
        case skipped(FetchPlan.Turn)
        /// The run was stopped before it had answered.
        case interrupted
    }

    /// One feed of the list.
    public struct Feed: Sendable, Equatable {
        /// The state that it has now.
        public var state: FeedState
        /// What became of it.
        public var outcome: Outcome
        /// Milliseconds that all its answers took.
        public var milliseconds: Int64 = 0
        /// Older pages of it that were read.
        public var pages = 0

        /// The address as it was listed.
        public var address: String { state.address }
        /// Whether it was asked for.
        public var wasAsked: Bool {
            switch outcome {
            case .changed, .unchanged, .failed: true
            case .skipped, .interrupted: false
            }
        }
    }

    /// The feeds, in the order of the list.
    public internal(set) var feeds: [Feed]
    /// Whether the run was stopped.
    public internal(set) var wasStopped = false
    /// Whether there seems to be no network: hosts that have nothing to do with each other could not be reached, and none was.
    public internal(set) var seemsOffline = false

    /// An answer that takes longer is worth a word.
    public static let slow: Int64 = 10_000

    /// Feeds that were asked for.
    public var asked: Int { feeds.count(where: \.wasAsked) }
    /// Older pages of feeds that were read.
    public var pages: Int { feeds.reduce(0) { $0 + $1.pages } }
    /// Feeds that have older pages which were not read yet.
    public var unfinished: Int { feeds.count { $0.state.history?.next != nil } }
    /// Feeds with something new.
    public var changed: Int { feeds.count { $0.outcome == .changed } }
    /// Feeds that could not be had, those that have failed longest first.
    public var failing: [Feed] {
        feeds.filter { if case .failed = $0.outcome { $0.state.end == nil } else { false } }.sorted {
            ($0.state.failures?.since ?? .max, $0.address) < ($1.state.failures?.since ?? .max, $1.address)
        }
    }
    /// Feeds that are gone.
    public var gone: [Feed] { feeds.filter { $0.state.end != nil } }
    /// Feeds that have moved for good.
    public var moved: [Feed] { feeds.filter { $0.state.move?.isConfirmed == true } }
    /// Feeds whose servers took long.
    public var slow: [Feed] { feeds.filter { $0.milliseconds > Self.slow } }
    /// When the next feed comes due; nil where none will.
    public var nextDue: Int64? {
        feeds.compactMap { feed in
            if feed.state.end != nil { return nil }
            if case .skipped(.hostRests(let until)) = feed.outcome { return until }
            if case .skipped(.later(let until)) = feed.outcome { return until }
            return feed.wasAsked ? feed.state.nextDue : nil
        }.min()
    }
    /// Whether something was asked and nobody answered.
    public var reachedNothing: Bool {
        asked > 0
            && feeds.allSatisfy { feed in
                guard case .failed(let problem) = feed.outcome else { return !feed.wasAsked }
                return problem.isOfNetwork
            }
    }
}

extension FetchProblem {
    /// Whether no server said anything.
    public var isOfNetwork: Bool { self == .noSuchHost || self == .noConnection || self == .timeout }
}
