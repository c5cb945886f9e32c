import SquelchTimeline

/// A table of accounts as Mastodon exports it, with the bytes of each row, so that rows which stay are written as they
/// are.
public struct FollowingTable: Sendable {
    /// One account.
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
    /// Whether Mastodon imports the bytes as they are: UTF-8 without a mark, commas, and one kind of line end.
    public private(set) var isPlain = false
    /// What ends the lines.
    public private(set) var lineEnd = "\n"

    private static let longestCell = 4096

    /// The table in `bytes`, whatever cuts its cells and whatever it is encoded in.
    public init(_ bytes: UnsafeBufferPointer<UInt8>) {
        let isUnmarked = TextEncoding.detect(bytes) == .utf8(skip: 0)
        var text = ByteArena(capacity: bytes.count + 64)
        guard let input = try? TextInput(BytesInput(Array(bytes))) else { return }
        while (try? input.read(into: &text)) == true {}
        let layout = CSVLayout.detect(text.all)
        let ends = Self.lineEnds(text.all)
        lineEnd = ends.first ?? "\n"
        isPlain =
            isUnmarked && ends.count < 2 && lineEnd != "\r" && input.replacedBytes == 0
            && (layout?.delimiter ?? UInt8(ascii: ",")) == UInt8(ascii: ",") && (layout?.recordsBefore ?? 0) <= 1
        if lineEnd == "\r" { lineEnd = "\n" }
        read(text.all, delimiter: layout?.delimiter ?? UInt8(ascii: ","))
    }

    private mutating func read(_ text: UnsafeBufferPointer<UInt8>, delimiter: UInt8) {
        let reader = CSVRows(text, delimiter: delimiter)
        var starts: [(line: Int, cells: [String])] = []
        while reader.next() { starts.append((reader.line, reader.record.strings(upTo: Self.longestCell))) }
        let lines = Self.lines(text)
        for (index, start) in starts.enumerated() {
            let first = min(lines.count - 1, max(0, start.line - 1))
            let end = index + 1 < starts.count ? min(lines.count - 1, starts[index + 1].line - 1) : lines.count - 1
            let raw = Array(text[lines[first]..<lines[max(first, end)]])
            let isHeader = header.isEmpty && rows.allSatisfy { $0.account == nil } && Self.isHeader(start.cells)
            if isHeader {
                // What stands before the header, such as `sep=;`, is no row.
                rows = []
                header = start.cells
                headerBytes = raw
            } else {
                let address = MastodonAddress(start.cells.first ?? "")
                rows.append(Row(account: address?.account, cells: start.cells, bytes: raw))
            }
        }
    }

    private static func isHeader(_ cells: [String]) -> Bool { cells.first?.lowercased() == "account address" }

    /// Where each line begins, and the end of the bytes.
    private static func lines(_ bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
        var starts = [0]
        for (index, byte) in bytes.enumerated() where index + 1 < bytes.count {
            let isReturn = byte == UInt8(ascii: "\r") && bytes[index + 1] != UInt8(ascii: "\n")
            if byte == UInt8(ascii: "\n") || isReturn { starts.append(index + 1) }
        }
        starts.append(bytes.count)
        return starts
    }

    /// The kinds of line ends that there are.
    private static func lineEnds(_ bytes: UnsafeBufferPointer<UInt8>) -> [String] {
        var ends: [String] = []
        var last: UInt8 = 0
        for (index, byte) in bytes.enumerated() {
            var end: String?
            if byte == UInt8(ascii: "\n") {
                end = last == UInt8(ascii: "\r") ? "\r\n" : "\n"
            } else if byte == UInt8(ascii: "\r"), index + 1 == bytes.count || bytes[index + 1] != UInt8(ascii: "\n") {
                end = "\r"
            }
            if let end, !ends.contains(end) { ends.append(end) }
            last = byte
        }
        return ends
    }

    /// The column that says whether boosts are shown; nil where the file has none.
    public var boostsColumn: Int? { header.firstIndex { $0.lowercased() == "show boosts" } }
}
