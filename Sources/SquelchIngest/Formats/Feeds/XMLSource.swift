import SquelchTimeline

/// Reads an XML file: drives the filter, the parser and the reader chunk by chunk.
enum XMLSource {
    /// Reads `input`, whose first chunk is `prefix`; returns the format, nil where it is no feed and no list.
    static func read(_ prefix: consuming ByteArena, _ input: TextInput, into output: RecordOutput) -> SourceFormat? {
        let reader = UnsafeMutablePointer<XMLDocumentReader>.allocate(capacity: 1)
        reader.initialize(to: XMLDocumentReader(output: output))
        defer {
            reader.deinitialize(count: 1)
            reader.deallocate()
        }
        guard let parser = XMLPushParser(handlers: XMLDocumentReader.handlers, context: reader) else {
            output.lose("there is no memory for an XML parser")
            return nil
        }
        reader.pointee.place = parser.place
        reader.pointee.filter.input.append(prefix.all)
        if case .root(let start) = DocumentStart.find(in: prefix.all) { reader.pointee.filter.leaveOut(before: start) }
        let budget = ReadingBudget(most: 20)
        var isLast = false
        repeat {
            isLast = !advance(input, reader, output)
            reader.pointee.filter.process(final: isLast)
            let goesOn = parser.push(reader.pointee.filter.output.all)
            reader.pointee.filter.output.removeAll()
            reader.pointee.filter.stash.reclaim()
            if !goesOn {
                output.lose(line: parser.line, "the rest of the file could not be parsed")
                break
            }
            if budget.isSpent(after: input.bytesRead) {
                output.lose(line: reader.pointee.filter.currentLine, "reading takes too long; the rest is left out")
                break
            }
        } while !isLast && reader.pointee.filter.failure == nil
        parser.finish()
        // The parser may be gone from here on.
        reader.pointee.place = nil
        return finish(reader, input, output)
    }

    /// Reads the next chunk; false at the end of the file.
    private static func advance(
        _ input: TextInput, _ reader: UnsafeMutablePointer<XMLDocumentReader>, _ output: RecordOutput
    ) -> Bool {
        do throws(ByteInput.Failure) {
            return try input.read(into: &reader.pointee.filter.input)
        } catch {
            output.lose(line: reader.pointee.filter.currentLine, error.words + "; what came before is kept")
            return false
        }
    }

    private static func finish(
        _ reader: UnsafeMutablePointer<XMLDocumentReader>, _ input: TextInput, _ output: RecordOutput
    ) -> SourceFormat? {
        if reader.pointee.isInItem { reader.pointee.finishItem() }
        reader.pointee.finishFeed()
        if input.replacedBytes > 0 {
            reader.pointee.filter.repairs.note(.encoding, count: input.replacedBytes, line: 0)
        }
        if let failure = reader.pointee.filter.failure { output.lose("\(failure); the rest is left out") }
        for (line, words) in reader.pointee.filter.repairs.notes { output.warn(line: line > 0 ? line : nil, words) }
        if reader.pointee.filter.repairs.haveLost { output.noteLoss() }
        for (line, words) in reader.pointee.parserNotes { output.warn(line: line > 0 ? line : nil, words) }
        guard let format = reader.pointee.format, format.family != .html else {
            if output.hasRecords { return SourceFormat(.xml) }
            output.leaveOut("XML, but neither a feed nor a list of follows")
            return nil
        }
        if format.family == .opml, !output.hasRecords { output.warn("a list of follows without a feed in it") }
        return format
    }
}
