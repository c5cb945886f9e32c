import SquelchJSON
import SquelchTimeline

/// One JSON object and the line end behind it, as every document of Squelch is.
enum JSONObjectText {
    /// The object whose members `fill` writes; nil where there is no memory for it.
    static func render(_ fill: (inout JSONWriter) -> Void) -> ByteArena? {
        guard var json = try? JSONWriter() else { return nil }
        json.beginObject()
        fill(&json)
        json.endObject()
        json.newline()
        var output = ByteArena(capacity: 1 << 14)
        json.withBytes { output.append($0) }
        if json.isIncomplete { return nil }
        return output
    }
}
