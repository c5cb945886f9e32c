import SquelchTimeline

/// `subscriptions.csv`: read by position, since its header is in the user's language.
struct YouTubeSubscriptions: CSVTable {
    private let output: RecordWriter

    init(_ output: RecordWriter) { self.output = output }

    func read(_ row: CSVRecord, line: Int) {
        let channel = row[0].string
        guard YouTubeID.isChannel(channel) else { return output.skip(line: line, "no id of a channel") }
        output.follow(channel: channel, name: row[2])
    }
}

/// The videos of a playlist, and those that the user commented on.
struct YouTubeVideos: CSVTable {
    private let output: RecordWriter
    private let video, date: Int
    private let action: PostAttention.Action

    /// - Parameter playlist: its id, where the table has it before its rows.
    init(_ kind: CSVKind, _ header: CSVHeader, playlist: String?, _ output: RecordWriter) {
        self.output = output
        video = header["video id"] ?? 0
        date = header["playlist video creation timestamp", "comment create timestamp"] ?? 1
        // Every playlist looks alike; that of the liked videos is known by its id or its name only.
        let isLikes = playlist?.hasPrefix("LL") == true || YouTubeID.isLikes(fileName: output.fileName)
        action = kind == .youTubeComments ? .reply : isLikes ? .like : .save
    }

    func read(_ row: CSVRecord, line: Int) {
        let id = row[video].string
        guard YouTubeID.isVideo(id) else {
            return action == .reply
                ? output.ignore("a comment on no video") : output.skip(line: line, "no id of a video")
        }
        output.attention(video: id, action, at: output.time(row[date], line: line))
    }
}
