import Foundation
import SquelchArchive
import SquelchIngest
import SquelchTimeline

/// A folder of its own, for its owner alone, that goes with the test.
final class Folder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("squelch-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }

    func write(_ text: String, _ name: String) throws -> String {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
        return path(name)
    }

    /// Names of all files in it.
    var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted() }

    func mode(_ name: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path(name))
        return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
    }
}

/// A moment of the tests, in March 2024.
let moment: Int64 = 1_709_623_800

/// A feed of these items, at an address.
func rss(_ items: String, at address: String = "https://hill.example/feed.xml", title: String = "Hill") -> Source {
    let text = """
        <rss version="2.0"><channel><title>\(title)</title><link>https://hill.example/</link>\
        <atom:link rel="self" href="\(address)" xmlns:atom="http://www.w3.org/2005/Atom"/>\(items)</channel></rss>
        """
    return Source(name: "\(title).xml", bytes: Array(text.utf8))
}

/// An item of such a feed, published on a day of March 2024.
func item(_ id: String, _ text: String, day: Int = 6) -> String {
    """
    <item><guid isPermaLink="false">\(id)</guid><link>https://hill.example/\(id)</link><title>\(text)</title>\
    <description>\(text), and more.</description><pubDate>\(day) Mar 2024 07:30:00 GMT</pubDate></item>
    """
}

/// What a consumer of a source is given: each record in one line, with all of its fields.
struct Given: Equatable {
    var records: [String] = []
    var report: SourceReport

    init(_ source: Source) {
        report = SourceReport(path: source.name)
        var records: [String] = []
        report = Ingestor.read(source, batch: RecordBatch()) { batch in records += Self.lines(batch) }
        self.records = records
    }

    static func == (left: Given, right: Given) -> Bool {
        left.records == right.records && left.report.format == right.report.format
            && left.report.counts == right.report.counts
    }

    /// Every field is looked at, also one that did not exist when this was written.
    private static func lines(_ batch: RecordBatch) -> [String] {
        func lines<Record>(_ kind: String, _ records: [Record]) -> [String] {
            records.map { record in
                let fields = Mirror(reflecting: record).children.map { "\($0.label ?? "")=\(text($0.value, $0.label))" }
                return "\(kind) " + fields.joined(separator: " ")
            }
        }
        func text(_ value: Any, _ label: String?) -> String {
            switch value {
            case let slice as ByteSlice: batch.arena.string(slice).map { "“\($0)”" } ?? "-"
            case let range as ListRange where label == "enclosures":
                "\(batch.enclosures[Int(range.start)..<Int(range.start) + Int(range.count)].map { [text($0.url, nil), text($0.type, nil), "\($0.length)"] })"
            case let range as ListRange: "\(batch.list(range).map { text($0, nil) })"
            default: "\(value)"
            }
        }
        return lines("feed", batch.feeds) + lines("post", batch.posts) + lines("follow", batch.follows)
            + lines("follower", batch.followers) + lines("mute", batch.mutes) + lines("attention", batch.attention)
            + lines("interaction", batch.interactions) + lines("profile", batch.profiles)
    }
}

/// Numbers that look like chance and are the same in each run.
struct Chance {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
