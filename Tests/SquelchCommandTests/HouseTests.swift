import Foundation
import Testing

/// The order of the house, as `CONTRIBUTING.md` draws it.
struct HouseTests {
    /// What each module may import of ours and of others.
    private static let allowed: [String: Set<String>] = [
        "SquelchSystem": ["CSquelchSystem"],
        "SquelchTimeline": ["SquelchSystem"],
        "SquelchJSON": ["CSimdjsonShim", "SquelchTimeline"],
        "SquelchIngest": [
            "CGMimeShim", "CLibArchive", "CLibCBOR", "CLibCSV", "CLibXML2", "CSquelchKernels", "CZlib", "SquelchJSON",
            "SquelchSystem", "SquelchTimeline",
        ],
        "SquelchSignals": ["CSquelchKernels", "CSquelchTables", "CStemmer", "SquelchSystem", "SquelchTimeline"],
        "SquelchFollowing": ["CCLD2Shim", "SquelchSignals", "SquelchTimeline"],
        "SquelchArchive": ["CSQLite", "GRDB", "SquelchIngest", "SquelchSystem", "SquelchTimeline"],
        "SquelchFetch": ["CLibCurl", "SquelchSystem", "SquelchTimeline"],
        "SquelchModel": ["CSquelchTables", "SquelchSignals", "SquelchSystem", "SquelchTimeline"],
        "SquelchCuration": ["SquelchModel", "SquelchSignals", "SquelchTimeline"],
        "SquelchDocuments": [
            "Mustache", "SquelchCuration", "SquelchFollowing", "SquelchIngest", "SquelchJSON", "SquelchModel",
            "SquelchSystem", "SquelchTimeline", "TOMLKit",
        ],
        "SquelchReport": [
            "CSquelchSystem", "SquelchCuration", "SquelchDocuments", "SquelchModel", "SquelchSystem",
            "SquelchTimeline",
        ],
        "SquelchReview": [
            "SquelchCuration", "SquelchDocuments", "SquelchModel", "SquelchReport", "SquelchSystem", "SquelchTimeline",
        ],
        "SquelchReviewServer": [
            "CLibArchive", "FlyingFox", "FlyingSocks", "Foundation", "FoundationEssentials", "Mustache",
            "SquelchCuration", "SquelchDocuments", "SquelchReport", "SquelchReview", "SquelchSystem", "SquelchTimeline",
        ],
        "SquelchUpkeep": [
            "Foundation", "FoundationEssentials", "SquelchArchive", "SquelchCuration", "SquelchDocuments",
            "SquelchFetch", "SquelchFollowing", "SquelchIngest", "SquelchReview", "SquelchSystem", "SquelchTimeline",
        ],
        "SquelchKit": [
            "Foundation", "FoundationEssentials", "SquelchArchive", "SquelchCuration", "SquelchDocuments",
            "SquelchFetch", "SquelchFollowing", "SquelchIngest", "SquelchModel", "SquelchReport", "SquelchReview",
            "SquelchSignals", "SquelchSystem", "SquelchTimeline", "SquelchUpkeep",
        ],
        "SquelchShards": [
            "Foundation", "FoundationEssentials", "SquelchCuration", "SquelchFollowing", "SquelchIngest", "SquelchKit",
            "SquelchModel", "SquelchSignals", "SquelchSystem", "SquelchTimeline",
        ],
        // Python.
        "SquelchSpark": [],
        "squelch": [
            "ArgumentParser", "CSquelchSystem", "SquelchArchive", "SquelchCuration", "SquelchDocuments", "SquelchFetch",
            "SquelchIngest", "SquelchKit", "SquelchReport", "SquelchReview", "SquelchReviewServer", "SquelchShards",
            "SquelchSystem", "SquelchTimeline", "SquelchUpkeep",
        ],
    ]
    private static let system: Set<String> = ["Dispatch", "Synchronization"]
    /// The names of the C library, and the one file that may know them.
    private static let libraries: Set<String> = ["Darwin", "Glibc", "Musl"]
    private static let librariesFile = "CLibrary.swift"

    private func files(of module: String) throws -> [URL] {
        let folder = AnalysisRunTests.root.appendingPathComponent("Sources/\(module)")
        let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return try #require(found).compactMap { $0 as? URL }.filter {
            ["swift", "c", "cpp"].contains($0.pathExtension)
        }
    }

    private func modules() throws -> [String] {
        try FileManager.default.contentsOfDirectory(
            atPath: AnalysisRunTests.root.appendingPathComponent("Sources").path)
    }

    @Test func importsPointOneWay() throws {
        #expect(try Set(modules().filter { $0.lowercased().hasPrefix("squelch") }) == Set(Self.allowed.keys))
        for (module, allowed) in Self.allowed {
            for file in try files(of: module) where file.pathExtension == "swift" {
                for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                    let words = line.split(separator: " ")
                    guard let place = words.firstIndex(of: "import"), place + 1 < words.count,
                        words[..<place].allSatisfy({
                            ["public", "package", "internal", "@preconcurrency", "@_exported"].contains($0)
                        })
                    else { continue }
                    let name = String(words[place + 1].prefix { $0 != "." })
                    #expect(
                        Self.system.contains(name) || allowed.contains(name)
                            || Self.libraries.contains(name) && file.lastPathComponent == Self.librariesFile,
                        "\(file.lastPathComponent): \(line)")
                }
            }
        }
    }

    /// Rule 1: no connection, no other program. One module asks the servers of feeds, by libcurl; one listens on this machine,
    /// by FlyingFox; and one file starts one program: what opens a page in the user's browser.
    @Test func nothingConnectsOrStartsAProgram() throws {
        let exceptions = ["curl_": "SquelchFetch", "HTTPServer": "SquelchReviewServer"]
        let calls = [
            "socket(", "connect(", "getaddrinfo(", "URLSession", "popen(", "execv", "fork(", "HTTPClient",
            "WebSocket",
        ]
        for module in try modules() where !module.hasPrefix(".") {
            for file in try files(of: module) {
                let text = try String(contentsOf: file, encoding: .utf8)
                for call in calls { #expect(!text.contains(call), "\(file.lastPathComponent): \(call)") }
                for (call, home) in exceptions where home != module {
                    #expect(!text.contains(call), "\(file.lastPathComponent): \(call)")
                }
                if file.lastPathComponent != "BrowserOpener.swift" {
                    #expect(!text.contains("posix_spawn"), "\(file.lastPathComponent)")
                }
            }
        }
    }

    /// What listens does so for this machine alone.
    @Test func theReviewListensOnThisMachineAlone() throws {
        let files = try files(of: "SquelchReviewServer").filter { $0.pathExtension == "swift" }
        let texts = try files.map { try String(contentsOf: $0, encoding: .utf8) }
        let calls = texts.flatMap {
            $0.matches(of: /\.(inet|inet6|loopback|unix)\([^)]*\)/).map { String($0.output.0) }
        }
        #expect(calls == [#".inet(ip4: "127.0.0.1", port: 0)"#])
    }
}
