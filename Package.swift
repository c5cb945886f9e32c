// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "squelch",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "squelch", targets: ["squelch"]),
        .library(name: "SquelchKit", targets: ["SquelchKit", "SquelchShards"]),
        .library(name: "SquelchTimeline", targets: ["SquelchTimeline"]),
        .library(name: "SquelchIngest", targets: ["SquelchIngest"]),
        .library(name: "SquelchArchive", targets: ["SquelchArchive"]),
        .library(name: "SquelchFetch", targets: ["SquelchFetch"]),
        .library(name: "SquelchSignals", targets: ["SquelchSignals"]),
        .library(name: "SquelchModel", targets: ["SquelchModel"]),
        .library(name: "SquelchCuration", targets: ["SquelchCuration"]),
        .library(name: "SquelchDocuments", targets: ["SquelchDocuments"]),
        .library(name: "SquelchReview", targets: ["SquelchReview"]),
        .library(name: "SquelchReviewServer", targets: ["SquelchReviewServer"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    ],
    targets: [
        // C libraries and shims, from the bottom up.
        .systemLibrary(name: "CLibArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(name: "CLibCBOR", pkgConfig: "libcbor", providers: [.apt(["libcbor-dev"])]),
        .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"])]),
        .systemLibrary(name: "CLibCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "CSimdjsonShim", linkerSettings: [.linkedLibrary("simdjson")]),
        .target(name: "CCLD2Shim", linkerSettings: [.linkedLibrary("cld2")]),
        // GMime is loaded when mail is read: it is needed neither to build nor for anything else.
        .target(name: "CGMimeShim"),
        .target(name: "CSquelchKernels"),
        .target(name: "CSquelchSystem"),
        .target(name: "CSquelchTables", exclude: ["heads.bin", "shapes.bin", "trees.bin", "vectors.bin"]),

        // Libraries: each imports only those above it.
        .target(name: "SquelchSystem", dependencies: ["CSquelchSystem"]),
        .target(name: "SquelchTimeline", dependencies: ["SquelchSystem"]),
        .target(name: "SquelchJSON", dependencies: ["CSimdjsonShim", "SquelchTimeline"]),
        .target(
            name: "SquelchIngest",
            dependencies: [
                "CGMimeShim", "CLibArchive", "CLibCBOR", "CLibCSV", "CLibXML2", "CSquelchKernels", "CZlib",
                "SquelchJSON", "SquelchSystem", "SquelchTimeline",
            ]),
        .target(
            name: "SquelchSignals",
            dependencies: ["CSquelchKernels", "CSquelchTables", "CStemmer", "SquelchSystem", "SquelchTimeline"],
            resources: [.embedInCode("Data")]),
        .target(name: "SquelchFollowing", dependencies: ["CCLD2Shim", "SquelchSignals", "SquelchTimeline"]),
        .target(name: "SquelchFetch", dependencies: ["CLibCurl", "SquelchSystem", "SquelchTimeline"]),
        .target(
            name: "SquelchArchive",
            dependencies: [
                "CSQLite", "SquelchIngest", "SquelchSystem", "SquelchTimeline",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .target(
            name: "SquelchModel",
            dependencies: ["CSquelchTables", "SquelchSignals", "SquelchSystem", "SquelchTimeline"]),
        .target(name: "SquelchCuration", dependencies: ["SquelchModel", "SquelchSignals", "SquelchTimeline"]),
        .target(
            name: "SquelchDocuments",
            dependencies: [
                "SquelchCuration", "SquelchFollowing", "SquelchIngest", "SquelchJSON", "SquelchModel", "SquelchSystem",
                "SquelchTimeline",
                .product(name: "Mustache", package: "swift-mustache"), .product(name: "TOMLKit", package: "TOMLKit"),
            ], resources: [.embedInCode("Templates")]),
        .target(
            name: "SquelchReport",
            dependencies: [
                "CSquelchSystem", "SquelchCuration", "SquelchDocuments", "SquelchModel", "SquelchSystem",
                "SquelchTimeline",
            ], resources: [.embedInCode("Templates")]),
        .target(
            name: "SquelchReview",
            dependencies: [
                "SquelchCuration", "SquelchDocuments", "SquelchModel", "SquelchReport", "SquelchSystem",
                "SquelchTimeline",
            ]),
        .target(
            name: "SquelchReviewServer",
            dependencies: [
                "CLibArchive", "SquelchCuration", "SquelchDocuments", "SquelchReport", "SquelchReview", "SquelchSystem",
                "SquelchTimeline",
                .product(name: "FlyingFox", package: "FlyingFox"), .product(name: "FlyingSocks", package: "FlyingFox"),
            ], resources: [.embedInCode("Templates")]),
        .target(
            name: "SquelchUpkeep",
            dependencies: [
                "SquelchArchive", "SquelchCuration", "SquelchDocuments", "SquelchFetch", "SquelchFollowing",
                "SquelchIngest", "SquelchReview", "SquelchSystem", "SquelchTimeline",
            ]),
        .target(
            name: "SquelchKit",
            dependencies: [
                "SquelchArchive", "SquelchCuration", "SquelchDocuments", "SquelchFetch", "SquelchFollowing",
                "SquelchIngest", "SquelchModel", "SquelchReport", "SquelchReview", "SquelchSignals", "SquelchSystem",
                "SquelchTimeline", "SquelchUpkeep",
            ]),
        .target(
            name: "SquelchShards",
            dependencies: [
                "SquelchCuration", "SquelchFollowing", "SquelchIngest", "SquelchKit", "SquelchModel", "SquelchSignals",
                "SquelchSystem", "SquelchTimeline",
            ]),

        .executableTarget(
            name: "squelch",
            dependencies: [
                "CSquelchSystem", "SquelchArchive", "SquelchCuration", "SquelchDocuments", "SquelchFetch",
                "SquelchIngest", "SquelchKit", "SquelchReport", "SquelchReview", "SquelchReviewServer", "SquelchShards",
                "SquelchSystem", "SquelchTimeline", "SquelchUpkeep",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        .target(
            name: "SquelchTestSupport", dependencies: ["SquelchSignals", "SquelchTimeline"],
            path: "Tests/SquelchTestSupport"),
        .testTarget(name: "SquelchTimelineTests", dependencies: ["SquelchTimeline"]),
        .testTarget(name: "SquelchJSONTests", dependencies: ["SquelchJSON", "SquelchTimeline"]),
        .testTarget(
            name: "SquelchIngestTests",
            dependencies: [
                "CLibArchive", "CLibXML2", "CSquelchKernels", "CZlib", "SquelchIngest", "SquelchJSON",
                "SquelchTimeline",
            ]),
        .testTarget(
            name: "SquelchSignalsTests", dependencies: ["CSquelchKernels", "SquelchSignals", "SquelchTimeline"]),
        .testTarget(
            name: "SquelchFollowingTests",
            dependencies: ["SquelchFollowing", "SquelchIngest", "SquelchSignals", "SquelchTimeline"]),
        .testTarget(
            name: "SquelchFetchTests", dependencies: ["CZlib", "SquelchFetch", "SquelchTestSupport", "SquelchTimeline"]),
        .testTarget(
            name: "SquelchArchiveTests",
            dependencies: [
                "ArchiveFaults", "SquelchArchive", "SquelchIngest", "SquelchTimeline",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        // What the tests of faults kill, and what makes calls to the system fail.
        .target(name: "CFaults", path: "Tests/ArchiveFaults/CFaults", linkerSettings: [.linkedLibrary("sqlite3")]),
        .executableTarget(
            name: "ArchiveFaults", dependencies: ["CFaults", "SquelchArchive", "SquelchIngest", "SquelchTimeline"],
            path: "Tests/ArchiveFaults/Helper"),
        .testTarget(
            name: "SquelchModelTests",
            dependencies: ["SquelchTestSupport", "SquelchModel", "SquelchSignals", "SquelchTimeline"]),
        .testTarget(
            name: "SquelchCurationTests",
            dependencies: [
                "SquelchTestSupport", "SquelchCuration", "SquelchModel", "SquelchSignals", "SquelchTimeline",
            ]),
        .testTarget(
            name: "SquelchDocumentsTests",
            dependencies: [
                "SquelchCuration", "SquelchDocuments", "SquelchFollowing", "SquelchIngest", "SquelchModel",
                "SquelchSignals", "SquelchSystem", "SquelchTestSupport", "SquelchTimeline",
            ]),
        .testTarget(
            name: "SquelchReportTests",
            dependencies: [
                "SquelchCuration", "SquelchDocuments", "SquelchIngest", "SquelchReport", "SquelchSystem",
                "SquelchTimeline",
            ]),
        .testTarget(
            name: "SquelchReviewTests",
            dependencies: [
                "SquelchArchive", "SquelchCuration", "SquelchDocuments", "SquelchIngest", "SquelchKit", "SquelchModel",
                "SquelchReport", "SquelchReview", "SquelchReviewServer", "SquelchSystem", "SquelchTestSupport",
                "SquelchTimeline", "SquelchUpkeep",
            ]),
        .testTarget(
            name: "SquelchCommandTests",
            dependencies: [
                "CLibXML2", "SquelchArchive", "SquelchCuration", "SquelchDocuments", "SquelchFetch", "SquelchIngest",
                "SquelchKit", "SquelchModel", "SquelchReport", "SquelchReview", "SquelchShards", "SquelchSignals",
                "SquelchSystem", "SquelchTestSupport", "SquelchTimeline", "SquelchUpkeep", "squelch",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], exclude: ["Golden"]),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)

for target in package.targets where [.regular, .executable, .test].contains(target.type) {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
    ]
}
