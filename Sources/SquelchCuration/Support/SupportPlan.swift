import SquelchTimeline

/// A sum divided over authors by the signal that they gave. A proposal: nothing is paid.
public struct SupportPlan: Sendable, Equatable {
    /// One author's part.
    public struct Share: Sendable, Equatable {
        /// Stable id.
        public var id: String
        /// Name shown to people.
        public var name: String
        /// Where they take money, as they say it themselves.
        public var links: [String]
        /// Minutes of signal a week.
        public var signalMinutesPerWeek: Double
        /// The part in minor units of the currency: cents.
        public var amount: Int
    }

    /// ISO 4217 code.
    public var currency: Currency
    /// The sum in minor units.
    public var budget: Int
    /// The parts, the largest first; they add up to the budget exactly, unless nobody can be paid.
    public var shares: [Share]
    /// Accounts with signal that name no way to pay them.
    public var withoutLink: Int
    /// Accounts with a link whose part would be below the minimum.
    public var belowMinimum: Int

    /// Divides `budget` among the accounts of an analysis that have a link and are not to be unfollowed.
    ///
    /// Parts are proportional to signal and rounded by largest remainder (Hamilton's method). Where a part is below
    /// `minimum`, the author with the least signal goes and the rest is divided anew: a fee would eat a cent. Nobody
    /// gets a part of nothing.
    public init(_ analysis: Analysis, budget: Int, minimum: Int, currency: Currency) {
        self.currency = currency
        self.budget = budget
        let giving = analysis.accounts.filter {
            $0.verdict != .unfollow && $0.signalMinutesPerWeek > 0 && $0.snr != nil
        }
        withoutLink = giving.count { $0.account.openPayment.isEmpty }
        var payable = giving.filter { !$0.account.openPayment.isEmpty }.sorted {
            let signal = ($0.signalMinutesPerWeek, $1.signalMinutesPerWeek)
            return signal.0 != signal.1 ? signal.0 > signal.1 : $0.account.id < $1.account.id
        }
        let all = payable.count
        var amounts = Self.divide(budget, payable.map(\.signalMinutesPerWeek))
        while let least = amounts.last, least < max(1, minimum) {
            payable.removeLast()
            amounts = Self.divide(budget, payable.map(\.signalMinutesPerWeek))
        }
        belowMinimum = all - payable.count
        shares = zip(payable, amounts).map { account, amount in
            Share(
                id: account.account.id, name: account.account.name ?? account.account.id,
                links: account.account.openPayment, signalMinutesPerWeek: account.signalMinutesPerWeek, amount: amount)
        }
    }

    /// Whole parts of `sum` in proportion to `weights`, which descend; they add up exactly.
    static func divide(_ sum: Int, _ weights: [Double]) -> [Int] {
        let total = weights.reduce(0, +)
        guard total > 0, sum > 0 else { return weights.map { _ in 0 } }
        let exact = weights.map { Double(sum) * $0 / total }
        var parts = exact.map { Int($0.rounded(.down)) }
        let rest = sum - parts.reduce(0, +)
        let order = weights.indices.sorted { left, right in
            let remainders = (exact[left] - Double(parts[left]), exact[right] - Double(parts[right]))
            return remainders.0 != remainders.1 ? remainders.0 > remainders.1 : left < right
        }
        for place in 0..<max(0, rest) { parts[order[place % order.count]] += 1 }
        return parts
    }
}

/// A currency as ISO 4217 has it.
public struct Currency: Sendable, Equatable {
    /// Three letters, such as `EUR`.
    public var code: String
    /// Decimal places of its amounts.
    public var places: Int

    /// Nil where `code` is not three letters.
    public init?(_ code: String) {
        let code = code.uppercased()
        guard code.count == 3, code.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else { return nil }
        self.code = code
        places =
            switch code {
            case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV",
                "XAF", "XOF", "XPF":
                0
            case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND": 3
            default: 2
            }
    }

    private var scale: Int { (0..<places).reduce(1) { power, _ in power * 10 } }

    /// Minor units of an amount such as `20` or `12.50`; nil where it is none, has too many places or is too large.
    public func minorUnits(_ text: String) -> Int? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = Int(parts[0]), whole >= 0, whole <= 1_000_000_000,
            parts[0].allSatisfy(\.isNumber)
        else { return nil }
        guard parts.count == 2 else { return whole * scale }
        let fraction = parts[1]
        guard !fraction.isEmpty, fraction.count <= places, let value = Int(fraction), fraction.allSatisfy(\.isNumber)
        else {
            return nil
        }
        let missing = (fraction.count..<places).reduce(1) { power, _ in power * 10 }
        return whole * scale + value * missing
    }

    /// An amount of minor units in figures: `12.50`.
    public func text(_ amount: Int) -> String {
        guard places > 0 else { return String(amount) }
        let fraction = String(amount % scale)
        return "\(amount / scale).\(String(repeating: "0", count: places - fraction.count))\(fraction)"
    }
}
