public import SquelchTimeline

/// What has changed since an earlier analysis.
public struct SinceLastTime: Sendable, Equatable, Codable {
    /// An account that came or went.
    public struct Named: Sendable, Equatable, Codable {
        /// Its id.
        public var id: String
        /// Its name, or its id where none is known.
        public var name: String
    }

    /// An account whose level is another one.
    public struct Shift: Sendable, Equatable, Codable {
        /// Whose.
        public var account: Named
        /// SNR in dB then.
        public var before: Double
        /// SNR in dB now.
        public var after: Double
    }

    /// An account with another verdict.
    public struct Judgement: Sendable, Equatable, Codable {
        /// Whose.
        public var account: Named
        /// The verdict then.
        public var before: Verdict
        /// The verdict now.
        public var after: Verdict
    }

    /// What became of the accounts that were to be turned down or unfollowed.
    public struct Advice: Sendable, Equatable, Codable {
        /// What was advised.
        public var verdict: Verdict
        /// To how many accounts.
        public var given = 0
        /// Of these: the user decided so, or follows it no longer.
        public var taken = 0
        /// Of these: the user decided otherwise.
        public var refused = 0

        /// Of these: nothing was decided.
        public var open: Int { given - taken - refused }
    }

    /// When that was, seconds since 1970.
    public var at: Int64
    /// Accounts that were not there.
    public var new: [Named] = []
    /// Accounts that are there no more.
    public var gone: [Named] = []
    /// Accounts that rose by more than a trifle, the largest change first.
    public var risen: [Shift] = []
    /// Accounts that fell by more than a trifle, the largest change first.
    public var fallen: [Shift] = []
    /// Accounts with another verdict.
    public var judged: [Judgement] = []
    /// What became of the advice, where there was some.
    public var advice: [Advice] = []

    /// Decibels below which a change is the noise of another sample.
    private static let trifle = 1.0

    /// Compares an analysis with an earlier one.
    /// - Parameters:
    ///   - earlier: what the accounts were before.
    ///   - analysis: what they are now.
    ///   - decided: what the user has decided about an account since.
    public init(
        _ earlier: EarlierAnalysis, _ analysis: Analysis, decided: (Account) -> Verdict? = { _ in nil }
    ) {
        at = earlier.at
        var left = earlier.accounts
        var advice = [Verdict.unfollow, .turnDown].map { Advice(verdict: $0) }
        for account in analysis.accounts {
            let named = Named(id: account.account.id, name: account.account.name ?? account.account.id)
            let names = [account.account.id] + account.account.aliases
            guard let known = names.first(where: { left[$0] != nil }), let before = left[known] else {
                new.append(named)
                continue
            }
            for name in names { left[name] = nil }
            compare(before, account, named)
            guard let place = advice.firstIndex(where: { $0.verdict == before.verdict }) else { continue }
            advice[place].given += 1
            guard let decided = decided(account.account) else { continue }
            if decided == before.verdict { advice[place].taken += 1 } else { advice[place].refused += 1 }
        }
        for (id, before) in left.sorted(by: { $0.key < $1.key }) {
            gone.append(Named(id: id, name: id))
            guard let place = advice.firstIndex(where: { $0.verdict == before.verdict }) else { continue }
            advice[place].given += 1
            advice[place].taken += 1
        }
        self.advice = advice.filter { $0.given > 0 }
        risen.sort(by: Self.changedMore)
        fallen.sort(by: Self.changedMore)
    }

    private mutating func compare(_ before: EarlierAnalysis.Account, _ account: AccountAnalysis, _ named: Named) {
        if let old = before.decibels, let now = account.snr?.decibels, abs(now - old) >= Self.trifle {
            let shift = Shift(account: named, before: old, after: now)
            if now > old { risen.append(shift) } else { fallen.append(shift) }
        }
        if let verdict = before.verdict, verdict != account.verdict {
            judged.append(Judgement(account: named, before: verdict, after: account.verdict))
        }
    }

    private static func changedMore(_ left: Shift, _ right: Shift) -> Bool {
        let (one, other) = (abs(left.after - left.before), abs(right.after - right.before))
        return one != other ? one > other : left.account.name < right.account.name
    }

    /// Whether nothing has.
    public var isEmpty: Bool { new.isEmpty && gone.isEmpty && risen.isEmpty && fallen.isEmpty && judged.isEmpty }
}
