import SquelchJSON
public import SquelchTimeline

/// Counts of what was read, for `inspect --summary`.
public enum SummaryReport {
    /// The JSON of design section 6, with a `note` and `left_out` for each file and the `hints`; nil where there is no
    /// memory for it.
    public static func json(_ sources: [SourceSummary], hints: [String] = []) -> ByteArena? {
        guard var json = try? JSONWriter() else { return nil }
        json.beginObject()
        json.objects("files", sources) { source, json in
            json.field("path", source.path)
            json.field("format", source.format)
            json.field("note", source.note)
            write(source, &json)
        }
        json.key("totals")
        json.beginObject()
        json.integer("files", sources.count)
        write(total(sources), &json)
        json.endObject()
        json.texts("hints", hints)
        json.endObject()
        json.newline()
        var output = ByteArena(capacity: 1 << 14)
        json.withBytes { output.append($0) }
        if json.isIncomplete { return nil }
        return output
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

    /// A row a file with its note, a line with files, records and megabytes, and the hints.
    public static func table(
        _ sources: [SourceSummary], hints: [String] = [], _ profile: TerminalProfile
    ) -> String {
        var table = TextTable([
            TextTable.Column("File", least: 20, stretch: 1, keepsEnd: true), TextTable.Column("Format"),
            TextTable.Column("Posts", isRight: true), TextTable.Column("Follows", isRight: true),
            TextTable.Column("Other", isRight: true), TextTable.Column("Ignored", isRight: true, dropOrder: 1),
            TextTable.Column("Skipped", isRight: true),
            TextTable.Column("Warnings", isRight: true), TextTable.Column("KB", isRight: true),
        ])
        for source in sources {
            let skipped = source.skipped.values.reduce(0, +)
            let ignored = source.ignored.values.reduce(0, +)
            table.add([
                TextTable.Cell(source.path),
                TextTable.Cell(source.format ?? "not read", source.format == nil ? .bad : .plain),
                TextTable.Cell(Counted.grouped(source.posts)), TextTable.Cell(Counted.grouped(source.follows)),
                TextTable.Cell(Counted.grouped(source.records - source.posts - source.follows - source.feeds)),
                TextTable.Cell(Counted.grouped(ignored)),
                TextTable.Cell(Counted.grouped(skipped), skipped > 0 ? .middling : .plain),
                TextTable.Cell(Counted.grouped(source.warnings), source.warnings > 0 ? .middling : .plain),
                TextTable.Cell(Counted.grouped((source.bytes + 999) / 1000)),
            ])
            for note in notes(source) { table.addNote(note) }
        }
        let all = total(sources)
        let megabytes = Numbers.decimal(Double(all.bytes) / 1e6, 1)
        return table.render(profile) + "\n"
            + "\(Counted.text(sources.count, "file")), \(Counted.text(all.records, "record")), \(megabytes) MB "
            + "(\(Counted.text(all.posts, "post")))\n" + text(hints, profile)
    }

    private static func notes(_ source: SourceSummary) -> [String] {
        var notes: [String] = []
        if let note = source.note { notes.append(note) }
        for (reason, count) in source.ignored.sorted(by: { $0.key < $1.key }) {
            notes.append("ignored: \(Counted.grouped(count)) × \(reason)")
        }
        if source.leftOut > 0 {
            let are = source.leftOut == 1 ? "picture, sound or film is" : "pictures, sounds and films are"
            notes.append("\(Counted.grouped(source.leftOut)) \(are) left out")
        }
        return notes
    }

    private static func text(_ hints: [String], _ profile: TerminalProfile) -> String {
        guard !hints.isEmpty else { return "" }
        let lines = hints.flatMap { TextWrap.lines("- " + $0, width: max(20, profile.width), indent: "  ") }
        return (["", "What would add to it:"] + lines).joined(separator: "\n") + "\n"
    }

    private static func total(_ sources: [SourceSummary]) -> SourceSummary {
        var all = SourceSummary(path: "", format: nil)
        for source in sources { all.add(source) }
        return all
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
