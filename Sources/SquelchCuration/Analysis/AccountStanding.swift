package import SquelchModel
package import SquelchTimeline

/// Who an account is to the user, beside what it posts.
package struct AccountStanding: Sendable, Codable {
    /// Who it is.
    package var account: Account
    /// Names of its contexts.
    package var contexts: [String]
    /// Whether one of these is social.
    var isSocial: Bool
    /// Whether both sides took part in exchanges.
    var isMutual: Bool
    /// How many of its posts the user valued.
    var valued: Valued

    struct Valued: Codable {
        /// In the last 90 days.
        var quarter: Int
        /// In the last 30 days.
        var month: Int
        var ever: Int
    }

    init(_ index: Int, _ timeline: Timeline, _ valued: (quarter: Int, month: Int, ever: Int)) {
        account = timeline.accounts[index]
        contexts = account.contexts.map { timeline.contexts[$0].name }
        isSocial = account.contexts.contains { timeline.contexts[$0].kind == .social }
        isMutual = timeline.interactions[index]?.isMutual ?? false
        self.valued = Valued(quarter: valued.quarter, month: valued.month, ever: valued.ever)
    }

    /// The standing of all accounts of a timeline.
    package static func all(_ timeline: Timeline, _ scores: TimelineScores) -> [AccountStanding] {
        let valued = ValuedLately.counts(timeline, scores.clock)
        return timeline.accounts.indices.map { AccountStanding($0, timeline, valued[$0]) }
    }
}
