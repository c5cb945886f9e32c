import SquelchTimeline

/// Dates such as 04/11/2026, of which nothing says whether the day or the month comes first, until the rest of the file
/// does: 13/11/2026 has the day first, and so has all that one program wrote.
///
/// Records hold such a date with the month first until their batch leaves. They are found by that moment again, as the
/// readers of exports carry dates about before a record is made of them.
struct OpenDates {
    /// Whether the day comes first where the file proves nothing, or both.
    var prefersDayFirst = false
    /// How many dates were read as preferred, for want of a proof.
    private(set) var unproven = 0

    private var dayFirst = 0
    private var monthFirst = 0
    private var open = 0
    /// What open dates are with the day first, by what they are with the month first.
    private var readings: [Int64: Int64] = [:]

    /// Takes a date that a record of the file will hold.
    @inline(__always)
    mutating func add(_ date: ParsedDate?) {
        guard let date, date.order != .other else { return }
        note(date)
    }

    private mutating func note(_ date: ParsedDate) {
        switch date.order {
        case .other: break
        case .dayFirst: dayFirst += 1
        case .monthFirst: monthFirst += 1
        case .open(let other):
            open += 1
            readings[date.seconds] = other
        }
    }

    /// Decides on the dates in the batch, which is about to leave.
    mutating func settle(in batch: RecordBatch) {
        guard open > 0 else { return }
        defer {
            open = 0
            readings.removeAll(keepingCapacity: true)
        }
        let isProven = (dayFirst == 0) != (monthFirst == 0)
        if !isProven { unproven += open }
        guard isProven ? dayFirst > 0 : prefersDayFirst else { return }
        for index in batch.posts.indices {
            turn(&batch.posts[index].published)
            turn(&batch.posts[index].updated)
        }
        for index in batch.follows.indices { turn(&batch.follows[index].since) }
        for index in batch.followers.indices { turn(&batch.followers[index].since) }
        for index in batch.mutes.indices { turn(&batch.mutes[index].since) }
        for index in batch.attention.indices { turn(&batch.attention[index].at) }
        for index in batch.interactions.indices { turn(&batch.interactions[index].at) }
    }

    private func turn(_ moment: inout Int64) {
        if let other = readings[moment] { moment = other }
    }

    private func turn(_ moment: inout Int64?) {
        if let known = moment, let other = readings[known] { moment = other }
    }

    /// Whether a language has the day first: few but Americans write the month first.
    static func writesDayFirst(_ language: String?) -> Bool {
        guard let language = language?.lowercased(), !language.isEmpty else { return false }
        return language != "en" && language != "en-us" && language != "en_us"
    }
}
