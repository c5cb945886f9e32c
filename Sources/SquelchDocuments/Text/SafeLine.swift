/// The only way in which text from strangers reaches a terminal, a table, a page or a file.
///
/// Control characters could move the cursor, recolour or rename; bidirectional controls could make text read
/// as another one; tags hide words. All are shown as `\u{...}` instead.
public enum SafeLine {
    /// Most UTF-8 bytes of one text: a single "character" can be made of a hundred thousand scalars.
    package static let mostBytes = 4096
    /// Most marks on one letter, as in Unicode's Stream-Safe Text Format (UAX #15): more would smear over
    /// other lines.
    package static let mostMarks = 30

    /// `text` in one line of at most 4 KB, with everything that a terminal could obey made visible.
    ///
    /// Line ends and tabs become spaces; text that is too long ends in an ellipsis.
    public static func escape(_ text: String) -> String {
        // Most texts have nothing to escape.
        if text.utf8.count < mostBytes - 3, text.utf8.allSatisfy({ 0x20...0x7E ~= $0 }) { return text }
        var result = ""
        var bytes = 0
        var marks = 0
        for (index, scalar) in text.unicodeScalars.enumerated() {
            marks = isMark(scalar) ? marks + 1 : 0
            guard marks <= mostMarks || index >= mostBytes else { continue }
            let shown = visible(scalar)
            bytes += shown.utf8.count
            // Room for the ellipsis is kept. The index bounds the time that dropped marks take.
            if bytes > mostBytes - 3 || index >= mostBytes { return result + "…" }
            result += shown
        }
        return result
    }

    private static func visible(_ scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: " "
        case 0x20..<0x7F: String(scalar)
        case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF,
            0xE0000...0xE007F:
            "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        default: String(scalar)
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x300 else { return false }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark: return true
        default: return false
        }
    }
}
