import SquelchTimeline

/// Reads a text of any format: reads its beginning, and has what claims it read the rest.
enum TextSource {
    /// Reads a text into `output`; returns the format.
    static func read(_ input: TextInput, into output: RecordOutput) -> SourceFormat? {
        var prefix = ByteArena(capacity: 1 << 17)
        do throws(ByteInput.Failure) {
            guard try input.read(into: &prefix) else {
                output.leaveOut("the file is empty")
                return nil
            }
        } catch {
            output.lose(error.words)
            return nil
        }
        prefix.dropLeadingMarks()
        if let encoding = input.shownEncoding {
            output.warn("the text is not in UTF-8, as it should be, but in \(encoding), and was read so")
        }
        switch FormatTable.text(of: TextStart(prefix.all, isWhole: prefix.count < 32 << 10))?.claim {
        case .read(let read): return read(prefix, input, output)
        case .leaveOut(let reason):
            output.leaveOut(reason)
            return nil
        case nil: return nil
        }
    }
}

extension ByteArena {
    /// Takes byte order marks out of the white space that a text begins with: some files have two, or a line break before
    /// one.
    fileprivate mutating func dropLeadingMarks() {
        var end = 0
        var kept: [UInt8] = []
        while end < count {
            if base[end].isXMLSpace {
                kept.append(base[end])
                end += 1
            } else if UnsafeBufferPointer(rebasing: all[end...]).starts(with: "\u{FEFF}") {
                end += 3
            } else {
                break
            }
        }
        guard kept.count < end else { return }
        removeFirst(end - kept.count)
        for (index, byte) in kept.enumerated() { base[index] = byte }
    }
}
