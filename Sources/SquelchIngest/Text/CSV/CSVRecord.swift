import SquelchTimeline

/// The cells of one record, without their quotes.
final class CSVRecord {
    private var bytes = ByteArena(capacity: 1 << 12)
    private var cells: [ByteSlice] = []
    /// Whether the record has been closed by the end of its line.
    private(set) var isComplete = false

    /// A record of more cells is no table; the rest is not kept.
    private static let mostCells = 4096

    /// Number of cells.
    var count: Int { cells.count }

    /// A cell without white space around it; empty where there is none. Valid until the next record.
    subscript(column: Int?) -> UnsafeBufferPointer<UInt8> {
        guard let column, cells.indices.contains(column) else { return UnsafeBufferPointer(start: nil, count: 0) }
        return bytes.bytes(cells[column]).trimmed
    }

    /// Cells as strings, each cut off after `length` bytes; for the first rows of a file, not for all.
    func strings(upTo length: Int = 512) -> [String] {
        cells.indices.map { String(decoding: self[$0].prefix(length), as: UTF8.self) }
    }

    func removeAll() {
        bytes.removeAll()
        cells.removeAll(keepingCapacity: true)
        isComplete = false
    }

    func append(cell: UnsafeBufferPointer<UInt8>) {
        guard cells.count < Self.mostCells else { return }
        let offset = bytes.count
        bytes.append(cell)
        cells.append(ByteSlice(offset: offset, length: cell.count))
    }

    func close() { isComplete = true }
}
