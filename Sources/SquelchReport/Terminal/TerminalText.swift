import SquelchDocuments

/// Text from strangers, cut to the columns that a terminal has for it.
public enum TerminalText {
    /// `SafeLine/escape(_:)`, cut to `width` columns with an ellipsis where it is longer.
    public static func fit(_ text: String, _ width: Int) -> String { cut(SafeLine.escape(text), width) }

    /// Escaped text, cut between characters to `width` columns.
    package static func cut(_ safe: String, _ width: Int, ellipsis: String = "…") -> String {
        if DisplayWidth.of(safe) <= width { return safe }
        let room = width - ellipsis.count
        guard room > 0 else { return String(ellipsis.prefix(max(0, width))) }
        var used = 0
        let kept = safe.prefix { character in
            used += DisplayWidth.of(character)
            return used <= room
        }
        return kept + ellipsis
    }

    /// Escaped text, of which the end is kept in `width` columns.
    package static func cutStart(_ safe: String, _ width: Int, ellipsis: String = "…") -> String {
        if DisplayWidth.of(safe) <= width { return safe }
        let room = width - ellipsis.count
        guard room > 0 else { return String(ellipsis.prefix(max(0, width))) }
        var used = 0
        var start = safe.endIndex
        while start > safe.startIndex {
            let before = safe.index(before: start)
            used += DisplayWidth.of(safe[before])
            if used > room { break }
            start = before
        }
        return ellipsis + safe[start...]
    }
}
