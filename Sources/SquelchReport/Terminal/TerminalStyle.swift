/// When a person wants colours.
public enum ColorMode: String, CaseIterable, Sendable {
    /// On a terminal that has them, unless `NO_COLOR` is set.
    case auto
    /// In files and pipes too.
    case always
    /// Nowhere.
    case never
}

/// Meanings that are shown in colour where the medium has it; the only source of escape sequences in reports.
///
/// A colour never stands alone: what it says is also there in words.
public enum TerminalStyle: CaseIterable, Sendable {
    /// Nothing special.
    case plain
    /// Column titles and section headings.
    case heading
    /// What the eye should find first.
    case bold
    /// Less important than the rest.
    case dim
    /// As it should be.
    case good
    /// In between, or worth a look.
    case middling
    /// Not as it should be.
    case bad
    /// A ratio or time that is worth its attention.
    case signal
    /// A ratio or time that is not.
    case noise

    /// `text` between the sequence that turns this style on and the one that ends it.
    func paint(_ text: String) -> String {
        guard let code, !text.isEmpty else { return text }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }

    /// Parameters of Select Graphic Rendition (ECMA-48, 8.3.117): the eight colours that every theme adapts.
    private var code: String? {
        switch self {
        case .plain: nil
        case .heading, .bold: "1"
        case .dim: "2"
        case .good: "32"
        case .middling: "33"
        case .bad: "31"
        case .signal: "36"
        case .noise: "35"
        }
    }
}

extension TerminalStyle {
    /// The verdict to keep an account.
    public static let keep = good
    /// The verdict to hear less of an account.
    public static let turnDown = middling
    /// The verdict to leave an account.
    public static let unfollow = bad
    /// The verdict that there are too few posts to say.
    public static let tooLittle = dim
}
