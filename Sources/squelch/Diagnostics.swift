#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import SquelchIngest
import SquelchReport
import SquelchTimeline

/// What the program says beside its results: on standard error, safe for a terminal.
enum Diagnostics {
    /// Most warnings that are printed; all are counted, and all are in JSON results.
    private static let mostWarnings = 60

    /// An error, in one line.
    static func error(_ message: String) { print("squelch: " + message) }

    /// Something that went well, in one line.
    static func note(_ message: String) { print(message) }

    /// Warnings as `file:line: what`.
    static func warn(_ warnings: [IngestWarning], quiet: Bool) {
        guard !quiet else { return }
        for warning in warnings.prefix(mostWarnings) {
            let line = warning.line.map { ":\($0)" } ?? ""
            let record = warning.record.map { " (record \($0))" } ?? ""
            print("\(warning.source)\(line):\(record) \(warning.message)")
        }
        if warnings.count > mostWarnings {
            print("squelch: \(Counted.text(warnings.count - mostWarnings, "more warning")); --format json has them all")
        }
    }

    private static func print(_ text: String) {
        var line = TerminalText.escape(text) + "\n"
        line.withUTF8 { bytes in _ = write(STDERR_FILENO, bytes.baseAddress, bytes.count) }
    }
}
