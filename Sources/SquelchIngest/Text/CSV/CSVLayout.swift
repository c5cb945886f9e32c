import SquelchTimeline

/// How a table is written: what cuts its cells, where its header is, and what it holds.
struct CSVLayout: Equatable {
    /// Comma, semicolon or tab.
    var delimiter: UInt8
    /// What the table holds.
    var kind: CSVKind
    /// Records before the first row of data: preamble and header.
    var recordsBefore: Int
    /// The columns; without names where the table has no header.
    var header: CSVHeader

    /// Rows among which the header is looked for.
    private static let mostPreamble = 12

    /// The layout of the text that begins with `prefix`, nil where it is no table that is known.
    static func detect(_ prefix: UnsafeBufferPointer<UInt8>) -> CSVLayout? {
        let beginning = UnsafeBufferPointer(rebasing: prefix.prefix(64 << 10))
        for delimiter in [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")] {
            let rows = sample(beginning, delimiter)
            if let layout = layout(of: rows, delimiter) { return layout }
        }
        return nil
    }

    /// The columns of what looks like a table of a kind that is not known, rows of as many cells: their number, and their
    /// names where the first row has nothing but names. Without a header, it would be somebody's data.
    static func unknownColumns(_ prefix: UnsafeBufferPointer<UInt8>) -> String? {
        let beginning = UnsafeBufferPointer(rebasing: prefix.prefix(16 << 10))
        for delimiter in [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")] {
            let rows = sample(beginning, delimiter)
            guard let first = rows.first, first.count >= 2, rows.prefix(3).allSatisfy({ $0.count == first.count }),
                rows.count >= 2 || first.count >= 3 && isHeader(first)
            else { continue }
            guard rows.count < 2 || isHeader(first) else { return "\(first.count) columns" }
            let more = first.count > mostNames ? ", …" : ""
            return "\(first.count) columns: " + first.prefix(mostNames).joined(separator: ", ") + more
        }
        return nil
    }

    private static let mostNames = 12

    /// Words that tables call their columns by.
    private static let headerWords: Set<String> = [
        "account", "address", "author", "category", "channel", "comment", "content", "contents", "created", "date",
        "description", "email", "folder", "handle", "id", "link", "message", "name", "status", "tag", "tags", "text",
        "time", "timestamp", "title", "type", "uri", "url", "user", "username",
    ]

    /// Whether cells look like the names of columns: short, different, without what only data has, and one of them with
    /// a word that columns are called by. Somebody's data is not for showing.
    private static func isHeader(_ cells: [String]) -> Bool {
        let hasWord = cells.contains { cell in
            cell.lowercased().split { !$0.isLetter }.contains { headerWords.contains(String($0)) }
        }
        guard hasWord else { return false }
        return Set(cells).count == cells.count
            && cells.allSatisfy { cell in
                !cell.isEmpty && cell.count <= 40 && cell.first?.isLetter == true
                    && cell.allSatisfy { $0.isLetter || $0.isNumber || " _-()/.".contains($0) }
            } && !cells.contains { $0.count(where: \.isNumber) > 2 }
    }

    private static func sample(_ prefix: UnsafeBufferPointer<UInt8>, _ delimiter: UInt8) -> [[String]] {
        let reader = CSVRows(prefix, delimiter: delimiter)
        var rows: [[String]] = []
        while rows.count < 2 * mostPreamble, reader.next() { rows.append(reader.record.strings()) }
        return rows
    }

    private static func layout(of rows: [[String]], _ delimiter: UInt8) -> CSVLayout? {
        for (index, row) in rows.prefix(mostPreamble).enumerated() {
            let header = CSVHeader(row)
            if let kind = CSVKind(header: header) {
                return CSVLayout(delimiter: delimiter, kind: kind, recordsBefore: index + 1, header: header)
            }
        }
        if let kind = CSVKind(rows: rows) {
            return CSVLayout(delimiter: delimiter, kind: kind, recordsBefore: 0, header: CSVHeader([]))
        }
        for (index, row) in rows.prefix(mostPreamble).enumerated() {
            guard let kind = CSVKind(firstRow: row, after: rows[..<index]) else { continue }
            return CSVLayout(delimiter: delimiter, kind: kind, recordsBefore: index, header: CSVHeader([]))
        }
        return nil
    }
}

extension CSVKind {
    /// The kind of a table whose header is in the user's language, by its first row of data.
    fileprivate init?(firstRow row: [String], after preamble: ArraySlice<[String]>) {
        if row.count >= 2, YouTubeID.isChannel(row[0]) {
            self = .youTubeSubscriptions
        } else if row.count == 2, YouTubeID.isVideo(row[0]), row[1].first?.isNumber == true, row[1].utf8.count >= 19 {
            self = .youTubePlaylist
        } else if row.count == 2, row[0].hasPrefix("t5_"), preamble.last == ["id", "name"] {
            self = .redditSubreddits
        } else {
            return nil
        }
    }

    /// The kind of a table without a header, by its first rows. All but the last must be alike, which may be cut off.
    fileprivate init?(rows: [[String]]) {
        guard let first = rows.first else { return nil }
        let whole = rows.count > 1 ? rows.dropLast() : rows[...]
        func addresses(in column: Int) -> Bool {
            whole.allSatisfy { row in
                // Misskey and its forks write settings behind the address: `withReplies=false`.
                row.count > column && row.dropFirst(column + 1).allSatisfy(Self.isSetting)
                    && MastodonAddress(row[column]).map { !$0.isMail } ?? false
            }
        }
        if first.count == 1, MastodonAddress.isStatus(first[0]), whole.allSatisfy({ $0.count == 1 }) {
            self = .mastodonBookmarks
        } else if addresses(in: 0) {
            self = .mastodonFollowing
        } else if first.count > 1, addresses(in: 1) {
            self = .mastodonLists
        } else {
            return nil
        }
    }

    private static func isSetting(_ cell: String) -> Bool {
        cell.contains("=") || ["", "true", "false"].contains(cell.lowercased())
    }
}
