import SquelchTimeline

/// What an earlier analysis said.
public struct EarlierAnalysis: Sendable, Equatable {
    /// What it said of one account.
    public struct Account: Sendable, Equatable {
        /// Its SNR in dB; nil where it had too few posts.
        public var decibels: Double?
        /// Its verdict; nil for one that this version does not know.
        public var verdict: Verdict?

        /// What was said.
        public init(decibels: Double?, verdict: Verdict?) {
            self.decibels = decibels
            self.verdict = verdict
        }
    }

    /// When it was made, seconds since 1970.
    public var at: Int64
    /// The accounts by their ids.
    public var accounts: [String: Account]

    /// An analysis of a time.
    public init(at: Int64, accounts: [String: Account]) {
        self.at = at
        self.accounts = accounts
    }

    /// What an analysis says, to be compared with another one.
    public init(_ analysis: Analysis) {
        at = analysis.generated
        accounts = Dictionary(
            analysis.accounts.map { ($0.account.id, Account(decibels: $0.snr?.decibels, verdict: $0.verdict)) },
            uniquingKeysWith: { first, _ in first })
    }
}
