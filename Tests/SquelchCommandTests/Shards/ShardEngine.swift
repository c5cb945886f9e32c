import Foundation
import SquelchCuration
import SquelchIngest
import SquelchKit
import SquelchShards
import SquelchTimeline

/// Carries frames between the stages as an engine does, in whatever order, all in this process.
struct ShardEngine {
    /// A frame as whoever carries it sees it.
    struct Carried {
        var kind: Character
        var destination: Int
        var bytes: [UInt8]
    }

    var stages: ShardStages
    var program = "test"
    var layout = ShardLayout(accounts: 3, stories: 2)
    /// Texts that go along; see ``ShardStages/features(_:part:texts:_:)``.
    var texts: Int?
    var random = SystemRandomNumberGenerator()
    /// What happens to frames on their way to a stage.
    var onTheWay: (_ stage: String, _ frames: inout [Carried]) -> Void = { _, _ in }

    init(_ job: ShardJob) { stages = ShardStages(job, program: "test") }

    /// The analysis of posts that lie in several parts.
    mutating func analysis(_ parts: [[Source]]) throws -> Analysis {
        let features = try parts.enumerated().flatMap { number, sources in
            try self.features(sources, part: number)
        }
        let posts = features.of("P")
        let read = try merged(features.of("S"))
        let surveyed = try each(posts, with: read, "survey") { try $0.survey(&$1, $2) }
        let survey = try merged(read + surveyed.of("S"))
        let met = try each(surveyed.of("K"), "meet") { try $0.meet(&$1, $2) }
        let told = try each(posts + met, with: survey, "tell") { try $0.tell(&$1, $2) }
        let found = try each(told, "stories") { try $0.stories(&$1, $2) }
        let ties = try merged(found.of("E"))
        let labels = ties.isEmpty ? [] : try run("label", ties) { try $0.label(&$1, $2) }
        let known = posts + found.of("R")
        let contexts = try merged(try each(known, with: survey, "contexts") { try $0.contexts(&$1, $2) })
        let voices = try merged(
            try each(known, with: survey + contexts, "voices") { try $0.voices(&$1, $2) })
        let weighed = try each(known + labels, with: survey + contexts + voices, "weigh") { try $0.weigh(&$1, $2) }
        let covered = try each(weighed.of("V"), "cover") { try $0.cover(&$1, $2) }
        var last = weighed.of("W") + weighed.of("O") + weighed.of("S") + covered + survey
        last.shuffle(using: &random)
        onTheWay("finish", &last)
        var reader = Self.reader(last, program)
        return try stages.finish(&reader)
    }

    func features(_ sources: [Source], part: Int) throws -> [Carried] {
        var bytes: [UInt8] = []
        var writer = ShardWriter(program: program, layout: layout) { bytes.append(contentsOf: $0) }
        _ = try stages.features(sources, part: part, texts: texts, &writer)
        try writer.finish()
        return Self.split(bytes)
    }

    /// A stage on each part that frames are for.
    private mutating func each(
        _ frames: [Carried], with sums: [Carried] = [], _ name: String,
        _ stage: (ShardStages, inout ShardReader, ShardOutput) throws -> Void
    ) throws -> [Carried] {
        let parts = Dictionary(grouping: frames, by: \.destination)
        // Parts that only others speak of have no posts.
        let first = frames.first?.kind
        return try parts.keys.shuffled(using: &random).flatMap { part -> [Carried] in
            let own = parts[part] ?? []
            guard own.contains(where: { $0.kind == first }) else { return [] }
            return try run(name, own + sums, stage)
        }
    }

    /// Sums merged in a random order and grouping.
    private mutating func merged(_ frames: [Carried]) throws -> [Carried] {
        var left = frames
        while left.count > 1 {
            left.shuffle(using: &random)
            let some = Array(left.prefix(Int.random(in: 2...max(2, left.count), using: &random)))
            left.removeFirst(some.count)
            left += try run("merge", some) { try $0.merge(&$1, $2) }
        }
        return left
    }

    mutating func run(
        _ name: String, _ frames: [Carried], _ stage: (ShardStages, inout ShardReader, ShardOutput) throws -> Void
    ) throws -> [Carried] {
        var frames = frames.shuffled(using: &random)
        onTheWay(name, &frames)
        var reader = Self.reader(frames, program)
        var bytes: [UInt8] = []
        try stage(stages, &reader, ShardOutput { bytes.append(contentsOf: $0) })
        return Self.split(bytes)
    }

    static func reader(_ frames: [Carried], _ program: String) -> ShardReader {
        let bytes = frames.flatMap(\.bytes)
        return reader(bytes, program, frames: frames.count)
    }

    static func reader(_ bytes: [UInt8], _ program: String, frames: Int? = nil) -> ShardReader {
        var place = 0
        return ShardReader(program: program, frames: frames) { (count) throws(ShardFailure) in
            let piece = Array(bytes[place..<min(bytes.count, place + count)])
            place += piece.count
            return piece
        }
    }

    /// The frames of an output without its end, as the documentation lets others read them: name and kind in 8 bytes,
    /// version in 4, bytes of the body in 8, and in the body first the part that it is for.
    static func split(_ bytes: [UInt8]) -> [Carried] {
        var frames: [Carried] = []
        var place = 0
        func number(_ range: Range<Int>) -> Int { bytes[range].reversed().reduce(0) { $0 << 8 | Int($1) } }
        while place < bytes.count {
            let end = place + 20 + number(place + 12..<place + 20) + 8
            let kind = Character(UnicodeScalar(bytes[place + 7]))
            if kind != "Z" {
                let part = number(place + 20..<place + 24)
                frames.append(Carried(kind: kind, destination: part, bytes: Array(bytes[place..<end])))
            }
            place = end
        }
        return frames
    }
}

extension [ShardEngine.Carried] {
    /// Those of a kind.
    func of(_ kind: Character) -> [Element] { filter { $0.kind == kind } }
}
