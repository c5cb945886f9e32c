import Foundation
import SquelchIngest
import SquelchTimeline
import Testing

/// Folders are read whole, in one order, and never out of themselves.
@Suite("Finding sources")
struct SourceFinderTests {
    /// A folder with the given files in it, for as long as `body` runs.
    private func withFolder(_ files: [String], _ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("squelch-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        for file in files {
            let url = folder.appendingPathComponent(file)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data("x".utf8).write(to: url)
        }
        try body(folder.path)
    }

    @Test func foldersAreReadToTheBottomInOrder() throws {
        try withFolder(["b.xml", "a/z.xml", "a/b/c.json", "B.xml", ".hidden.xml", ".git/config", "é.xml"]) { folder in
            let found = SourceFinder.find([folder])
            let names = found.sources.map(\.name).map { String($0.dropFirst(folder.count + 1)) }
            #expect(names == ["B.xml", "a/b/c.json", "a/z.xml", "b.xml", "é.xml"])
            #expect(found.warnings.isEmpty)
            #expect(found.missing.isEmpty)
        }
    }

    @Test func linksInAFolderAreNotFollowed() throws {
        try withFolder(["a.xml"]) { folder in
            let manager = FileManager.default
            try manager.createSymbolicLink(atPath: folder + "/up", withDestinationPath: "..")
            try manager.createSymbolicLink(atPath: folder + "/passwords", withDestinationPath: "/etc/passwd")
            let found = SourceFinder.find([folder])
            #expect(found.sources.map(\.name) == [folder + "/a.xml"])
            #expect(found.warnings.map(\.source) == [folder + "/passwords", folder + "/up"])
        }
    }

    @Test func aLinkThatAPersonNamesIsFollowed() throws {
        try withFolder(["real/a.xml"]) { folder in
            let manager = FileManager.default
            try manager.createSymbolicLink(atPath: folder + "/link", withDestinationPath: folder + "/real")
            #expect(SourceFinder.find([folder + "/link"]).sources.map(\.name) == [folder + "/link/a.xml"])
        }
    }

    @Test func pathsKeepTheirOrderAndMissingOnesAreTold() throws {
        try withFolder(["a.xml", "b.xml"]) { folder in
            let found = SourceFinder.find([folder + "/b.xml", "-", folder + "/nothing.xml", folder + "/a.xml"])
            #expect(found.sources.map(\.name) == [folder + "/b.xml", "-", folder + "/a.xml"])
            #expect(found.missing == [folder + "/nothing.xml"])
        }
    }

    @Test func aPipeInAFolderIsLeftOut() throws {
        try withFolder(["a.xml"]) { folder in
            try #require(mkfifo(folder + "/pipe", 0o600) == 0)
            let found = SourceFinder.find([folder])
            #expect(found.sources.map(\.name) == [folder + "/a.xml"])
            #expect(found.warnings.count == 1)
        }
    }

    @Test func endlessFoldersEnd() throws {
        let deep = Array(repeating: "d", count: 80).joined(separator: "/")
        try withFolder(["a.xml", deep + "/b.xml"]) { folder in
            let found = SourceFinder.find([folder])
            #expect(found.sources.map(\.name) == [folder + "/a.xml"])
            #expect(found.warnings.count == 1)
        }
    }
}
