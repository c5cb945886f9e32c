import SquelchTimeline

extension Account {
    /// Services that have closed: their links are read as a sign that somebody takes money, and lead nowhere.
    private static let closed = ["flattr.com"]

    /// Where it takes money today, in the order of the sources.
    var openPayment: [String] {
        payment.filter { link in
            let rest = link.lowercased().drop { $0 != ":" }.drop { $0 == ":" || $0 == "/" }
            let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != ":" }
            return !Self.closed.contains { host == $0 || host.hasSuffix("." + $0) }
        }
    }
}
