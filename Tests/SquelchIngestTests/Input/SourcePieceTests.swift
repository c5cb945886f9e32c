import Foundation
import SquelchIngest
import SquelchTimeline
import Testing

/// A long file of lines is read in pieces, as if it were read whole.
struct SourcePieceTests {
    private func file(_ bytes: [UInt8]) throws -> String {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("squelch-\(UUID().uuidString)")
        try Data(bytes).write(to: url)
        return url.path
    }

    private func options(_ pieceBytes: Int) -> IngestOptions {
        var options = IngestOptions()
        options.pieceBytes = pieceBytes
        return options
    }

    /// Everything that is read in pieces of at least `size` bytes, and in how many.
    private func read(_ path: String, size: Int) throws -> (reading: Reading, pieces: Int) {
        let options = options(size)
        let pieces = Source.pieces(of: [Source(path: path)], options: options)
        var reading = Reading(report: SourceReport(path: path))
        let parts = pieces.map { piece in
            var own = reading
            let report = Ingestor.read(piece, options: options, batch: RecordBatch()) { own.take($0) }
            reading = own
            return report
        }
        reading.report = try #require(SourceReport.joined(parts, of: pieces).first)
        return (reading, pieces.count)
    }

    private func expectSame(_ bytes: [UInt8], sizes: [Int], least: Int, _ what: Comment) throws {
        let path = try file(bytes)
        defer { try? FileManager.default.removeItem(atPath: path) }
        var whole = Reading(report: SourceReport(path: path))
        whole.report = Ingestor.read(Source(path: path), batch: RecordBatch()) { whole.take($0) }
        for size in sizes {
            let (reading, pieces) = try read(path, size: size)
            #expect(pieces >= least, what)
            #expect(reading.posts.map { "\($0)" } == whole.posts.map { "\($0)" }, what)
            #expect(reading.follows.map { "\($0)" } == whole.follows.map { "\($0)" }, what)
            #expect(reading.report.counts == whole.report.counts, what)
            #expect(reading.report.format == whole.report.format, what)
            #expect(reading.report.bytes == bytes.count, what)
            #expect(reading.report.warnings == whole.report.warnings, what)
        }
    }

    private func simple(_ number: Int, _ text: String = "Rain") -> String {
        #"{"account":"a\#(number % 7)","id":"\#(number)","published":"2024-03-05T07:30:00Z","text":"\#(text)"}"#
    }

    @Test func simpleLinesWithEveryKindOfDamage() throws {
        var random = SplitMix(state: 9)
        var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
        for number in 0..<4000 {
            switch Int.random(in: 0..<40, using: &random) {
            case 0 where number > 0: bytes += Array("\r\n\n".utf8)
            case 1 where number > 0: bytes += Array("not json\n".utf8)
            case 2: bytes += Array(simple(number, "caf").utf8).dropLast(2) + [0xE9, 0x22, 0x7D, 0x0A]
            case 3: bytes += Array((simple(number, String(repeating: "é🦆", count: 700)) + "\r\n").utf8)
            case 4 where number > 0: bytes += Array(#"{"kind":"follow","account":"b"}"#.utf8) + [0x0A]
            case 5: bytes += Array(#"{"account":"a","text":"x","published":"soon"}"#.utf8) + [0x0A]
            default: bytes += Array((simple(number) + "\n").utf8)
            }
        }
        bytes += Array(simple(5000).utf8)
        try expectSame(bytes, sizes: [2000, 4096, 50_000], least: 5, "simple")
    }

    @Test func statusesOfMastodon() throws {
        let lines = (0..<300).map { number in
            #"{"id":"\#(number)","uri":"https://hill.example/\#(number)","created_at":"2024-03-05T07:30:00Z","#
                + #""content":"<p>Rain \#(number)","reblog":null,"account":{"acct":"ada@hill.example","#
                + #""url":"https://hill.example/@ada","display_name":"Ada"}}"#
        }
        try expectSame(Array(lines.joined(separator: "\n").utf8), sizes: [1024, 4000], least: 4, "statuses")
    }

    @Test func fewerThanTwoPiecesAreOne() throws {
        let path = try file(Array((0..<10).map { simple($0) + "\n" }.joined().utf8))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let pieces = Source.pieces(of: [Source(path: path), .standardInput], options: IngestOptions())
        #expect(pieces.map(\.name) == [path, "-"])
        #expect(pieces.allSatisfy { !$0.isPart })
        let size = simple(0).utf8.count + 1
        #expect(Source.pieces(of: [Source(path: path)], options: options(size * 5)).count == 2)
        #expect(Source.pieces(of: [Source(path: path)], options: options(size * 5 + 1)).count == 1)
    }

    @Test(arguments: [
        #"{"kind":"feed","title":"Hill"}"#, #"{"kind":"post","account":"a","text":"x"}"#, #"{"data":[],"includes":{}}"#,
        #"[{"account":"a"}]"#, #"{"account":{"acct":"a"}}"#, "not json",
    ])
    func filesWhoseLinesNeedOneAnotherStayWhole(first: String) throws {
        let path = try file(Array((first + "\n" + (0..<50).map { simple($0) + "\n" }.joined()).utf8))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let pieces = Source.pieces(of: [Source(path: path)], options: options(500))
        #expect(pieces.map(\.isPart) == [false])
    }

    @Test func aLineThatIsTooLongCostsItselfOnly() throws {
        let long =
            Array(#"{"account":"a","text":""#.utf8) + [UInt8](repeating: 0x61, count: 65 << 20) + Array("\"}\n".utf8)
        let reading = try SquelchIngestTests.read(
            bytes: Array((simple(1) + "\n").utf8) + long + Array((simple(2) + "\n").utf8))
        #expect(reading.posts.map(\.id) == ["1", "2"])
        #expect(reading.report.counts.skipped == ["line longer than 64 MB": 1])
        #expect(reading.report.warnings.map(\.line) == [2])
    }
}
