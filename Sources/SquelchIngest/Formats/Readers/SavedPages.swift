import SquelchTimeline

/// Exports of services that keep pages for later: Pocket, Instapaper, Raindrop, Readwise Reader.
struct SavedPages: CSVTable {
    private let output: RecordWriter
    private let url, date, folder, favorite: Int?

    init(_ kind: CSVKind, _ header: CSVHeader, _ output: RecordWriter) {
        self.output = output
        url = header["url"]
        date = header["time_added", "timestamp", "created", "saved date"]
        // A folder of this name is what a star does in Instapaper; elsewhere it is a folder like others.
        folder = kind == .instapaper ? header["folder"] : nil
        favorite = kind == .raindrop ? header["favorite"] : nil
    }

    func read(_ row: CSVRecord, line: Int) {
        let isStar = row[folder].equalsIgnoringCase("starred") || row[favorite].equalsIgnoringCase("true")
        output.attention(row[url], isStar ? .star : .save, at: time(row, line))
    }

    private func time(_ row: CSVRecord, _ line: Int) -> Int64? {
        let text = row[date]
        let isCount = !text.isEmpty && text.allSatisfy { $0 &- 0x30 < 10 }
        return isCount ? EpochTime.seconds(text) : output.time(text, line: line)
    }
}
