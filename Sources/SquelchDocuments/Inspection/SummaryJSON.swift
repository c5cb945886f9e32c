import SquelchJSON
public import SquelchTimeline

/// Counts of what was read, for programs.
public enum SummaryJSON {
    /// The counts of each file and of all, with a `note` and `left_out` for each file and the `hints`; nil where there is no
    /// memory for it.
    public static func render(_ sources: [SourceSummary], hints: [String] = []) -> ByteArena? {
        JSONObjectText.render { json in
            json.objects("files", sources) { source, json in
                json.field("path", source.path)
                json.field("format", source.format)
                json.field("note", source.note)
                write(source, &json)
            }
            json.key("totals")
            json.beginObject()
            json.integer("files", sources.count)
            write(SourceSummary.total(of: sources), &json)
            json.endObject()
            json.texts("hints", hints)
        }
    }

    private static func write(_ reasons: [String: Int], _ key: StaticString, _ json: inout JSONWriter) {
        json.key(key)
        json.beginArray()
        for (reason, count) in reasons.sorted(by: { $0.key < $1.key }) {
            json.beginObject()
            json.field("reason", reason)
            json.integer("count", count)
            json.endObject()
        }
        json.endArray()
    }

    private static func write(_ source: SourceSummary, _ json: inout JSONWriter) {
        json.key("counts")
        json.beginObject()
        json.integer("feed", source.feeds)
        json.integer("post", source.posts)
        json.integer("follow", source.follows)
        json.integer("follower", source.followers)
        json.integer("mute", source.mutes)
        json.integer("attention", source.attention)
        json.integer("interaction", source.interactions)
        json.endObject()
        write(source.skipped, "skipped", &json)
        write(source.ignored, "ignored", &json)
        json.integer("left_out", source.leftOut)
        json.integer("warnings", source.warnings)
        json.integer("bytes", source.bytes)
    }
}
