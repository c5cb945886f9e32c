/// Rows of CSV (RFC 4180) that are safe to open in a spreadsheet.
///
/// Written here because the packages that write CSV leave line ends unquoted or start up all of Foundation.
public enum CSVRow {
    /// A row of finished cells.
    public static func render(_ cells: [String], end: String = "\r\n") -> String {
        cells.map(quote).joined(separator: ",") + end
    }

    /// Text from anywhere as a cell: in one line, and prefixed where a spreadsheet would take it for a formula.
    public static func text(_ text: String?) -> String {
        guard let text else { return "" }
        let line = SafeLine.escape(text)
        let first = line.unicodeScalars.first { !$0.properties.isWhitespace && $0.value != 0x200B }
        guard let first, "=+-@|＝＋－＠".unicodeScalars.contains(first) else { return line }
        return "'" + line
    }

    private static func quote(_ cell: String) -> String {
        guard cell.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return cell }
        return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
