import SquelchDocuments

/// A table for people: columns fitted to the width that there is, wide characters aligned.
public struct TextTable: Sendable {
    /// A column and how it gives way when space is short.
    public struct Column: Sendable {
        let title: String
        let isRight: Bool
        let least: Int
        let stretch: Int
        let dropOrder: Int?
        let keepsEnd: Bool
        let wraps: Bool

        /// A column that is as wide as its content where that fits.
        /// - Parameters:
        ///   - title: What stands above its cells.
        ///   - isRight: Whether its cells stand at the right, as numbers do.
        ///   - least: Columns below which it is not cut before others are left out.
        ///   - stretch: Its share of the space above the least; 0 for one that is never cut.
        ///   - dropOrder: Its turn to be left out on a narrow medium, lowest first; nil for one that stays.
        ///   - keepsEnd: Whether its cells are cut at the beginning, as the end of a path says most.
        ///   - wraps: Whether its cells go on below instead of being cut.
        public init(
            _ title: String, isRight: Bool = false, least: Int = 3, stretch: Int = 0, dropOrder: Int? = nil,
            keepsEnd: Bool = false, wraps: Bool = false
        ) {
            self.title = SafeLine.escape(title)
            self.isRight = isRight
            self.least = max(1, least)
            self.stretch = max(0, stretch)
            self.dropOrder = dropOrder
            self.keepsEnd = keepsEnd
            self.wraps = wraps
        }
    }

    /// One field of a row.
    public struct Cell: Sendable {
        let text: String
        let width: Int
        let style: TerminalStyle
        let isRight: Bool?

        /// Text from anywhere: it is made safe here.
        /// - Parameters:
        ///   - text: what is shown, escaped and cut where it has to be.
        ///   - style: how it stands out, where the terminal has colours.
        ///   - isRight: as in its column, unless given.
        public init(_ text: String, _ style: TerminalStyle = .plain, isRight: Bool? = nil) {
            self.text = SafeLine.escape(text)
            self.width = DisplayWidth.of(self.text)
            self.style = style
            self.isRight = isRight
        }
    }

    private enum Row: Sendable {
        case cells([Cell])
        case section(Cell)
        case note(Cell)
    }

    private let columns: [Column]
    private let hasRule: Bool
    private var rows: [Row] = []

    /// An empty table.
    /// - Parameters:
    ///   - columns: from left to right.
    ///   - hasRule: draws a line under the titles.
    public init(_ columns: [Column], hasRule: Bool = false) {
        self.columns = columns
        self.hasRule = hasRule
    }

    /// Adds a row: a cell for each column, blanks where there are fewer.
    public mutating func add(_ row: [Cell]) { rows.append(.cells(row)) }

    /// Adds a heading over the rows that follow.
    public mutating func addSection(_ title: String) { rows.append(.section(Cell(title, .heading))) }

    /// Adds a line that belongs to the row before it, across all columns; it goes on below where it is longer.
    public mutating func addNote(_ text: String, _ style: TerminalStyle = .dim) {
        rows.append(.note(Cell("  " + text, style)))
    }

    /// The table as lines, each ended by a newline and none wider than the profile's width.
    public func render(_ profile: TerminalProfile) -> String {
        let widths = ColumnLayout.widths(wishes, total: max(1, profile.width))
        let rule = profile.isUnicode ? "─" : "-"
        var output = line(columns.map { Cell($0.title, .heading) }, widths, profile)
        if hasRule {
            output += line(
                widths.map { Cell(String(repeating: rule, count: $0 ?? 0), .dim) }, widths, profile)
        }
        for (index, row) in rows.enumerated() {
            switch row {
            case .cells(let cells): for part in parts(cells, widths) { output += line(part, widths, profile) }
            case .section(let title):
                if index > 0 { output += "\n" }
                output += whole(title, profile)
            case .note(let note):
                for part in parts(note, profile.width) { output += whole(part, profile) }
            }
        }
        return output
    }

    private var wishes: [ColumnLayout.Wish] {
        var content = columns.map { DisplayWidth.of($0.title) }
        for case .cells(let cells) in rows {
            for (index, cell) in zip(content.indices, cells) {
                content[index] = max(content[index], cell.width)
            }
        }
        return zip(columns, content).map { column, content in
            .init(content: content, least: column.least, stretch: column.stretch, dropOrder: column.dropOrder)
        }
    }

    /// A row as the rows that it takes: of a column that wraps each has a part.
    private func parts(_ cells: [Cell], _ widths: [Int?]) -> [[Cell]] {
        var parts = [cells]
        for (index, column) in columns.enumerated() where column.wraps && index < cells.count {
            guard let width = widths[index], cells[index].width > width else { continue }
            for (place, text) in TextWrap.lines(cells[index].text, width: width).enumerated() {
                if place == parts.count { parts.append(cells.map { _ in Cell("") }) }
                parts[place][index] = Cell(text, cells[index].style, isRight: cells[index].isRight)
            }
        }
        return parts
    }

    /// A note as the lines that it takes, each with the indent of the first.
    private func parts(_ note: Cell, _ width: Int) -> [Cell] {
        guard note.width > width else { return [note] }
        let indent = String(note.text.prefix { $0 == " " }.prefix(max(0, width - 1)))
        return TextWrap.lines(note.text, width: max(1, width - indent.count)).map { Cell(indent + $0, note.style) }
    }

    private func line(_ cells: [Cell], _ widths: [Int?], _ profile: TerminalProfile) -> String {
        var line = ""
        // Blanks wait until text follows, so that no line ends in them.
        var blanks = 0
        for (index, column) in columns.enumerated() {
            guard let width = widths[index] else { continue }
            if index < cells.count, cells[index].width > 0 {
                let cell = cells[index]
                let text = cut(cell, width, profile, keepsEnd: column.keepsEnd)
                let spare = width - DisplayWidth.of(text)
                let before = (cell.isRight ?? column.isRight) ? spare : 0
                line += String(repeating: " ", count: blanks + before) + profile.paint(text, cell.style)
                blanks = spare - before + ColumnLayout.gap
            } else {
                blanks += width + ColumnLayout.gap
            }
        }
        return line + "\n"
    }

    /// A line across all columns.
    private func whole(_ cell: Cell, _ profile: TerminalProfile) -> String {
        profile.paint(cut(cell, profile.width, profile), cell.style) + "\n"
    }

    private func cut(_ cell: Cell, _ width: Int, _ profile: TerminalProfile, keepsEnd: Bool = false) -> String {
        if cell.width <= width { return cell.text }
        let ellipsis = profile.isUnicode ? "…" : "..."
        return keepsEnd
            ? TerminalText.cutStart(cell.text, width, ellipsis: ellipsis)
            : TerminalText.cut(cell.text, width, ellipsis: ellipsis)
    }
}
