import SquelchJSON
import SquelchTimeline

/// Reads JSON Lines the quick way where most of them are alike: simple posts, or Mastodon's statuses. What the quick way
/// does not take is read as a document of its own.
struct PickedLines: ~Copyable {
    private let output: RecordOutput
    private var parser: JSONParser
    private var reader: JSONLineReader
    private let posts: PickedPostReader
    private let postShape: JSONShape
    private let statuses: PickedStatusReader
    private let statusShape: JSONShape

    init(output: RecordOutput) throws(JSONError) {
        // All that may fail comes before the first member is there: what cannot be copied is made whole or not at all.
        let parser = try JSONParser(sizeLimit: JSONSource.longestLine)
        let reader = JSONLineReader(output: output)
        let posts = try PickedPostReader(output: output)
        let statuses = try reader.statusPicker()
        let postShape = try PickedPostReader.shape()
        let statusShape = try PickedStatusReader.shape()
        self.output = output
        self.parser = parser
        self.reader = reader
        self.posts = posts
        self.postShape = postShape
        self.statuses = statuses
        self.statusShape = statusShape
    }

    /// Name of the format that the lines are in.
    var format: SourceFormat? { reader.format }

    /// Ends the lines.
    func finish() { reader.finish() }

    /// Reads whole lines, of which the first has the number `first`; returns the number of the line after the last.
    mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, readable: Int, from first: Int) -> Int {
        reader.isOfStatuses
            ? parser.forEachLine(
                in: bytes, readable: readable, from: first, repairing: true, picking: statusShape,
                taking: statuses.take, otherwise: { Self.read($0, &reader, output) })
            : parser.forEachLine(
                in: bytes, readable: readable, from: first, repairing: true, picking: postShape,
                taking: { post in
                    guard posts.take(post) else { return false }
                    reader.noteTaken(isRecord: posts.isRecord(post))
                    return true
                }, otherwise: { Self.read($0, &reader, output) })
    }

    private static func read(_ line: JSONLine, _ reader: inout JSONLineReader, _ output: RecordOutput) {
        switch line.result {
        case .success(let value): reader.read(value, line: line.number)
        case .failure(let error):
            output.skip(line: line.number, reason: "unreadable line", detail: error.reason)
        }
    }
}
