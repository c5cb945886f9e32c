import SquelchJSON
import SquelchTimeline

/// One JSON object and the line end behind it, as every document of Squelch is.
enum JSONObjectText {
    /// The object whose members `fill` writes; nil where there is no memory for it.
    /// - Parameter schema: name and version of its schema, the first member; nil where it has none.
    static func render(schema: String? = nil, _ fill: (inout JSONWriter) -> Void) -> ByteArena? {
        guard var json = try? JSONWriter() else { return nil }
        json.beginObject()
        if let schema { json.field("schema", schema) }
        fill(&json)
        json.endObject()
        json.newline()
        var output = ByteArena(capacity: 1 << 14)
        json.withBytes { output.append($0) }
        if json.isIncomplete { return nil }
        return output
    }
}
