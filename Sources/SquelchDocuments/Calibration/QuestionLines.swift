import SquelchJSON
public import SquelchTimeline

/// Questions for scripts.
public enum QuestionLines {
    /// All questions as JSON Lines.
    public static func render(_ questions: [Question]) -> ByteArena? {
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
}
