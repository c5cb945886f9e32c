import SquelchTimeline

/// Mastodon's `following_accounts.csv` with the bytes of each row, so that rows which stay are written as they are.
public struct FollowingTable: Sendable {
    /// One followed account.
    public struct Row: Sendable, Equatable {
        /// `user@host` in lower case; nil where the row holds none.
        public var account: String?
        /// Its cells.
        public var cells: [String]
        /// Its bytes, the line end included.
        public var bytes: [UInt8]
    }

    /// Cells of the header; empty where the file has none.
    public private(set) var header: [String] = []
    /// Bytes before the first row: the header's line.
    public private(set) var headerBytes: [UInt8] = []
    /// The rows, in their order.
    public private(set) var rows: [Row] = []

    private static let longestCell = 4096

    /// The table in `bytes`.
    public init(_ bytes: UnsafeBufferPointer<UInt8>) {
        let reader = CSVRows(bytes, delimiter: UInt8(ascii: ","))
        var starts: [(line: Int, cells: [String])] = []
        while reader.next() { starts.append((reader.line, reader.record.strings(upTo: Self.longestCell))) }
        let lines = Self.lines(bytes)
        for (index, start) in starts.enumerated() {
            let first = min(lines.count - 1, max(0, start.line - 1))
            let end = index + 1 < starts.count ? min(lines.count - 1, starts[index + 1].line - 1) : lines.count - 1
            let raw = Array(bytes[lines[first]..<lines[max(first, end)]])
            let isHeader = index == 0 && start.cells.first?.lowercased().hasSuffix("account address") == true
            if isHeader {
                header = start.cells
                headerBytes = raw
            } else {
                let address = MastodonAddress(start.cells.first ?? "")
                rows.append(Row(account: address?.account, cells: start.cells, bytes: raw))
            }
        }
    }

    /// Where each line begins, and the end of the bytes.
    private static func lines(_ bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
        var starts = [0]
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") && index + 1 < bytes.count {
            starts.append(index + 1)
        }
        starts.append(bytes.count)
        return starts
    }

    /// The column that says whether boosts are shown; nil where the file has none.
    public var boostsColumn: Int? { header.firstIndex { $0.lowercased() == "show boosts" } }
}
