import SquelchModel
import SquelchTimeline

/// Signal and noise of all accounts of one context.
public struct ContextTotals: Sendable, Equatable {
    /// The context, and how many accounts it has.
    public var summary: ContextSummary
    /// Minutes of signal a week.
    public var signalPerWeek: Double
    /// Minutes of noise a week.
    public var noisePerWeek: Double
    /// Its SNR with the ends of a 90 % interval, in dB; nil without attention.
    public var snr: SignalRatio?

    /// The totals of each context of an analysis, most attention first. An account in several contexts counts in each.
    ///
    /// The interval adds up the accounts' own, taken as independent: standard errors of minutes of signal, from the
    /// widths of the intervals of their shares.
    public static func list(_ analysis: Analysis) -> [ContextTotals] {
        analysis.contexts.map { summary in
            let accounts = analysis.accounts.filter { $0.contexts.contains(summary.context.name) }
            return ContextTotals(summary: summary, accounts)
        }.sorted { left, right in
            let minutes = (left.signalPerWeek + left.noisePerWeek, right.signalPerWeek + right.noisePerWeek)
            return minutes.0 != minutes.1
                ? minutes.0 > minutes.1 : left.summary.context.name < right.summary.context.name
        }
    }

    private init(summary: ContextSummary, _ accounts: [AccountAnalysis]) {
        self.summary = summary
        signalPerWeek = accounts.reduce(0) { $0 + $1.signalMinutesPerWeek }
        noisePerWeek = accounts.reduce(0) { $0 + $1.noiseMinutesPerWeek }
        let minutes = signalPerWeek + noisePerWeek
        guard minutes > 0 else { return }
        let variance = accounts.reduce(0.0) { sum, account in
            let own = account.signalMinutesPerWeek + account.noiseMinutesPerWeek
            guard let snr = account.snr else { return sum + own * own / 12 }
            let width = Decibels.share(at: snr.high) - Decibels.share(at: snr.low)
            let error = own * width / (2 * Self.normal95)
            return sum + error * error
        }
        let share = signalPerWeek / minutes
        let half = Self.normal95 * variance.squareRoot() / minutes
        snr = SignalRatio(
            decibels: Decibels.of(share: share), low: Decibels.of(share: max(1e-6, share - half)),
            high: Decibels.of(share: min(1 - 1e-6, share + half)))
    }

    /// The 95 % quantile of the normal distribution.
    private static let normal95 = 1.645
}
