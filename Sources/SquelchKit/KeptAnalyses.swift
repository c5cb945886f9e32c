public import SquelchArchive
public import SquelchCuration
public import SquelchFollowing
import SquelchModel
import SquelchSystem
public import SquelchTimeline
import SquelchUpkeep

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Analyses of an archive as they were found out, to be said again as long as nothing has changed: neither what was kept, nor
/// what the user decided and configured, nor what was asked for, nor the program.
///
/// The clock may have gone on. What it decides is which posts are of the future, so an analysis holds until the first of
/// them is not; what has changed since the last time is compared anew.
public struct KeptAnalyses {
    private let cache: ArchiveCache
    private let archive: Archive
    private let contents: ArchiveContents
    private let options: AnalysisOptions
    private let name: Int64
    private let key: [UInt8]

    private static let kind = "analysis"
    /// Analyses that are kept: of several contexts and periods.
    private static let most = 8

    /// Everything that an analysis of the records of an archive rests on, beside the clock and the time before.
    private struct Basis: Encodable {
        var program: String
        var contents: ArchiveContents
        var moved: [String]
        var configuration: Configuration
        var since: Int64?
        var sinceLength: Int64?
        var until: Int64?
        var threshold: Double?
        var context: String?
        var halfLife: Double
        var budget: Double?
        var learns: Bool
        var previous: [String: Verdict]
        var decisions: [String: StandingDecision]
    }

    /// An analysis, and from when until when it holds.
    private struct Kept: Codable {
        var from: Int64
        var until: Int64
        var analysis: Analysis
        var warnings: [SourceWarning]
    }

    /// Analyses with these options; nil where none can be kept, or they rest on more than the archive.
    public init?(of archive: Archive, _ options: AnalysisOptions, _ configuration: Configuration) throws {
        guard let learns = options.personal.learns, let program = Surroundings.program,
            let cache = ArchiveCache(of: archive)
        else { return nil }
        contents = try archive.contents()
        let moved = try MovedFeeds(archive)?.moves.flatMap { [$0.address, $0.target] } ?? []
        let basis = Basis(
            program: program, contents: contents, moved: moved, configuration: configuration, since: options.since,
            sinceLength: options.sinceLength, until: options.until, threshold: options.threshold,
            context: options.context, halfLife: options.halfLifeDays, budget: options.budgetMinutes, learns: learns,
            previous: options.previous, decisions: options.decisions)
        let encoder = Self.encoder
        encoder.outputFormatting = .sortedKeys
        let bytes = Array(try encoder.encode(basis))
        let hashes = bytes.withUnsafeBufferPointer { bytes in [1, 2].map { ByteHash.hash(bytes, seed: $0) } }
        key = hashes.flatMap(\.littleEndianBytes)
        name = Int64(bitPattern: hashes[0])
        self.cache = cache
        self.archive = archive
        self.options = options
    }

    /// What was said before, as of now; nil where nothing was, or it holds no longer.
    public func recall() -> (analysis: Analysis, warnings: [SourceWarning])? {
        guard let bytes = cache.value(Self.kind, name, key: key),
            let kept = try? Self.decoder.decode(Kept.self, from: Data(bytes)),
            (kept.from..<kept.until).contains(options.now)
        else { return nil }
        var analysis = kept.analysis
        analysis.generated = options.now
        analysis.compare(options)
        return (analysis, kept.warnings)
    }

    /// Keeps what was found out, unless something could not be read, or has changed in the meantime.
    public func keep(_ outcome: AnalysisRun.Outcome) {
        var until = outcome.steadyUntil
        if let end = options.until, end > options.now { until = min(until, end) }
        guard outcome.reports.allSatisfy(\.isFaultless), outcome.timeline.posts.count > 0, outcome.preview == nil,
            until > options.now,
            (try? archive.contents()) == contents
        else { return }
        var analysis = outcome.result.analysis
        analysis.since = nil
        let kept = Kept(from: options.now, until: until, analysis: analysis, warnings: outcome.warnings)
        guard let bytes = try? Self.encoder.encode(kept) else { return }
        cache.keep([ArchiveCache.Value(name: name, key: key, bytes: Array(bytes))], Self.kind)
        cache.thin(Self.kind, to: Self.most)
    }

    private static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        return encoder
    }

    private static var decoder: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        return decoder
    }
}
