import SquelchDocuments
public import SquelchTimeline

/// Counts of what was read, for `inspect --summary`.
public enum SummaryReport {
    /// A row a file with its note, a line with files, records and megabytes, and the hints.
    public static func table(
        _ sources: [SourceReport], hints: [String] = [], _ profile: TerminalProfile
    ) -> String {
        var table = TextTable([
            TextTable.Column("File", least: 20, stretch: 1, keepsEnd: true), TextTable.Column("Format"),
            TextTable.Column("Posts", isRight: true), TextTable.Column("Follows", isRight: true),
            TextTable.Column("Other", isRight: true), TextTable.Column("Ignored", isRight: true, dropOrder: 1),
            TextTable.Column("Skipped", isRight: true),
            TextTable.Column("Warnings", isRight: true), TextTable.Column("KB", isRight: true),
        ])
        for source in sources {
            let counts = source.counts
            let skipped = counts.skipped.values.reduce(0, +)
            let ignored = counts.ignored.values.reduce(0, +)
            table.add([
                TextTable.Cell(source.path),
                TextTable.Cell(source.format?.name ?? "not read", source.format == nil ? .bad : .plain),
                TextTable.Cell(Counted.grouped(counts.posts)), TextTable.Cell(Counted.grouped(counts.follows)),
                TextTable.Cell(Counted.grouped(counts.records - counts.posts - counts.follows - counts.feeds)),
                TextTable.Cell(Counted.grouped(ignored)),
                TextTable.Cell(Counted.grouped(skipped), skipped > 0 ? .middling : .plain),
                TextTable.Cell(Counted.grouped(source.warnings.count), source.warnings.isEmpty ? .plain : .middling),
                TextTable.Cell(Counted.grouped((source.bytes + 999) / 1000)),
            ])
            for note in notes(source) { table.addNote(note) }
        }
        let all = SourceReport.total(of: sources)
        let megabytes = Numbers.decimal(Double(all.bytes) / 1e6, 1)
        return table.render(profile) + "\n"
            + "\(Counted.text(sources.count, "file")), \(Counted.text(all.counts.records, "record")), \(megabytes) MB "
            + "(\(Counted.text(all.counts.posts, "post")))\n" + text(hints, profile)
    }

    private static func notes(_ source: SourceReport) -> [String] {
        var notes: [String] = []
        if let note = source.note { notes.append(note) }
        for (reason, count) in source.counts.ignored.sorted(by: { $0.key < $1.key }) {
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
}
