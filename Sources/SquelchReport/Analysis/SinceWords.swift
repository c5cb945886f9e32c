import SquelchCuration
import SquelchDocuments
import SquelchTimeline

/// What has changed since the last time, in one sentence.
enum SinceWords {
    /// Accounts of a kind that are named.
    private static let most = 2

    /// Nil where nothing has.
    static func text(_ since: SinceLastTime) -> String? {
        guard !since.isEmpty else { return nil }
        let kinds =
            [
                ("new", since.new.map(\.name)), ("gone", since.gone.map(\.name)),
                ("rose", since.risen.map(\.account.name)), ("fell", since.fallen.map(\.account.name)),
            ]
            + Verdict.allCases.map { verdict in
                ("now \(verdict.words)", since.judged.filter { $0.after == verdict }.map(\.account.name))
            }
        let parts = kinds.filter { !$0.1.isEmpty }.map { word, names in
            names.count > most
                ? "\(Counted.grouped(names.count)) \(word)"
                : names.map { SafeLine.escape($0) }.joined(separator: ", ") + " \(word)"
        }
        return "Since \(UTCTime.day(since.at)): \(parts.joined(separator: "; "))."
    }

    /// What became of the advice of that time, a sentence for each kind.
    static func advice(_ since: SinceLastTime) -> [String] {
        since.advice.map { advice in
            let accounts = Counted.text(advice.given, "account was", "accounts were")
            let parts = [
                (advice.taken, "decided so or gone"), (advice.refused, "decided otherwise"), (advice.open, "open"),
            ].filter { $0.0 > 0 }.map { "\(Counted.grouped($0)) \($1)" }
            return "\(accounts) to \(advice.verdict.words): \(parts.joined(separator: ", "))."
        }
    }
}
