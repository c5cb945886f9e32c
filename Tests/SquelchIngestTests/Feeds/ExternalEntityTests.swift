import Foundation
import SquelchIngest
import SquelchTimeline
import Testing

/// Nothing outside of the file is ever read for it.
@Suite("External entities")
struct ExternalEntityTests {
    private static let canary = "canary-of-the-hill"

    /// Documents that would show the file at `path` if anything were loaded.
    private static func attacks(_ path: String, _ dtd: String) -> [String] {
        let body =
            "<rss version='2.0'><channel><title>x&e;y</title><item><guid>1</guid>"
            + "<title>&e;</title></item></channel></rss>"
        return [
            "<!DOCTYPE rss [<!ENTITY e SYSTEM \"file://\(path)\">]>" + body,
            "<!DOCTYPE rss [<!ENTITY e SYSTEM '\(path)'>]>" + body,
            "<!DOCTYPE rss [<!ENTITY e PUBLIC \"-//x//y\" \"\(path)\">]>" + body,
            "<!DOCTYPE rss [<!ENTITY % p SYSTEM \"file://\(dtd)\">%p;]>" + body,
            "<!DOCTYPE rss [<!ENTITY % f SYSTEM \"\(path)\"><!ENTITY % d \"<!ENTITY e '%f;'>\">%d;]>" + body,
            "<!DOCTYPE rss SYSTEM \"file://\(dtd)\">" + body,
            "<!DOCTYPE rss PUBLIC \"-//x//y\" \"\(dtd)\">" + body,
            """
            <rss version="2.0" xmlns:xi="http://www.w3.org/2001/XInclude"><channel><title>t</title>
            <item><guid>1</guid><title><xi:include href="file://\(path)" parse="text"/></title></item></channel></rss>
            """,
            "<?xml-stylesheet href=\"\(path)\"?><?xml version=\"1.0\"?>" + body,
        ]
    }

    @Test(arguments: 0..<9)
    func noFileIsRead(_ attack: Int) throws {
        let folder = FileManager.default.temporaryDirectory
        let secret = folder.appendingPathComponent("squelch-canary-\(UUID().uuidString)")
        let dtd = folder.appendingPathComponent("squelch-dtd-\(UUID().uuidString)")
        try Data(Self.canary.utf8).write(to: secret)
        try Data("<!ENTITY e \"\(Self.canary)\">".utf8).write(to: dtd)
        defer {
            try? FileManager.default.removeItem(at: secret)
            try? FileManager.default.removeItem(at: dtd)
        }
        let reading = try read(Self.attacks(secret.path, dtd.path)[attack], keepsHTML: true)
        #expect(!String(describing: reading).contains(Self.canary))
        // The feed itself is read all the same.
        #expect(reading.feeds.count == 1)
        #expect(reading.report.format?.name == "rss2.0")
    }

    @Test func entitiesInsideEntitiesDoNotMultiply() throws {
        var doctype = "<!DOCTYPE rss [<!ENTITY a0 \"lol\">"
        for level in 1...9 {
            let inner = String(repeating: "&a\(level - 1);", count: 10)
            doctype += "<!ENTITY a\(level) \"\(inner)\">"
        }
        let reading = try read(doctype + "]>" + rss("<item><title>&a9;</title></item>"))
        #expect((reading.posts.first?.title ?? "").utf8.count < 100)
        #expect(!reading.warnings.isEmpty)
    }

    @Test func aLongEntityUsedOftenStaysWithinItsBudget() throws {
        let long = String(repeating: "a", count: 50_000)
        let uses = String(repeating: "&a;", count: 50_000)
        let reading = try read(
            "<!DOCTYPE rss [<!ENTITY a \"\(long)\">]>" + rss("<item><description>\(uses)</description></item>"))
        #expect((reading.posts.first?.text ?? "").utf8.count <= 256 << 10)
        #expect(!reading.warnings.isEmpty)
    }

    @Test func aShortEntityUsedOftenStaysWithinItsBudget() throws {
        let long = String(repeating: "a", count: 250)
        let uses = String(repeating: "<item><title>&a;</title></item>", count: 6000)
        let reading = try read("<!DOCTYPE rss [<!ENTITY a \"\(long)\">]>" + rss(uses))
        #expect(reading.posts.count == 6000)
        #expect(reading.posts.reduce(0) { $0 + ($1.title ?? "").utf8.count } < 1_200_000)
        #expect(!reading.warnings.isEmpty)
    }
}
