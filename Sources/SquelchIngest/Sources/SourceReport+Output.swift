public import SquelchTimeline

extension SourceReport {
    /// A report for each source, from those of all pieces in their order.
    public static func joined(_ parts: [SourceReport], of pieces: [Source]) -> [SourceReport] {
        let starts = pieces.indices.filter { pieces[$0].isFirst }
        return zip(starts, starts.dropFirst() + [pieces.count]).compactMap { joined(Array(parts[$0..<$1])) }
    }

    /// Takes over what a reader had to say. How many warnings are not shown is said, unless there is more to come.
    mutating func take(warningsOf output: RecordOutput, isPart: Bool = false) {
        warnings += output.warnings
        losesData = losesData || output.losesData
        untold = output.untold
        if !isPart { tellUntold() }
    }

    /// Adds records of a file that were given out after it was read.
    mutating func add(late output: RecordOutput) {
        counts.add(output.counts)
        var late = SourceReport(path: output.source)
        late.take(warningsOf: output)
        warnings += late.warnings
        losesData = losesData || late.losesData
        guard let index = entries.firstIndex(where: { $0.path == output.source }) else { return }
        entries[index].counts.add(output.counts)
        entries[index].warnings += late.warnings
        entries[index].losesData = entries[index].losesData || late.losesData
    }
}
