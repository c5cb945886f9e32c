import SquelchTimeline

/// A whole table of the program's own making, or of what another program made of it.
package struct WholeTable {
    /// Names of the columns, in lower case.
    package let columns: [String]
    /// The other records: their cells, and the line in which each begins.
    package let rows: [(cells: [String], line: Int)]
    /// Lines whose quotes were out of place.
    package let damaged: [Int]

    /// Most bytes of a cell.
    private static let longestCell = 4096

    /// The table in `bytes`.
    package init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var found: [(cells: [String], line: Int)] = []
        var damaged: [Int] = []
        let records = CSVRows(bytes, delimiter: UInt8(ascii: ","))
        while records.next() {
            if found.isEmpty { records.expected = records.record.count }
            if records.isDamaged { damaged.append(records.line) }
            found.append((records.record.strings(upTo: Self.longestCell), records.line))
        }
        columns = (found.first?.cells ?? []).map { $0.lowercased() }
        rows = Array(found.dropFirst())
        self.damaged = damaged
    }
}
