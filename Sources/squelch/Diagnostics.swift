#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import SquelchIngest
import SquelchReport

/// What the program says beside its results: on standard error, safe for a terminal.
enum Diagnostics {
    /// Most warnings that are printed; all are counted, and all are in JSON results.
    private static let mostWarnings = 60

    /// An error, in one line.
    static func error(_ message: String) { print("squelch: " + message) }

    /// Warnings as `file:line: what`.
    static func warn(_ warnings: [IngestWarning], quiet: Bool) {
        guard !quiet else { return }
        for warning in warnings.prefix(mostWarnings) {
            let line = warning.line.map { ":\($0)" } ?? ""
            let record = warning.record.map { " (record \($0))" } ?? ""
            print("\(warning.source)\(line):\(record) \(warning.message)")
        }
        if warnings.count > mostWarnings {
            print("squelch: \(warnings.count - mostWarnings) more warnings; --format json has them all")
        }
    }

    private static func print(_ text: String) {
        var line = TerminalText.escape(text) + "\n"
        line.withUTF8 { bytes in _ = write(STDERR_FILENO, bytes.baseAddress, bytes.count) }
    }
}

extension [IngestWarning] {
    /// Those that mean something where no posts are expected: not that the posts of follows are missing.
    var withoutPosts: [IngestWarning] { filter { $0.source != "follows" && $0.source != "attention" } }
}
