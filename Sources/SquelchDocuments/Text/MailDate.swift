import SquelchTimeline

/// Times as OPML has them, in UTC.
enum MailDate {
    /// `Fri, 20 Nov 2026 00:00:00 GMT`, as RFC 822 in its later form has it.
    static func rfc822(_ seconds: Int64) -> String {
        let time = UTCTime.civil(seconds)
        let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let sinceThursday = Int((seconds - seconds % 86_400) / 86_400 % 7)
        let day = days[(sinceThursday + 7) % 7]
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
        let clock = "\(two(time.hour)):\(two(time.minute)):\(two(time.second))"
        return "\(day), \(two(time.day)) \(months[(time.month + 11) % 12]) \(time.year) \(clock) GMT"
    }
}
