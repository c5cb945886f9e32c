import SquelchModel

/// Adds accounts up to totals.
enum Summation {
    /// Totals of `accounts`, and in each its share of their attention.
    static func addUp(_ accounts: inout [AccountAnalysis], _ scores: FollowingScores) -> Totals {
        var attention = FixedSum.zero
        var signal = FixedSum.zero
        var totals = Totals()
        for account in accounts {
            let score = scores.accounts[account.index]
            attention += score.attentionPerDay
            signal += score.attentionPerDay * score.countedShare
            totals.posts += account.posts
        }
        totals.accounts = accounts.count
        totals.attentionMinutesPerDay = attention.value / 60
        totals.signalMinutesPerDay = signal.value / 60
        totals.noiseMinutesPerDay = max(0, attention.value - signal.value) / 60
        guard attention.value > 0 else { return totals }
        totals.snr = Decibels.of(share: signal.value / attention.value)
        for index in accounts.indices {
            accounts[index].attentionShare =
                scores.accounts[accounts[index].index].attentionPerDay / attention.value
        }
        return totals
    }
}
