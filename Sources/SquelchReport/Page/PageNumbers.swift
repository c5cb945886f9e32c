package import SquelchCuration
import SquelchDocuments
import SquelchModel
import SquelchTimeline

/// Numbers as the page shows them: those of the table, with the minus sign that screen readers read.
package enum PageNumbers {
    /// A share as a percentage that no line break parts from its sign.
    package static func percent(_ share: Double) -> String {
        let text = Numbers.percent(share)
        return text.hasSuffix(" %") ? text.dropLast(2) + "\u{A0}%" : text
    }

    /// Decibels with a sign and one decimal.
    package static func decibels(_ value: Double) -> String { minus(Numbers.signed(value, 1)) }

    /// An interval of decibels; ends beyond what is shown are said to be beyond.
    package static func interval(_ snr: SignalRatio) -> String { "\(end(snr.low)) to \(end(snr.high))" }

    private static func end(_ value: Double) -> String {
        if value <= -Decibels.limit { return "under −20" }
        if value >= Decibels.limit { return "over +20" }
        return decibels(value)
    }

    /// Minutes, with the decimals that their size deserves.
    package static func minutes(_ value: Double) -> String {
        if value >= 9.95 { return Counted.grouped(Int(min(value, 1e9).rounded())) }
        if value >= 0.995 { return Numbers.decimal(value, 1) }
        if value >= 0.01 { return Numbers.decimal(value, 2) }
        return value > 0 ? "< 0.01" : "0"
    }

    /// Minutes with their unit.
    package static func spoken(_ value: Double) -> String {
        let text = minutes(value)
        return text == "1.0" ? "1 minute" : text == "< 0.01" ? "under 0.01 minutes" : text + " minutes"
    }

    /// Posts a day; without a dated post there is no rate.
    package static func rate(_ account: AccountAnalysis) -> String {
        guard account.lastPost != nil else { return "?" }
        return Numbers.decimal(account.postsPerDay, account.postsPerDay < 10 ? 1 : 0)
    }

    /// A hyphen that stands for a minus as a minus.
    static func minus(_ text: String) -> String { text.hasPrefix("-") ? "−" + text.dropFirst() : text }
}
