import CLibXML2
import Foundation
import Testing

@testable import SquelchIngest

/// What libxml2 does with the settings that Squelch uses, pinned: the filter before it exists because of this. A test
/// that fails here after an update of libxml2 says which of the filter's reasons has gone.
@Suite("libxml2 as Squelch sets it up")
struct LibXML2BehaviourTests {
    /// Events of a document that goes straight into the parser, past the filter.
    private func events(_ document: String, chunk: Int = .max) -> [String] {
        let log = EventLog()
        let context = Unmanaged.passUnretained(log).toOpaque()
        guard let parser = XMLPushParser(handlers: EventLog.handlers, context: context) else {
            Issue.record("no parser")
            return []
        }
        let bytes = Array(document.utf8)
        for start in stride(from: 0, to: bytes.count, by: min(chunk, max(1, bytes.count))) {
            bytes[start..<min(bytes.count, start + min(chunk, bytes.count))].withUnsafeBufferPointer {
                _ = parser.push($0)
            }
        }
        parser.finish()
        return log.events
    }

    @Test func anAmpersandInAnAttributeStaysEscaped() throws {
        #expect(events(#"<a href="x?a=1&amp;b=2"/>"#).first == "start a href=x?a=1&#38;b=2")
    }

    @Test func namedEntitiesOfHTMLComeFromTheTable() throws {
        #expect(events("<a>x&nbsp;y</a>").joined(separator: "|").contains("text \u{A0}"))
    }

    @Test func bareAmpersandsAreLost() throws {
        let text = events("<a>R&D z & w</a>").filter { $0.hasPrefix("text") }.joined()
        #expect(!text.contains("&"))
    }

    @Test func predefinedEntitiesAreLostAfterTheFirstError() throws {
        let text = events("<a>x & y &amp; z</a>").filter { $0.hasPrefix("text") }.joined()
        #expect(!text.contains("&"))
    }

    @Test func aStrayAngleEndsTheDocument() throws {
        #expect(!events("<a><b>1 < 2</b><c>3</c></a>").contains("text 3"))
    }

    @Test func oneTextArrivesInPieces() throws {
        #expect(events("<a>x &lt; y</a>").filter { $0.hasPrefix("text") }.count == 3)
    }

    @Test func externalEntitiesAreNeverRead() throws {
        let secret = FileManager.default.temporaryDirectory.appendingPathComponent(
            "squelch-secret-\(UUID().uuidString)")
        try Data("canary".utf8).write(to: secret)
        defer { try? FileManager.default.removeItem(at: secret) }
        let attacks = [
            "<!DOCTYPE a [<!ENTITY x SYSTEM '\(secret.absoluteString)'>]><a>&x;</a>",
            "<!DOCTYPE a [<!ENTITY % p SYSTEM '\(secret.absoluteString)'>%p;]><a>1</a>",
            "<!DOCTYPE a SYSTEM '\(secret.absoluteString)'><a>1</a>",
        ]
        for attack in attacks {
            #expect(!events(attack).joined().contains("canary"))
            #expect(try !read(attack).posts.contains { $0.text?.contains("canary") == true })
        }
    }

    @Test func declaredEntitiesDoNotExpand() throws {
        var bomb = "<!DOCTYPE a [<!ENTITY e0 'xxxxxxxxxx'>"
        for level in 1...20 { bomb += "<!ENTITY e\(level) '&e\(level - 1);&e\(level - 1);&e\(level - 1);'>" }
        bomb += "]><a>&e20;</a>"
        #expect(events(bomb).joined().utf8.count < 1000)
    }

    @Test func eventsDoNotDependOnTheChunks() throws {
        let document = "<a><b c='1'>text</b>\n<d>more</d></a>"
        let structure = { (events: [String]) in events.filter { !$0.hasPrefix("text") } }
        #expect(structure(events(document, chunk: 1)) == structure(events(document)))
    }
}

/// Writes down what the parser says.
private final class EventLog {
    var events: [String] = []

    static let handlers = XMLPushParser.Handlers(
        startElement: { context, name, _, _, _, _, count, _, attributes in
            guard let log = EventLog.of(context), let name else { return }
            var event = "start " + String(cString: name)
            let list = XMLAttributes(attributes, count: count)
            for index in 0..<list.count {
                let value = String(decoding: list.value(index), as: UTF8.self)
                event += " " + String(decoding: list.name(index), as: UTF8.self) + "=" + value
            }
            log.events.append(event)
        },
        endElement: { context, name, _, _ in
            if let log = EventLog.of(context), let name { log.events.append("end " + String(cString: name)) }
        },
        text: { context, bytes, count in EventLog.of(context)?.add(bytes, count) },
        cdata: { context, bytes, count in EventLog.of(context)?.add(bytes, count) },
        error: { _, _ in })

    private static func of(_ context: UnsafeMutableRawPointer?) -> EventLog? {
        context.map { Unmanaged<EventLog>.fromOpaque($0).takeUnretainedValue() }
    }

    private func add(_ bytes: UnsafePointer<UInt8>?, _ count: Int32) {
        events.append("text " + String(decoding: UnsafeBufferPointer(start: bytes, count: Int(count)), as: UTF8.self))
    }
}
