import Foundation
import SquelchDocuments
import SquelchKit
import SquelchTimeline
import Testing

/// What the documentation names is there.
struct DocsTests {
    private let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    private func files(_ folder: String, _ ending: String) throws -> [URL] {
        let all = FileManager.default.enumerator(
            at: root.appendingPathComponent(folder), includingPropertiesForKeys: nil)
        return (all?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == ending }
    }

    @Test func symbolsAndArticlesOfTheArticlesExist() throws {
        let sources = try files("Sources", "swift").map { try String(contentsOf: $0, encoding: .utf8) }.joined()
        let articles = try files("Sources/SquelchKit/SquelchKit.docc", "md")
        let names = Set(articles.map { $0.deletingPathExtension().lastPathComponent })
        #expect(articles.count >= 10)
        for article in articles {
            let text = try String(contentsOf: article, encoding: .utf8)
            for symbol in text.matches(of: /``([A-Za-z\/]+)``/).map(\.output.1) where symbol != "SquelchKit" {
                let last = symbol.split(separator: "/").last ?? symbol
                let isThere = ["struct ", "class ", "enum ", "var ", "func ", "case "].contains {
                    sources.contains("\($0)\(last)")
                }
                #expect(isThere, "\(article.lastPathComponent) names \(symbol)")
            }
            for name in text.matches(of: /<doc:([A-Za-z]+)>/).map(\.output.1) {
                #expect(names.contains(String(name)), "\(article.lastPathComponent) leads to \(name)")
            }
        }
        let index = try text("Sources/SquelchKit/SquelchKit.docc/SquelchKit.md")
        for name in names where name != "SquelchKit" { #expect(index.contains("<doc:\(name)>")) }
    }

    @Test(arguments: ["README.md", "Sources/SquelchKit/SquelchKit.docc/Configuration.md"])
    func theConfigurationThatIsShownIsOne(path: String) throws {
        let blocks = try text(path).split(separator: "```toml\n").dropFirst().compactMap {
            $0.split(separator: "```").first
        }
        let configuration = try ConfigurationFile.parse(String(try #require(blocks.first)))
        #expect(configuration.warnings.isEmpty)
        #expect(configuration.protected.count == 1 && configuration.hidden.count == 1 && configuration.own.count == 1)
        #expect(configuration.contexts.first?.kind == .professional)
        #expect(configuration.identities.first?.accounts.count == 2 && configuration.relations.count == 1)
    }

    @Test func theReadmeNamesEveryCommand() throws {
        let readme = try text("README.md")
        let list = try #require(
            try text("Sources/squelch/Squelch.swift").firstMatch(of: /subcommands: \[([^\]]+)\]/)?.output.1)
        let commands = list.matches(of: /([A-Za-z]+)\.self/).map {
            $0.output.1.lowercased().replacing("command", with: "")
        }
        #expect(commands.count >= 10)
        for command in commands { #expect(readme.contains("`\(command) "), "\(command)") }
    }
}
