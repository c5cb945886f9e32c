import CSimdjsonShim
import SquelchTimeline

extension JSONParser {
    /// Reads JSON Lines of which most are alike: takes the fields of `shape` from a line without building a document,
    /// and has every other line read as ``forEachLine(in:readable:from:repairing:_:)`` does.
    ///
    /// Other are lines that `take` refuses, those that have a wanted member twice, and those in which anything is wrong.
    /// After one of these the next few are read whole without a try, more of them each time, so that a file of other
    /// lines costs little more than without.
    ///
    /// - Parameters:
    ///   - bytes: whole lines, as in the other method.
    ///   - readable: bytes behind them that may be read, as in the other method.
    ///   - firstLine: the number of the first line.
    ///   - repairing: whether a damaged line is mended, as in the other method.
    ///   - shape: the fields that are wanted.
    ///   - take: is called with the fields of a line that could be picked, valid during the call; whether it was taken.
    ///   - body: is called for every other line that is not blank.
    /// - Returns: the number of the line after the last one.
    @discardableResult
    public mutating func forEachLine<Failure: Error>(
        in bytes: UnsafeBufferPointer<UInt8>, readable: Int = 0, from firstLine: Int = 1, repairing: Bool = false,
        picking shape: borrowing JSONShape, taking take: (JSONPickedLine) throws(Failure) -> Bool,
        otherwise body: (JSONLine) throws(Failure) -> Void
    ) throws(Failure) -> Int {
        var lines = LineCursor(bytes, readable: readable, number: firstLine)
        var pause = 0
        var nextPause = 1
        while let line = lines.next() {
            if pause > 0 {
                pause -= 1
            } else {
                if pick(shape, line),
                    try take(JSONPickedLine(fields: shape.fields, count: shape.count, number: line.number))
                {
                    nextPause = 1
                    continue
                }
                pause = nextPause
                nextPause = min(nextPause * 2, 64)
            }
            try body(whole(line, repairing: repairing))
        }
        return lines.number
    }

    /// Whether all is well with a line and its fields are in `shape`.
    @inline(__always)
    private func pick(_ shape: borrowing JSONShape, _ line: LineCursor.Line) -> Bool {
        squelch_json_pick(
            handle, shape.handle, line.bytes.baseAddress, line.bytes.count, line.readable, shape.fields)
            == SQUELCH_JSON_OK
    }
}
