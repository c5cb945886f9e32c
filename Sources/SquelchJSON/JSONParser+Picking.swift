import CSimdjsonShim
import SquelchTimeline

extension JSONParser {
    /// Reads the fields of `shape` from each line of JSON Lines; other parameters as in
    /// ``forEachLine(in:readable:from:repairing:_:)``. A line that is no object is an error.
    @discardableResult
    public mutating func forEachLine<Failure: Error>(
        in bytes: UnsafeBufferPointer<UInt8>, readable: Int = 0, from firstLine: Int = 1,
        repairing: Bool = false,
        picking shape: borrowing JSONShape, _ body: (JSONPickedLine) throws(Failure) -> Void
    ) throws(Failure) -> Int {
        var lines = LineCursor(bytes, readable: readable, number: firstLine)
        while let line = lines.next() {
            var error: JSONError?
            var repairs: JSONRepairs = []
            if let code = pick(shape, line.bytes, line.readable) {
                (error, repairs) = refused(code, line, shape, repairing: repairing)
            }
            try body(
                JSONPickedLine(
                    fields: shape.fields, count: shape.count, number: line.number, bytes: line.bytes,
                    error: error, repairs: repairs))
        }
        return lines.number
    }

    @inline(__always)
    private func pick(
        _ shape: borrowing JSONShape, _ bytes: UnsafeBufferPointer<UInt8>, _ readable: Int
    ) -> JSONError.Code? {
        JSONError.Code(
            squelch_json_pick(handle, shape.handle, bytes.baseAddress, bytes.count, readable, shape.fields))
    }

    /// Finds out what is wrong with a line by parsing it as a document, and mends it if asked to.
    @inline(never)
    private mutating func refused(
        _ code: JSONError.Code, _ line: LineCursor.Line, _ shape: borrowing JSONShape, repairing: Bool
    ) -> (JSONError?, JSONRepairs) {
        let (whole, _) = attempt(line.bytes, readable: line.readable)
        var error = whole.map { located($0, in: line.bytes) } ?? JSONError(code)
        error.line = line.number
        if repairing, let whole, whole.isRepairable {
            let (repairs, result) = sanitized(line.bytes)
            if case .success = result, pick(shape, repaired.all, 0) == nil { return (nil, repairs) }
        }
        shape.fields.update(repeating: squelch_json_field(), count: shape.count)
        return (error, [])
    }
}
