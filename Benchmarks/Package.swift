// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that Squelch's has nothing in it that is not shipped or tested.
let package = Package(
    name: "squelch-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "squelch", path: "..")],
    targets: [
        .executableTarget(
            name: "SquelchBench",
            dependencies: [
                .product(name: "SquelchModel", package: "squelch"),
                .product(name: "SquelchSignals", package: "squelch"),
                .product(name: "SquelchTimeline", package: "squelch"),
            ]),
        .executableTarget(
            name: "ArchiveBench",
            dependencies: [
                .product(name: "SquelchArchive", package: "squelch"),
                .product(name: "SquelchFetch", package: "squelch"),
                .product(name: "SquelchIngest", package: "squelch"),
                .product(name: "SquelchKit", package: "squelch"),
                .product(name: "SquelchTimeline", package: "squelch"),
            ]),
        .executableTarget(
            name: "PostFeatures",
            dependencies: [
                .product(name: "SquelchIngest", package: "squelch"),
                .product(name: "SquelchSignals", package: "squelch"),
                .product(name: "SquelchTimeline", package: "squelch"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)
