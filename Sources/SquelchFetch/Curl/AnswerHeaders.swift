import CLibCurl

/// What headers of time say, in seconds from now.
///
/// Dates are taken against the server's own `Date`: what it means is a span, and one of the two clocks may be wrong.
enum AnswerHeaders {
    /// Seconds by `Retry-After`, which is a number or a date.
    static func retryAfter(_ text: String, date: String?, now: Int64) -> Int64? {
        span(text, date: date, now: now)
    }

    /// Seconds for which an answer may be kept, by `Cache-Control` or else by `Expires`.
    static func freshFor(cacheControl: String?, expires: String?, date: String?, now: Int64) -> Int64? {
        if let age = cacheControl.flatMap(maxAge) { return age }
        guard let expires, Int64(expires) == nil else { return nil }
        return span(expires, date: date, now: now)
    }

    /// `max-age` among the directives.
    private static func maxAge(_ text: String) -> Int64? {
        for directive in text.lowercased().split(separator: ",") {
            let parts = directive.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, trimmed(parts[0]) == "max-age" else { continue }
            return number(trimmed(parts[1].filter { $0 != "\"" }))
        }
        return nil
    }

    private static func span(_ text: String, date: String?, now: Int64) -> Int64? {
        if let seconds = number(trimmed(text[...])) { return seconds }
        guard let moment = moment(text) else { return nil }
        let (span, isTooLong) = moment.subtractingReportingOverflow(date.flatMap { Self.moment($0) } ?? now)
        return isTooLong ? nil : max(0, span)
    }

    /// A number of seconds; one that is too long to be true is a year.
    private static func number(_ text: Substring) -> Int64? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return min(Int64(text) ?? .max, 31_536_000)
    }

    private static func moment(_ text: String) -> Int64? {
        let moment = curl_getdate(text, nil)
        return moment < 0 ? nil : Int64(moment)
    }

    private static func trimmed(_ text: some StringProtocol) -> Substring {
        var text = Substring(text)
        while text.first == " " || text.first == "\t" { text.removeFirst() }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return text
    }
}
