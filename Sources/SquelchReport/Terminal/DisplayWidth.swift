import CSquelchSystem

/// How many columns of a terminal text takes.
///
/// The C library's `wcwidth` knows the widths of Unicode, in a UTF-8 locale of its own, so that the user's
/// environment does not matter. Where it has no such locale, or does not know a scalar yet, `estimate(_:)`
/// decides.
public enum DisplayWidth {
    /// Scalars of the longest recommended emoji sequence (UTS #51); a longer one is not drawn as one picture.
    private static let longestPicture = 10

    /// Columns of a text without control characters.
    public static func of(_ text: String) -> Int {
        // ASCII is one column each, and most text is ASCII.
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
        return text.reduce(0) { $0 + of($1) }
    }

    /// Columns of one character: those of its scalars, or two for a picture that is made of several.
    public static func of(_ character: Character) -> Int {
        let scalars = character.unicodeScalars
        return isPicture(scalars) ? 2 : scalars.reduce(0) { $0 + columns($1) }
    }

    /// Families, keycaps, skin tones, and symbols that are asked for as pictures.
    private static func isPicture(_ scalars: Character.UnicodeScalarView) -> Bool {
        guard let first = scalars.first, first.properties.isEmoji else { return false }
        let rest = scalars.dropFirst()
        return rest.count < longestPicture
            && rest.contains { [0x200D, 0x20E3, 0xFE0F].contains($0.value) || $0.properties.isEmojiModifier }
    }

    private static func columns(_ scalar: Unicode.Scalar) -> Int {
        if scalar.isASCII { return 1 }
        return known(scalar) ?? estimate(scalar)
    }

    /// Columns by the C library; nil where it does not say.
    package static func known(_ scalar: Unicode.Scalar) -> Int? {
        let columns = Int(squelch_terminal_columns(scalar.value))
        return columns >= 0 ? columns : nil
    }

    /// Columns by category and block: marks take none, ideographs, syllables and pictures two (UAX #11).
    package static func estimate(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        // Soft hyphens are drawn, and so are the letters of flags, one column each.
        case 0x00AD, 0x1F1E6...0x1F1FF: return 1
        // Vowels and finals of Hangul join the initial before them.
        case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3,
            0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
            0x20000...0x3FFFD:
            return isJoined(scalar) ? 0 : 2
        default: return isJoined(scalar) ? 0 : isWidePicture(scalar) ? 2 : 1
        }
    }

    /// Pictures, and scalars that are reserved for the next ones.
    private static func isWidePicture(_ scalar: Unicode.Scalar) -> Bool {
        let isReserved = 0x1F300...0x1FAFF ~= scalar.value && scalar.properties.generalCategory == .unassigned
        return isReserved || scalar.properties.isEmojiPresentation
    }

    private static func isJoined(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: true
        // Prepended signs of Arabic and Syriac are drawn; joiners and invisible operators are not.
        case .format: scalar.value >= 0x180E && scalar.value < 0x10000
        default: false
        }
    }
}
