import SquelchTimeline

/// Until when the sources say what each account posted: the date that a document gives itself, else that of the newest
/// post in it. A timeline of many accounts reaches as far for each of them.
struct SourceReach {
    private var ends: [UInt32: Int64] = [:]
    /// Accounts of the source that is being read in pieces, and its newest post.
    private var open: (accounts: Set<UInt32>, newest: Int64) = ([], .min)
    /// How far sources reach of which only a part is read here, by their names.
    private let known: [String: Int64]
    /// The first moment from which on something that is in the future now is so no longer, and may count for more.
    private(set) var steadyUntil = Int64.max

    /// How far in the future a date is taken for wrong: as scoring has it.
    private static let tolerance = 2 * UTCTime.secondsPerDay

    /// - Parameter known: how far sources reach, where not all of them is read here.
    init(known: [String: Int64] = [:]) { self.known = known }

    /// The newest post of a chunk that says how far its source reaches; nil where none does.
    static func newest(_ chunk: TimelineChunk, now: Int64) -> Int64? {
        var newest: Int64?
        forEachPost(of: chunk, now: now) { _, time in
            if time != PostColumns.unknownTime { newest = max(newest ?? time, time) }
        }
        return newest
    }

    /// Calls `body` with account and time of each post that tells until when its source was read: none of a feed, which says
    /// that itself, none that somebody chose, and none of the future.
    @inline(__always)
    private static func forEachPost(of chunk: TimelineChunk, now: Int64, _ body: (UInt32, Int64) -> Void) {
        let owned = Set(chunk.documents.map(\.account))
        for row in 0..<chunk.count {
            let account = chunk.table.posts.account[row]
            let time = chunk.table.posts.time[row]
            guard time <= now, !owned.contains(account) else { continue }
            if !chunk.table.posts.flags[row].contains(.selected) { body(account, time) }
        }
    }

    /// Takes what a chunk says; times after the clock are wrong.
    mutating func take(_ chunk: TimelineChunk, _ accounts: [UInt32], isLast: Bool, now: Int64) {
        for document in chunk.documents {
            if let updated = document.updated, updated > now { steadyUntil = min(steadyUntil, updated) }
            let newest = document.times.lazy.filter { $0 <= now }.max() ?? .min
            let updated = document.updated.flatMap { $0 <= now ? $0 : nil } ?? .min
            note(accounts[Int(document.account)], until: max(newest, updated))
        }
        for time in chunk.table.posts.time where time > now {
            let near = time.subtractingReportingOverflow(Self.tolerance).partialValue
            steadyUntil = min(steadyUntil, near > now ? near : time)
        }
        Self.forEachPost(of: chunk, now: now) { account, time in
            open.accounts.insert(accounts[Int(account)])
            open.newest = max(open.newest, time)
        }
        guard isLast else { return }
        if let end = known[chunk.source] { open.newest = max(open.newest, end) }
        for account in open.accounts { note(account, until: open.newest) }
        open = ([], .min)
    }

    /// Until when an account was read; nil where no source has a date.
    func end(of account: UInt32) -> Int64? { ends[account] }

    private mutating func note(_ account: UInt32, until end: Int64) {
        guard end != .min else { return }
        ends[account] = max(ends[account] ?? .min, end)
    }
}
