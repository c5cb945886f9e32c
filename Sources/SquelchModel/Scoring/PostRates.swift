import SquelchTimeline

/// How often accounts post.
enum PostRates {
    /// Posts a day of each account over the time that its data cover.
    static func perDay(
        _ timeline: Timeline, _ selection: PostSelection, _ clock: ReferenceClock, since: Int64?, now: Int64
    ) -> [Double] {
        let latest = now.addingReportingOverflow(ReferenceClock.futureTolerance).partialValue
        let windows = timeline.accounts.indices.map { account -> (first: Int64, last: Int64)? in
            var first = Int64.max
            var last = Int64.min
            for post in selection[account] {
                let time = timeline.posts.time[Int(post)]
                guard time != PostColumns.unknownTime, time <= latest else { continue }
                first = min(first, time)
                last = max(last, time)
            }
            return first <= last ? (first, last) : nil
        }
        let earliest = windows.compactMap { $0?.first }.min() ?? clock.reference
        let whole = CoveredWindow(from: min(earliest, clock.reference), to: clock.reference)
        return timeline.accounts.indices.map { account in
            let window =
                windows[account].map {
                    CoveredWindow(from: max($0.first, since ?? .min), to: max(clock.reference, $0.last))
                } ?? whole
            return Double(selection[account].count) / window.days
        }
    }
}
