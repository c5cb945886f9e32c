import SquelchCuration
import SquelchTimeline

/// What has changed since the last time, in one sentence.
enum SinceWords {
    /// Accounts of a kind that are named.
    private static let most = 2

    /// Nil where nothing has.
    static func text(_ since: SinceLastTime) -> String? {
        guard !since.isEmpty else { return nil }
        let kinds =
            [("new", since.new), ("rose", since.risen), ("fell", since.fallen)]
            + Verdict.allCases.map { verdict in
                ("now \(verdict.words)", since.judged.filter { $0.verdict == verdict }.map(\.name))
            }
        let parts = kinds.filter { !$0.1.isEmpty }.map { word, names in
            names.count > most
                ? "\(Counted.grouped(names.count)) \(word)"
                : names.map { TerminalText.escape($0) }.joined(separator: ", ") + " \(word)"
        }
        return "Since \(UTCTime.day(since.at)): \(parts.joined(separator: "; "))."
    }
}
