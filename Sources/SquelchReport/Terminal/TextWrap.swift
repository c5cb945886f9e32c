import SquelchDocuments

/// Breaks sentences into lines of a terminal.
public enum TextWrap {
    /// The words of `text`, made safe, in lines no wider than `width`, all but the first begun by `indent`.
    public static func lines(_ text: String, width: Int, indent: String = "") -> [String] {
        var lines: [String] = []
        var line = ""
        for word in words(SafeLine.escape(text)) {
            let joined = line.isEmpty ? String(word) : line + " " + word
            if DisplayWidth.of(joined) <= width || line.isEmpty {
                line = joined
            } else {
                lines.append(line)
                line = indent + word
            }
        }
        return lines + (line.isEmpty ? [] : [line])
    }

    /// The words of a text, a percent sign with its number.
    private static func words(_ text: String) -> [String] {
        text.split(separator: " ").reduce(into: []) { words, word in
            if word.hasPrefix("%"), let number = words.popLast() {
                words.append("\(number) \(word)")
            } else {
                words.append(String(word))
            }
        }
    }
}
