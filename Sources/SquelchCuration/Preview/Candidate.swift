import SquelchTimeline

/// Somebody whom the user thinks of following.
public struct Candidate: Sendable {
    /// Its numbers, as if it were followed.
    public var account: AccountAnalysis
    /// Minutes of signal a week that nobody who is followed brings.
    public var newSignalPerWeek = 0.0
    /// The context that it would fit best; nil where it fits none.
    public var context: String?
    /// Stories that it told.
    public var stories = 0
    /// The followed account that tells most of the same stories.
    public var partner: Partner?
    /// What the numbers come to.
    public var judgement = Judgement.tooFewPosts

    /// A followed account that tells the same stories.
    public struct Partner: Sendable, Equatable {
        /// Its name.
        public var name: String
        /// Stories that both told.
        public var shared: Int
        /// Those of them that it told first.
        public var first: Int
    }

    /// What following it comes to.
    public enum Judgement: String, Sendable, CaseIterable {
        /// It is followed already, or its posts are read already.
        case followed
        /// Its signal is at the threshold or above, and most of it is new.
        case worthFollowing = "worth-following"
        /// It has signal, most of which others bring already.
        case covered
        /// It is below the threshold, and a filter would mend that.
        case withFilter = "with-filter"
        /// It may be below the threshold.
        case middling
        /// It is below the threshold almost surely.
        case tooNoisy = "too-noisy"
        /// It has not posted for long: there is nothing to gain.
        case silent
        /// There are not enough posts to tell.
        case tooFewPosts = "too-few-posts"
        /// It stands in a list, and no file has its posts.
        case noPosts = "no-posts"
    }

    /// Part of its signal from which it counts as covered by others.
    private static let coveredPart = 0.6

    init(_ account: AccountAnalysis) { self.account = account }

    /// Whether it is neither followed nor read already.
    public var isNew: Bool { judgement != .followed }

    /// Part of its signal that others bring already, 0...1; nil without signal.
    public var coveredShare: Double? {
        account.signalMinutesPerWeek > 0 ? 1 - newSignalPerWeek / account.signalMinutesPerWeek : nil
    }

    /// Whether one followed account told most of its stories before: what it adds is little, and reads as noise.
    public var isRetold: Bool {
        guard let partner else { return false }
        return Double(partner.shared) >= Self.coveredPart * Double(stories) && 2 * partner.first >= partner.shared
    }

    /// Days without a post after which following brings nothing.
    private static let longestSilence: Int64 = 365

    /// - Parameter now: the clock: whoever fell silent long ago is silent, whenever the files were saved.
    mutating func judge(threshold: Double, isFollowed: Bool, now: Int64) {
        let isLongSilent =
            account.lastPost.map { now - $0 >= Self.longestSilence * UTCTime.secondsPerDay } ?? false
        if isFollowed {
            judgement = .followed
        } else if account.posts == 0 {
            judgement = .noPosts
        } else if account.isSilent || isLongSilent {
            judgement = .silent
        } else if let snr = account.snr {
            judgement = judged(snr, threshold)
        } else {
            judgement = .tooFewPosts
        }
    }

    private func judged(_ snr: SignalRatio, _ threshold: Double) -> Judgement {
        if isRetold { return .covered }
        if snr.high < threshold || account.verdict == .unfollow { return .tooNoisy }
        if let coveredShare, coveredShare >= Self.coveredPart { return .covered }
        if snr.decibels >= threshold { return .worthFollowing }
        if let filter = account.turnDown.first, filter.snrAfter >= threshold { return .withFilter }
        return .middling
    }

    /// Those to follow first, then by what they add, then by id.
    static func precedes(_ left: Candidate, _ right: Candidate) -> Bool {
        let (first, second) = (left.judgement.place, right.judgement.place)
        if first != second { return first < second }
        if left.newSignalPerWeek != right.newSignalPerWeek { return left.newSignalPerWeek > right.newSignalPerWeek }
        return left.account.account.id < right.account.account.id
    }
}

extension Candidate.Judgement {
    /// The order in which a person wants to see them.
    fileprivate var place: Int {
        switch self {
        case .worthFollowing: 0
        case .withFilter: 1
        case .middling: 2
        case .covered: 3
        case .tooNoisy: 4
        case .tooFewPosts: 5
        case .silent: 6
        case .noPosts: 7
        case .followed: 8
        }
    }
}
