import SquelchJSON
import SquelchTimeline

/// One value of JSON Lines after another: Squelch's own records, or what a network's tools saved.
struct JSONLineReader {
    private var records: RecordLineReader
    private var network: NetworkReader
    private var sawRecords = false
    private let output: RecordOutput
    /// Objects that are no records of anybody whom we know, and what the first of them looks like.
    private var strangers = 0
    private var firstStranger: (line: Int, what: String)?

    init(output: RecordOutput) {
        self.output = output
        records = RecordLineReader(output: output)
        network = NetworkReader(output: output)
    }

    /// The format that the lines are in; nil where they are all of other programs.
    var format: SourceFormat? { sawRecords ? records.format : network.format ?? (strangers > 0 ? nil : records.format) }

    /// Whether the last line was a status of Mastodon: then most of the next are.
    private(set) var isOfStatuses = false

    /// Takes plain statuses out of lines while ``isOfStatuses``.
    func statusPicker() throws(JSONError) -> PickedStatusReader { try network.statusPicker() }

    /// Reads one line; a damaged one is skipped with its place.
    mutating func read(_ value: JSONValue, line: Int) {
        // Records of ours have a name in `account`, where Mastodon has an object.
        if !isOwn(value), network.read(value, line: line) {
            isOfStatuses = network.isOfStatuses
            return
        }
        isOfStatuses = false
        if value.kind == .object, !RecordLineReader.isOwn(value) {
            if firstStranger == nil {
                firstStranger = (line, UnreadExport.description(of: value, path: output.source))
            }
            strangers += 1
            return
        }
        sawRecords = true
        records.read(value, record: nil, line: line)
    }

    /// Ends the lines: those of other programs are told in one line, however many there are.
    func finish() {
        guard let firstStranger else { return }
        guard format != nil else { return output.leaveOut(firstStranger.what) }
        output.skip(
            line: firstStranger.line, reason: "a line of an unknown shape",
            detail: "\(strangers) in all; \(firstStranger.what)", count: strangers)
    }

    /// Notes that a line was taken as a post of the user's own lines, or of Squelch's records.
    mutating func noteTaken(isRecord: Bool) {
        sawRecords = true
        records.noteTaken(isRecord: isRecord)
    }

    private func isOwn(_ value: JSONValue) -> Bool {
        if let account = value["account"] { return account.kind != .object }
        return value["kind"]?.string != nil && value["data"] == nil
    }
}
