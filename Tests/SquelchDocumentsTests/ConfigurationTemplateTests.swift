import Foundation
import SquelchDocuments
import SquelchFollowing
import SquelchTimeline
import Testing

/// What `squelch init` writes is what every command reads.
struct ConfigurationTemplateTests {
    private let contexts = [
        Context(name: "work/\"swift\"", kind: .professional), Context(name: "Tëch\n", kind: .interest),
    ]

    @Test func itIsReadAsItWasMeant() throws {
        let text = ConfigurationTemplate.render(paths: ["/a b/\"c\"\\d"], contexts: contexts)
        let configuration = try ConfigurationFile.parse(text)
        #expect(configuration.warnings.isEmpty)
        #expect(configuration.paths == ["/a b/\"c\"\\d"])
        #expect(configuration.contexts.map(\.name) == ["Tëch\n", "work/\"swift\""])
        #expect(configuration.contexts.map(\.kind) == [.interest, .professional])
    }

    @Test func whatItOffersIsUnderstood() throws {
        let text = ConfigurationTemplate.render(paths: ["a"], contexts: [])
        let offered = text.split(separator: "\n").map { line in
            line.hasPrefix("# ") && (line.contains(" = ") || line.hasPrefix("# [")) ? line.dropFirst(2) : line
        }
        let configuration = try ConfigurationFile.parse(offered.joined(separator: "\n"))
        #expect(configuration.warnings.isEmpty)
        #expect(configuration.own.count == 2 && configuration.protected.count == 1 && configuration.hidden.count == 1)
        #expect(configuration.contexts.count == 1 && configuration.identities.count == 1)
        #expect(configuration.relations.count == 1 && configuration.notes.count == 1)
    }

    /// The example that is installed says the same, with a value for each key.
    @Test func theInstalledExampleIsOfTheSameSource() throws {
        let root = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let file = root.appendingPathComponent(".packaging/squelch.toml")
        #expect(try String(contentsOf: file, encoding: .utf8) == ConfigurationTemplate.example)
        let configuration = try ConfigurationFile.parse(ConfigurationTemplate.example)
        #expect(configuration.warnings.isEmpty)
        #expect(configuration.paths == ["~/feeds"] && configuration.own.count == 2)
        #expect(configuration.contexts.map(\.accounts) == [["@build@ci.example"]])
        #expect(configuration.notes.count == 1)
    }

    @Test func pathsBeginWhereTheFileLies() {
        let paths = ConfigurationFile.resolve(
            ["a", "/b", "~/c", "~"], of: "/home/mira/s/squelch.toml", home: "/home/mira")
        #expect(paths == ["/home/mira/s/a", "/b", "/home/mira/c", "/home/mira"])
        #expect(ConfigurationFile.resolve(["a"], of: "squelch.toml", home: nil) == ["a"])
    }
}
