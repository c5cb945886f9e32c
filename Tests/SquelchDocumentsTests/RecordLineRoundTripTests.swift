import Foundation
import SquelchDocuments
import SquelchIngest
import SquelchTimeline
import Testing

/// What `inspect` writes is an input format as well: nothing is lost on the way.
struct RecordLineRoundTripTests {
    /// What comes out after writing `text`'s records and reading them again, as lines.
    private func roundTrip(_ text: String) throws -> [String] {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("squelch-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: url) }
        var written = text
        for _ in 0..<2 {
            try Data(written.utf8).write(to: url)
            let writer = try RecordLineWriter(source: "test")
            _ = Ingestor.read(Source(path: url.path), batch: RecordBatch()) { writer.write($0) }
            writer.drain { written = String(decoding: $0, as: UTF8.self) }
        }
        return written.split(separator: "\n").map(String.init)
    }

    @Test func postsOfASelectionStaySuch() throws {
        let lines = try roundTrip(
            """
            {"kind":"post","account":"ada","id":"1","text":"Rain","selected":true}
            {"kind":"post","account":"ada","id":"2","text":"Sun","selected":false}
            """)
        #expect(lines.map { $0.contains(#""selected":true"#) } == [true, false])
        #expect(lines.allSatisfy { !$0.contains("false") })
    }

    @Test func whereSomebodyWorksIsKept() throws {
        let line =
            #"{"kind":"follow","account":"linkedin.com/in/ada","name":"Ada","url":null,"feed_url":null,"#
            + #""platform":"linkedin","company":"Press","position":"Editor","contexts":[],"since":null,"mutual":true}"#
        #expect(try roundTrip(line) == [line])
    }

    @Test func attentionKeepsTheAccountWhosePostItWas() throws {
        let lines = try roundTrip(
            """
            {"kind":"attention","post":"1","action":"star","at":"2024-03-05T07:30:00Z","account":"ada@hill.example"}
            {"kind":"attention","url":"https://hill.example/2","action":"like"}
            """)
        #expect(
            lines == [
                #"{"kind":"attention","post":"1","url":null,"action":"star","at":"2024-03-05T07:30:00Z","bulk":false,"#
                    + #""account":"ada@hill.example"}"#,
                #"{"kind":"attention","post":null,"url":"https://hill.example/2","action":"like","at":null,"bulk":false}"#,
            ])
    }
}
