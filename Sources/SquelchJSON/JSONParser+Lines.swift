import CSimdjsonShim

/// One line of JSON Lines.
public struct JSONLine {
    /// Counted from 1, blank lines included.
    public var number: Int
    /// The line as it was written, without its line feed.
    public var bytes: UnsafeBufferPointer<UInt8>
    /// The line's value, valid during the call; or why there is none, with the offset within the line.
    public var result: Result<JSONValue, JSONError>
    /// What had to be changed for the line to be read.
    public var repairs: JSONRepairs
}

extension JSONParser {
    /// Reads JSON Lines: each line is a document of its own, so that a bad one is reported and the rest
    /// goes on.
    ///
    /// Only a line feed ends a line (a carriage return before it is white space to JSON; U+2028 is text).
    /// Blank lines are skipped. Nothing is allocated for a line, other than for a repair or for one longer
    /// than all before.
    ///
    /// - Parameters:
    ///   - bytes: whole lines; the last one may lack its line feed.
    ///   - readable: how many bytes behind `bytes` may be read.
    ///   - firstLine: the number of the first line, for a file that is read in pieces.
    ///   - repairing: whether to try again with strings and numbers mended. A line is never cut back.
    ///   - body: is called for each line that is not blank; what it throws ends the reading.
    /// - Returns: the number of the line after the last one.
    @discardableResult
    public mutating func forEachLine<Failure: Error>(
        in bytes: UnsafeBufferPointer<UInt8>, readable: Int = 0, from firstLine: Int = 1,
        repairing: Bool = false,
        _ body: (JSONLine) throws(Failure) -> Void
    ) throws(Failure) -> Int {
        var lines = LineCursor(bytes, readable: readable, number: firstLine)
        while let line = lines.next() {
            try body(whole(line, repairing: repairing))
        }
        return lines.number
    }

    /// A line as a document.
    @inline(__always)
    mutating func whole(_ line: LineCursor.Line, repairing: Bool) -> JSONLine {
        let (code, value) = attempt(line.bytes, readable: line.readable)
        var read = JSONLine(number: line.number, bytes: line.bytes, result: .success(value), repairs: [])
        if let code { (read.result, read.repairs) = refused(code, line, repairing: repairing) }
        return read
    }

    @inline(never)
    private mutating func refused(
        _ code: JSONError.Code, _ line: LineCursor.Line, repairing: Bool
    ) -> (Result<JSONValue, JSONError>, JSONRepairs) {
        var error = located(code, in: line.bytes)
        error.line = line.number
        if repairing, code.isRepairable {
            let (repairs, result) = sanitized(line.bytes)
            if case .success = result { return (result, repairs) }
        }
        return (.failure(error), [])
    }
}

/// Cuts bytes into lines that are not blank.
struct LineCursor {
    struct Line {
        var number: Int
        var bytes: UnsafeBufferPointer<UInt8>
        /// Bytes behind the line that may be read.
        var readable: Int
    }

    /// The number of the next line.
    private(set) var number: Int
    private var rest: UnsafeBufferPointer<UInt8>
    private let readable: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, readable: Int, number: Int) {
        self.number = number
        self.readable = max(0, readable)
        rest = bytes.withoutByteOrderMark
    }

    @inline(__always)
    mutating func next() -> Line? {
        while let start = rest.baseAddress, !rest.isEmpty {
            let length = squelch_json_line_end(start, rest.count)
            let line = UnsafeBufferPointer(start: start, count: length)
            let used = min(length + 1, rest.count)
            rest = UnsafeBufferPointer(start: start + used, count: rest.count - used)
            number += 1
            if !isBlank(line) {
                return Line(number: number - 1, bytes: line, readable: used - length + rest.count + readable)
            }
        }
        return nil
    }

    @inline(__always)
    private func isBlank(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        for byte in line {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): continue
            default: return false
            }
        }
        return true
    }
}
