import SquelchTimeline

/// How often an account posts, and how much attention that takes, over the time that its sources cover.
///
/// From its first post to the moment until which it was read. A few posts long before all others, pinned or reprinted,
/// say nothing of how often it posts; dates of a year or a month stand for all of it; and of posts that were all dated
/// when they were fetched nothing can be told.
public struct PostingRate: Equatable, Sendable {
    /// The time that the rates are of.
    public var window: CoveredWindow
    /// Posts a day; nil where the dates do not tell.
    public var postsPerDay: Double?
    /// Posts a day between the first and the last of its newest posts: how often it posts when it does. Nil where the dates
    /// do not tell.
    public var tempo: Double?
    /// Seconds of attention a day; 0 for an account that has fallen silent, or whose rate is not known.
    public var attentionPerDay: Double
    /// Days from the last post to the moment until which the account was read.
    public var daysSilent: Double
    /// Days from that moment to the reference time, where it is known to lie long before it: the file is old.
    public var daysUnread: Double?

    /// Days without a post from which on an account takes no more attention, unless it always posts as rarely.
    public static let silentDays = 60.0
    /// Newest posts that tell ``tempo``, and the least days that they are taken to cover.
    private static let newest = 200
    private static let leastDays = 0.5
    /// Mean intervals between posts that are no silence yet.
    private static let fewestIntervals = 3.0
    /// Days from which on a source counts as old, and those from which on nobody means to read what it shows.
    private static let unreadDays = 60.0
    private static let endedDays = 365.0
    /// Part of the posts that may lie long before the others, and how many others there must be.
    private static let straying = 3
    private static let fewestPosts = 5
    /// Posts of one moment that were dated by whoever fetched them.
    private static let fewestAtOnce = 10
    private static let moment: Int64 = 600
    /// Days of a window over which a rate holds even so.
    private static let longerThanMoment = 2.0

    /// The rate of an account.
    /// - Parameters:
    ///   - posts: time and cost of each post in the period.
    ///   - readUntil: until when it was read; nil for the reference time.
    ///   - since: the beginning of the period, where one was asked for.
    ///   - whole: the time that all posts cover, for an account without a dated one.
    init(
        _ posts: [(time: Int64, cost: Double)], clock: ReferenceClock, readUntil: Int64?, since: Int64?,
        whole: CoveredWindow
    ) {
        let dated = posts.filter { $0.time != PostColumns.unknownTime && !clock.isFuture($0.time) }
            .sorted { $0.time < $1.time }
        guard let first = dated.first, let last = dated.last else {
            window = whole
            postsPerDay = Double(posts.count) / whole.days
            attentionPerDay = posts.reduce(0) { $0 + $1.cost } / whole.days
            daysSilent = 0
            return
        }
        let reference = max(clock.reference, last.time)
        var end = min(max(readUntil ?? reference, last.time), reference)
        let unread = Self.days(end, reference)
        if unread >= Self.endedDays { end = reference } else if unread >= Self.unreadDays { daysUnread = unread }
        daysSilent = Self.days(last.time, end)
        let times = dated.map(\.time)
        let precision = DatePrecision(times)
        if precision != .moment { end = max(end, precision.end(of: last.time)) }
        let skipped = Self.straying(times, end: end)
        window = CoveredWindow(from: max(times[skipped], since ?? .min), to: max(end, since ?? .min))
        let cost = posts.reduce(0) { $0 + $1.cost } - dated[..<skipped].reduce(0) { $0 + $1.cost }
        let isKnown = precision != .moment || window.days > Self.longerThanMoment || !Self.areAtOnce(times)
        postsPerDay = isKnown ? Double(posts.count - skipped) / window.days : nil
        tempo = isKnown ? Self.tempo(times[skipped...]) : nil
        let interval = Self.days(first.time, last.time) / Double(max(1, dated.count - 1))
        let isSilent = daysSilent >= max(Self.silentDays, Self.fewestIntervals * interval)
        attentionPerDay = isSilent || !isKnown ? 0 : cost / window.days
    }

    /// The rates of all accounts.
    /// - Parameter firstTime: the time of the first of all posts, where not all are in the timeline.
    static func all(
        _ timeline: Timeline, cost: [Float], _ selection: PostSelection, _ clock: ReferenceClock, since: Int64?,
        firstTime: Int64? = nil, workers: Workers
    ) -> [PostingRate] {
        let time = timeline.posts.time
        var first = min(firstTime ?? .max, clock.reference)
        for post in selection.posts where time[Int(post)] != PostColumns.unknownTime {
            first = min(first, time[Int(post)])
        }
        let whole = CoveredWindow(from: first, to: clock.reference)
        return workers.mapRanges(of: timeline.accounts.count, size: 64) { range in
            range.map { account in
                PostingRate(
                    selection[account].map { (time[Int($0)], Double(cost[Int($0)])) }, clock: clock,
                    readUntil: timeline.accounts[account].readUntil, since: since, whole: whole)
            }
        }.flatMap { $0 }
    }

    private static func tempo(_ times: ArraySlice<Int64>) -> Double? {
        let newest = times.suffix(newest)
        guard newest.count > 1, let first = newest.first, let last = newest.last else { return nil }
        return Double(newest.count - 1) / max(leastDays, days(first, last))
    }

    /// How many of the first posts lie so far before the others that with them the rate would be less than half of what
    /// it is without.
    private static func straying(_ times: [Int64], end: Int64) -> Int {
        let most = min(times.count / straying, times.count - fewestPosts)
        guard most > 0 else { return 0 }
        let rates = (0...most).map { Double(times.count - $0) / max(1, days(times[$0], end)) }
        let best = rates.max() ?? 0
        return rates.firstIndex { 2 * $0 >= best } ?? 0
    }

    /// Whether nearly all posts bear one time, as far as fetching takes no time.
    private static func areAtOnce(_ times: [Int64]) -> Bool {
        let middle = times[times.count / 2]
        let near = times.count { max($0, middle) - min($0, middle) <= moment }
        return near >= fewestAtOnce && near * 10 >= times.count * 9
    }

    private static func days(_ from: Int64, _ to: Int64) -> Double {
        max(0, (Double(to) - Double(from)) / Double(UTCTime.secondsPerDay))
    }
}

/// How exact the dates of an account are. A year or a month alone is read as its first second.
private enum DatePrecision {
    case year, month, moment

    /// Fewest dates that show how exact they are.
    private static let fewest = 5

    init(_ times: [Int64]) {
        let firsts = times.compactMap { time -> UTCTime.Civil? in
            guard time % UTCTime.secondsPerDay == 0 else { return nil }
            let civil = UTCTime.civil(time)
            return civil.day == 1 ? civil : nil
        }
        let isMost = { (count: Int) in count >= Self.fewest && count * 10 >= times.count * 9 }
        self = isMost(firsts.count { $0.month == 1 }) ? .year : isMost(firsts.count) ? .month : .moment
    }

    /// The last second of what a date stands for.
    func end(of time: Int64) -> Int64 {
        let civil = UTCTime.civil(time)
        switch self {
        case .moment: return time
        case .month: return time + Int64(UTCTime.days(inMonth: civil.month, of: civil.year)) * UTCTime.secondsPerDay - 1
        case .year: return time + (UTCTime.isLeap(civil.year) ? 366 : 365) * UTCTime.secondsPerDay - 1
        }
    }
}
