import SquelchJSON
public import SquelchTimeline

/// One post as a question, blind to its author.
public struct Question: Sendable {
    /// Index into the timeline's posts.
    public var post: UInt32
    /// The source's id.
    public var id: String?
    /// The address; only where there is no id, since it tells who wrote.
    public var url: String?
    /// Title and the beginning of the text, each in a line of its own, without the marks of its author.
    public var text: String

    /// A question about a post.
    public init(post: UInt32, id: String?, url: String?, text: String) {
        self.post = post
        self.id = id
        self.url = url
        self.text = text
    }
}

/// Questions for a terminal and for scripts.
public enum QuestionReport {
    /// One question, to stand alone on the lines that it needs.
    public static func screen(_ question: Question, number: Int, of count: Int, _ profile: TerminalProfile) -> String {
        let head = profile.paint("\(number) of \(count)", .dim)
        let keys = profile.paint("worth its time?  y yes · n no · s skip · u undo · q quit", .dim)
        // The title, and what there is of the text under it.
        let parts = question.text.split(separator: "\n", maxSplits: 1).map { TerminalText.escape(String($0)) }
        let lines = parts.flatMap { wrap($0, max(20, profile.width - 4)) }
        return "\n\(head)\n\n" + lines.map { "    \($0)\n" }.joined() + "\n\(keys) "
    }

    /// All questions as JSON Lines.
    public static func lines(_ questions: [Question]) -> ByteArena? {
        guard var json = try? JSONWriter() else { return nil }
        for question in questions {
            json.beginObject()
            json.field("kind", "question")
            json.field("post", question.id)
            json.field("url", question.id == nil ? question.url : nil)
            json.field("text", question.text)
            json.endObject()
            json.newline()
        }
        var output = ByteArena()
        json.withBytes { output.append($0) }
        return output
    }

    private static func wrap(_ text: String, _ width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, DisplayWidth.of(line) + 1 + DisplayWidth.of(String(word)) > width {
                lines.append(line)
                line = ""
            }
            line += line.isEmpty ? String(word) : " " + word
        }
        return line.isEmpty ? lines : lines + [line]
    }
}
