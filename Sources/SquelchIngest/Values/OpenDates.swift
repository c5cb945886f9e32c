import SquelchTimeline

/// Dates such as 04/11/2026, of which nothing says whether the day or the month comes first, until the rest of the file
/// does: 13/11/2026 has the day first, and so has all that one program wrote.
struct OpenDates {
    private var dayFirst = 0
    private var monthFirst = 0
    /// The other reading of dates, by the post in the batch.
    private var open: [(post: Int, isUpdate: Bool, other: Int64)] = []

    /// Takes the dates of a post.
    mutating func add(_ published: ParsedDate?, _ updated: ParsedDate?, post: Int) {
        if let published { add(published, post: post, isUpdate: false) }
        if let updated { add(updated, post: post, isUpdate: true) }
    }

    private mutating func add(_ date: ParsedDate, post: Int, isUpdate: Bool) {
        switch date.order {
        case .other: break
        case .dayFirst: dayFirst += 1
        case .monthFirst: monthFirst += 1
        case .open(let other): open.append((post, isUpdate, other))
        }
    }

    /// Decides on the dates of the posts in the batch. Where the file proves nothing, or both, the language does: few but
    /// Americans write the month first.
    mutating func settle(in batch: RecordBatch, language: String?, _ repairs: inout Repairs) {
        guard !open.isEmpty else { return }
        defer { open.removeAll(keepingCapacity: true) }
        let isProven = dayFirst == 0 || monthFirst == 0
        let isDayFirst = isProven && dayFirst + monthFirst > 0 ? dayFirst > 0 : Self.writesDayFirst(language)
        if !isProven || dayFirst + monthFirst == 0 { repairs.note(.openDate, count: open.count, line: 0) }
        guard isDayFirst else { return }
        for date in open where batch.posts.indices.contains(date.post) {
            if date.isUpdate {
                batch.posts[date.post].updated = date.other
            } else {
                batch.posts[date.post].published = date.other
            }
        }
    }

    private static func writesDayFirst(_ language: String?) -> Bool {
        guard let language = language?.lowercased(), !language.isEmpty else { return false }
        return language != "en" && language != "en-us" && language != "en_us"
    }
}
