import SquelchJSON
public import SquelchTimeline

/// Counts of what was read, for programs.
public enum SummaryJSON {
    /// The counts of each file and of all, with a `note` and `left_out` for each file and the `hints`; nil where there is no
    /// memory for it.
    public static func render(_ sources: [SourceReport], hints: [String] = []) -> ByteArena? {
        JSONObjectText.render { json in
            json.objects("files", sources) { source, json in
                json.field("path", source.path)
                json.field("format", source.format?.name)
                json.field("note", source.note)
                write(source, &json)
            }
            json.key("totals")
            json.beginObject()
            json.integer("files", sources.count)
            write(SourceReport.total(of: sources), &json)
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

    private static func write(_ source: SourceReport, _ json: inout JSONWriter) {
        json.key("counts")
        json.beginObject()
        json.integer("feed", source.counts.feeds)
        json.integer("post", source.counts.posts)
        json.integer("follow", source.counts.follows)
        json.integer("follower", source.counts.followers)
        json.integer("mute", source.counts.mutes)
        json.integer("attention", source.counts.attention)
        json.integer("interaction", source.counts.interactions)
        json.endObject()
        write(source.counts.skipped, "skipped", &json)
        write(source.counts.ignored, "ignored", &json)
        json.integer("left_out", source.leftOut)
        json.integer("warnings", source.warnings.count)
        json.integer("bytes", source.bytes)
    }
}
