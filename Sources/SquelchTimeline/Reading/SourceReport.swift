/// What became of one source.
public struct SourceReport: Sendable {
    /// Path as it was given or found.
    public var path: String
    /// Path of the file, where it is one that can be opened again: no pipe, and nothing inside of an archive.
    public var file: String?
    /// The format, nil where none was recognised.
    public var format: SourceFormat?
    /// Records understood and skipped.
    public var counts = RecordCounts()
    /// What was wrong.
    public var warnings: [SourceWarning] = []
    /// Bytes read from the file.
    public var bytes = 0
    /// Whether nothing at all could be understood.
    public var isFailure = false
    /// Whether something that is about the subject could not be read: records, the rest of a file, a file that does not
    /// open. What was mended, or has nothing to do with the subject, is no loss.
    public var losesData = false

    /// Whether all was read as it stands: what is made of it may be kept in its place.
    package var isFaultless: Bool { !isFailure && !losesData && warnings.isEmpty && counts.skipped.isEmpty }

    /// Why nothing was read, where that is no fault: a file of an export that has nothing to do with its subject.
    public var note: String?
    /// The files inside of an archive or of a folder that is one export, in their order; those of archives inside of
    /// it as well. Their counts and warnings are part of this report's.
    public var entries: [SourceReport] = []
    /// Pictures, sound and films inside of it, which are not listed.
    public var leftOut = 0
    /// What address books and mail say of people, for names and counts alone.
    package var contacts = ContactNotes()
    /// Whether it is a picture, sound or film, which is only counted.
    package var isMedia = false
    /// Whether it holds other files.
    package var isContainer = false
    /// Warnings that are only counted.
    package var untold = 0
    /// Lines of a text of lines.
    package var lineCount = 0

    /// Warnings that are told in words; the rest is only counted.
    package static let mostWarnings = 50

    /// A report without content.
    public init(path: String) { self.path = path }

    /// A row for each file that was looked into: this one, and where it holds others those, each with what is its own.
    public var flattened: [SourceReport] {
        guard !entries.isEmpty else { return [self] }
        var own = SourceReport(path: path)
        own.file = file
        own.format = format
        own.isContainer = isContainer
        own.leftOut = leftOut
        own.warnings = warnings.filter { $0.source == path }
        return [own] + entries
    }
}

extension SourceReport {
    /// Whether a format was recognised, of the file or of one inside of it.
    package var isUnderstood: Bool {
        isContainer ? entries.contains { $0.format != nil && !$0.isContainer } : format != nil
    }

    /// Says that something of the source could not be read.
    package mutating func lose(_ message: String) {
        losesData = true
        warn(message)
    }

    /// Says what was wrong, and what was done about it.
    package mutating func warn(_ message: String) { warnings.append(SourceWarning(source: path, message: message)) }

    /// Says how many warnings are only counted.
    package mutating func tellUntold() {
        if untold > 0 {
            warn(Counted.text(untold, "more warning of this file is", "more warnings of this file are") + " not shown")
        }
        untold = 0
    }

    /// The report of a source that was read in pieces, in their order; nil where there are none.
    public static func joined(_ pieces: [SourceReport]) -> SourceReport? {
        guard var whole = pieces.first else { return nil }
        if pieces.count == 1 { return whole }
        // What a piece without records is called says nothing.
        let formats = pieces.filter { $0.counts.records > 0 }.compactMap(\.format)
        let own = [SourceFormat.Family.squelch, .timeline].map { SourceFormat($0) }
        whole.format = own.first(where: formats.contains) ?? formats.first ?? whole.format
        var lines = whole.lineCount
        for piece in pieces.dropFirst() {
            whole.counts.add(piece.counts)
            whole.bytes += piece.bytes
            whole.untold += piece.untold
            whole.losesData = whole.losesData || piece.losesData
            // What is said of a file as a whole is said once.
            let news = piece.warnings.filter { $0.line != nil || !whole.warnings.contains($0) }
            whole.warnings += news.map { warning in
                var warning = warning
                warning.line = warning.line.map { $0 + lines }
                return warning
            }
            lines += piece.lineCount
        }
        whole.lineCount = lines
        whole.untold += max(0, whole.warnings.count - Self.mostWarnings)
        whole.warnings.removeLast(max(0, whole.warnings.count - Self.mostWarnings))
        whole.tellUntold()
        whole.isFailure = pieces.allSatisfy(\.isFailure)
        return whole
    }

    /// The counts of several sources as those of one, without a path.
    package static func total(of sources: [SourceReport]) -> SourceReport {
        var all = SourceReport(path: "")
        for source in sources {
            all.counts.add(source.counts)
            all.leftOut += source.leftOut
            all.warnings += source.warnings
            all.bytes += source.bytes
        }
        return all
    }

    /// Adds a file that lies inside of this one.
    package mutating func add(_ part: SourceReport) {
        guard !part.isMedia else { return leftOut += 1 }
        counts.add(part.counts)
        losesData = losesData || part.losesData
        warnings += part.warnings
        leftOut += part.leftOut
        entries += part.flattened
    }
}
