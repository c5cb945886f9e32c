import SquelchJSON
import SquelchTimeline

/// Reads JSON files: whole documents, and JSON Lines of any length.
enum JSONSource {
    /// A document is held in memory as a whole.
    private static let longestDocument = 256 << 20
    /// A line that is longer than this is no record.
    static let longestLine = 64 << 20

    /// Reads a document whose first chunk is `prefix`; returns the format. Several documents one after another,
    /// as saved pages are, are read as such.
    static func readDocument(
        _ prefix: consuming ByteArena, _ input: TextInput, into output: RecordOutput
    ) -> SourceFormat? {
        var text = prefix
        load(&text, input, output)
        guard let parts = JSONSequence.parts(of: text.all) else { return parse(text.all, text, output, read) }
        var format: SourceFormat?
        for part in parts {
            format = parse(UnsafeBufferPointer(rebasing: text.all[part]), text, output, read) ?? format
        }
        return format
    }

    /// Reads JSON behind `window.NAME =`; returns the format.
    static func readAssignment(
        _ prefix: consuming ByteArena, _ input: TextInput, into output: RecordOutput
    ) -> SourceFormat? {
        var text = prefix
        load(&text, input, output)
        let all = text.all.trimmed
        guard let variable = XVariable(all) else { return nil }
        var json = UnsafeBufferPointer(rebasing: all[variable.jsonStart...]).trimmed
        if json.last == UInt8(ascii: ";") { json = UnsafeBufferPointer(rebasing: json.dropLast()) }
        return parse(json, text, output) { root, output in XArchiveReader(output).read(root, variable.name) }
    }

    private static func load(_ text: inout ByteArena, _ input: TextInput, _ output: RecordOutput) {
        do throws(ByteInput.Failure) {
            while text.count <= longestDocument, try input.read(into: &text) {}
        } catch {
            output.lose(error.words + "; what came before is kept")
        }
        text.reserve(JSONParser.padding)
    }

    /// Parses `json`, which lies in `text`.
    private static func parse(
        _ json: UnsafeBufferPointer<UInt8>, _ text: borrowing ByteArena, _ output: RecordOutput,
        _ read: (JSONValue, RecordOutput) -> SourceFormat?
    ) -> SourceFormat? {
        do throws(JSONError) {
            var parser = try JSONParser(sizeLimit: longestDocument)
            let end = json.baseAddress.map { UnsafePointer(text.base) + text.capacity - $0 - json.count } ?? 0
            let document = try parser.parseRepairing(json, readable: end)
            note(document.repairs, document.damage, output)
            return read(document.root, output)
        } catch {
            output.lose(line: error.line, error.reason)
            return nil
        }
    }

    private static func read(_ root: JSONValue, _ output: RecordOutput) -> SourceFormat? {
        if let document = FormatTable.read(root, into: output) { return document.format }
        output.leaveOut(UnreadExport.description(of: root, path: output.source))
        return nil
    }

    /// Reads JSON Lines whose first chunk is `prefix`, in pieces that end at a line's end.
    static func readLines(_ prefix: consuming ByteArena, _ input: TextInput, into output: RecordOutput) -> SourceFormat?
    {
        var text = prefix
        guard var lines = try? PickedLines(output: output) else { return nil }
        var line = 1
        var isLast = false
        // Bytes at the beginning of `text` that are known to have no newline: a long line is looked through once.
        var unbroken = 0
        repeat {
            do throws(ByteInput.Failure) {
                isLast = try !input.read(into: &text)
            } catch {
                output.lose(line: line, error.words + "; what came before is kept")
                isLast = true
            }
            text.reserve(JSONParser.padding)
            let whole = isLast ? text.count : text.lengthOfWholeLines(from: unbroken)
            let bytes = UnsafeBufferPointer(start: UnsafePointer(text.base), count: whole)
            line = lines.read(bytes, readable: text.capacity - whole, from: line)
            text.removeFirst(whole)
            unbroken = text.count
            if text.count > longestLine {
                output.skip(line: line, reason: "line longer than 64 MB")
                line += 1
                isLast = !skipLine(&text, input, output)
                unbroken = 0
            }
        } while !isLast
        output.lineCount = line - 1
        lines.finish()
        return lines.format
    }

    /// Forgets a line that is not read, up to its end; false where the text ends before.
    private static func skipLine(_ text: inout ByteArena, _ input: TextInput, _ output: RecordOutput) -> Bool {
        while true {
            text.removeAll()
            do throws(ByteInput.Failure) {
                guard try input.read(into: &text) else { return false }
            } catch {
                output.lose(error.words)
                return false
            }
            if let end = text.all.firstIndex(of: UInt8(ascii: "\n")) {
                text.removeFirst(end + 1)
                return true
            }
        }
    }

    private static func note(_ repairs: JSONRepairs, _ damage: JSONError?, _ output: RecordOutput) {
        guard !repairs.isEmpty, let damage else { return }
        let end = repairs.contains(.truncated) ? "the document ends too early; what came before is kept" : "mended"
        output.warn(line: damage.line, "\(damage.reason); \(end)")
        if repairs.contains(.truncated) { output.noteLoss() }
    }
}

extension ByteArena {
    /// Length up to and including the last newline; there is none before `start`.
    fileprivate func lengthOfWholeLines(from start: Int) -> Int {
        var length = count
        while length > start, base[length - 1] != UInt8(ascii: "\n") { length -= 1 }
        return length > start ? length : 0
    }
}
