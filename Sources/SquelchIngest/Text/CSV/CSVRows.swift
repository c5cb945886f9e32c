import SquelchTimeline

/// The records of a table, one after another, whatever was done to its quotes.
///
/// libcsv reads strictly, line by line, so that the first byte of the open record is known. Where a quote is out of
/// place, or one is never closed, the record is read again on its own: a quote that swallows the rest of the file costs
/// the line that it stands in, no more.
final class CSVRows {
    /// The record that was read last.
    let record = CSVRecord()
    /// The line in which it begins, counted from 1.
    private(set) var line = 1
    /// Whether a quote was out of place in it.
    private(set) var isDamaged = false
    /// Cells that a record should have, once the header is known.
    var expected: Int?

    private var lines: CSVLines
    private let strict: CSVMachine
    private let lenient: CSVMachine
    private let scratch = CSVRecord()
    /// Where the open record begins, and what has been read of it.
    private var start = 0
    private var position = 0
    private var nextLine = 1
    private var reread = 0

    /// A record of more bytes is one whose quote was never closed.
    private static let longestRecord = 4 << 20
    /// Lines that a record with a quote out of place may have.
    private static let mostLines = 32
    /// Bytes that may be read again; beyond, every line is a record of its own, so that time stays linear.
    private static let mostReread = 64 << 20

    init(_ prefix: UnsafeBufferPointer<UInt8>, _ input: TextInput? = nil, delimiter: UInt8) {
        lines = CSVLines(prefix, input)
        strict = CSVMachine(delimiter: delimiter, isStrict: true)
        lenient = CSVMachine(delimiter: delimiter, isStrict: false)
    }

    /// What ended the input early.
    var failure: ByteInput.Failure? { lines.failure }

    /// Reads the next record that is not blank; false at the end.
    func next() -> Bool {
        while true {
            start = position
            if lines.forget(start) { (start, position) = (0, 0) }
            line = nextLine
            record.removeAll()
            isDamaged = false
            switch reread > Self.mostReread ? .damaged : readStrictly() {
            case .record: return true
            case .end: return false
            case .damaged: if recover() { return true }
            }
            if position == start, lines.end(from: position) == nil { return false }
        }
    }

    private enum Outcome { case record, end, damaged }

    private func readStrictly() -> Outcome {
        while let end = lines.end(from: position) {
            guard strict.push(lines[position..<end], into: record) else { return .damaged }
            if lines.isClosed(position..<end) { nextLine += 1 }
            position = end
            if record.isComplete { return .record }
            if strict.isBetweenRecords {
                (start, line) = (position, nextLine)
            } else if position - start > Self.longestRecord {
                return .damaged
            }
        }
        guard strict.finish(into: record) else { return .damaged }
        return record.isComplete ? .record : .end
    }

    /// Reads the record from its beginning with quotes out of place as text: to the end of its line, or over as many
    /// lines as give it the cells that it should have. False where nothing is left of it.
    private func recover() -> Bool {
        strict.reset()
        reread += position - start
        isDamaged = true
        guard let first = lines.end(from: start) else {
            position = start
            return false
        }
        var end = first
        var count = 1
        readAlone(start..<first, lenient, record)
        if let expected, record.count > 0, record.count != expected, !standsAlone(from: first) {
            if let (longer, number) = readLonger(from: start) {
                (end, count) = (longer, number)
            } else {
                readAlone(start..<first, lenient, record)
            }
        }
        position = end
        nextLine = line + count
        return record.count > 0
    }

    /// Whether the line at `first` is a whole record, or there is none.
    private func standsAlone(from first: Int) -> Bool {
        guard let end = lines.end(from: first) else { return true }
        return readAlone(first..<end, strict, scratch) && scratch.count == expected
    }

    private func readLonger(from start: Int) -> (end: Int, lines: Int)? {
        lenient.reset()
        record.removeAll()
        var from = start
        for count in 1...Self.mostLines {
            guard let end = lines.end(from: from), end - start < CSVLines.longestPiece else { return nil }
            reread += end - from
            guard lenient.push(lines[from..<end], into: record) else { return nil }
            if record.isComplete { return record.count == expected ? (end, count) : nil }
            from = end
            if standsAlone(from: end) { return nil }
        }
        return nil
    }

    @discardableResult
    private func readAlone(_ range: Range<Int>, _ machine: borrowing CSVMachine, _ record: CSVRecord) -> Bool {
        machine.reset()
        record.removeAll()
        reread += range.count
        let isWhole = machine.push(lines[range], into: record)
        let isClosed = machine.finish(into: record)
        machine.reset()
        return isWhole && isClosed
    }
}
