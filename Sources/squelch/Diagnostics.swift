import SquelchDocuments
import SquelchIngest
import SquelchKit
import SquelchReport
import SquelchSystem
import SquelchTimeline

/// What the program says beside its results: on standard error, safe for a terminal.
enum Diagnostics {
    /// Most warnings that are printed; all are counted, and all are in JSON results.
    private static let mostWarnings = 60

    /// An error, or something that one should know of what was done, in one line.
    static func remark(_ message: String) { print("squelch: " + message) }

    /// Something that went well, in one line.
    static func note(_ message: String) { print(message) }

    /// Warnings that a terminal shows in full; of more it is told where they are.
    private static let mostShown = 3

    /// Warnings as `file:line: what`; on a terminal many in one line, since they would hide the answer.
    static func warn(_ warnings: [SourceWarning], quiet: Bool, paths: [String] = []) {
        guard !quiet else { return }
        guard StandardStream.error.isTerminal, warnings.count > mostShown else { return list(warnings) }
        let sources = Set(warnings.map(\.source)).count
        let places = sources == 1 ? "" : " in \(sources) places"
        let command = paths.isEmpty ? "FILES" : CommandText.words(paths)
        print("squelch: \(warnings.count) remarks\(places) on what was read: squelch inspect --warnings \(command)")
    }

    private static func list(_ warnings: [SourceWarning]) {
        for warning in warnings.prefix(mostWarnings) { print(text(warning)) }
        if warnings.count > mostWarnings {
            print(
                "squelch: \(Counted.text(warnings.count - mostWarnings, "more warning")): inspect --warnings has them all"
            )
        }
    }

    /// A warning as `file:line: what`.
    static func text(_ warning: SourceWarning) -> String {
        let line = warning.line.map { ":\($0)" } ?? ""
        let record = warning.record.map { " (record \($0))" } ?? ""
        return "\(warning.source)\(line):\(record) \(warning.message)"
    }

    private static func print(_ text: String) {
        StandardStream.error.say(SafeLine.escape(text) + "\n")
    }
}

extension AnalysisRun.Outcome {
    /// The warnings that mean something for what was read.
    var telling: [SourceWarning] { timeline.posts.count == 0 ? warnings.withoutPosts : warnings }
}

extension [SourceWarning] {
    /// Those that mean something where no posts are expected: not that the posts of follows are missing.
    var withoutPosts: [SourceWarning] { filter { $0.source != "follows" && $0.source != "attention" } }
}
