import SquelchSystem

/// What a medium for text can show.
public struct TerminalProfile: Sendable {
    /// Whether colours are used.
    public var hasColor: Bool
    /// Columns of a line.
    public var width: Int
    /// Whether more than ASCII can be shown.
    public var isUnicode: Bool

    /// Whether a person looks on; else it is a file or a pipe.
    public var isTerminal: Bool

    /// A profile of known abilities.
    public init(hasColor: Bool, width: Int, isUnicode: Bool, isTerminal: Bool = false) {
        self.hasColor = hasColor
        self.width = width
        self.isUnicode = isUnicode
        self.isTerminal = isTerminal
    }

    /// What standard output is: its colours as `color` says, its columns, and box characters unless it is a
    /// terminal whose locale is not UTF-8. A file is UTF-8 everywhere.
    public static func standardOutput(color: ColorMode) -> TerminalProfile {
        let isTerminal = StandardStream.output.isTerminal
        return TerminalProfile(
            hasColor: hasColor(color, isTerminal: isTerminal, variable: Surroundings.variable),
            width: TerminalSize.columns(isTerminal: isTerminal),
            isUnicode: !isTerminal || isUTF8(Surroundings.variable),
            isTerminal: isTerminal)
    }

    /// The same, with colours where `color` is true, none where it is false, and by the terminal where it is
    /// nil.
    public static func standardOutput(color: Bool?) -> TerminalProfile {
        standardOutput(color: color.map { $0 ? ColorMode.always : .never } ?? .auto)
    }

    /// `text` in a style, where there is colour. The text must be safe: see ``TerminalText``.
    public func paint(_ text: String, _ style: TerminalStyle) -> String {
        hasColor ? style.paint(text) : text
    }

    /// Whether to use colours: see no-color.org for the variable.
    package static func hasColor(_ mode: ColorMode, isTerminal: Bool, variable: (String) -> String?) -> Bool {
        switch mode {
        case .always: true
        case .never: false
        case .auto: isTerminal && (variable("NO_COLOR") ?? "").isEmpty && variable("TERM") != "dumb"
        }
    }

    /// Whether the locale's character set is UTF-8, by the first variable that is set, as POSIX orders them.
    package static func isUTF8(_ variable: (String) -> String?) -> Bool {
        // A name is language_TERRITORY.charset@modifier.
        for name in ["LC_ALL", "LC_CTYPE", "LANG"] {
            guard let locale = variable(name), !locale.isEmpty else { continue }
            let charset = locale.prefix { $0 != "@" }.lowercased()
            return charset.hasSuffix("utf-8") || charset.hasSuffix("utf8")
        }
        return false
    }
}
