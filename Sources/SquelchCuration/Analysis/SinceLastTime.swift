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
}

/// What has changed since an earlier analysis.
public struct SinceLastTime: Sendable, Equatable {
    /// When that was, seconds since 1970.
    public var at: Int64
    /// Names of accounts that were not there.
    public var new: [String] = []
    /// Names of accounts that rose or fell by more than a trifle, the largest change first.
    public var risen: [String] = []
    /// Likewise.
    public var fallen: [String] = []
    /// Names of accounts with another verdict, with it.
    public var judged: [(name: String, verdict: Verdict)] = []

    /// Decibels below which a change is the noise of another sample.
    private static let trifle = 1.0

    /// Compares an analysis with an earlier one.
    public init(_ earlier: EarlierAnalysis, _ analysis: Analysis) {
        at = earlier.at
        var changes: [(name: String, decibels: Double)] = []
        for account in analysis.accounts {
            let name = account.account.name ?? account.account.id
            guard let before = earlier.accounts[account.account.id] else {
                new.append(name)
                continue
            }
            if let old = before.decibels, let now = account.snr?.decibels, abs(now - old) >= Self.trifle {
                changes.append((name, now - old))
            }
            if let verdict = before.verdict, verdict != account.verdict { judged.append((name, account.verdict)) }
        }
        changes.sort { abs($0.decibels) != abs($1.decibels) ? abs($0.decibels) > abs($1.decibels) : $0.name < $1.name }
        risen = changes.filter { $0.decibels > 0 }.map(\.name)
        fallen = changes.filter { $0.decibels < 0 }.map(\.name)
    }

    /// Whether nothing has.
    public var isEmpty: Bool { new.isEmpty && risen.isEmpty && fallen.isEmpty && judged.isEmpty }

    /// Equal where all that is told is.
    public static func == (left: SinceLastTime, right: SinceLastTime) -> Bool {
        left.at == right.at && left.new == right.new && left.risen == right.risen && left.fallen == right.fallen
            && left.judged.map(\.name) == right.judged.map(\.name)
            && left.judged.map(\.verdict) == right.judged.map(\.verdict)
    }
}
