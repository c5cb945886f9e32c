import SquelchSystem

/// The width of the terminal that a stream is connected to.
package enum TerminalSize {
    /// Columns of standard output's terminal; else those of the variable `COLUMNS`; else 80, or 120 in a file
    /// or pipe.
    static func columns(isTerminal: Bool) -> Int {
        columns(
            window: StandardStream.output.columns, variable: Surroundings.variable("COLUMNS"),
            isTerminal: isTerminal)
    }

    /// The first of the three that says something sensible.
    package static func columns(window: Int?, variable: String?, isTerminal: Bool) -> Int {
        if let window { return window }
        // Beyond the range it is a mistake, and a line that long helps nobody.
        if let asked = variable.flatMap({ Int($0) }), (1...10_000).contains(asked) { return asked }
        return isTerminal ? 80 : 120
    }
}
