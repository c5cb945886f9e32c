import Foundation
import SquelchCuration
import SquelchIngest
import SquelchKit
import SquelchShards
import SquelchTimeline
import Testing

/// The same analysis in many parts.
struct ShardTests {
    private static let now = AnalysisRunTests.now

    private static func options(_ change: (inout AnalysisOptions) -> Void = { _ in }) -> AnalysisOptions {
        var options = AnalysisOptions(now: now)
        options.workers = Workers(1)
        options.personal = .off
        change(&options)
        return options
    }

    /// What one process says of all sources together.
    private static func whole(_ sources: [Source], _ options: AnalysisOptions) -> Analysis {
        AnalysisRun(FollowingReader(sources: sources, workers: Workers(1))).run(options).result.analysis
    }

    /// What people read of two analyses is the same.
    private static func expectEqual(
        _ parts: Analysis, _ whole: Analysis, _ place: SourceLocation = #_sourceLocation
    ) {
        func byID(_ analysis: Analysis) -> [String: AccountAnalysis] {
            Dictionary(analysis.accounts.map { ($0.account.id, $0) }) { first, _ in first }
        }
        let (left, right) = (byID(parts), byID(whole))
        #expect(Set(left.keys) == Set(right.keys), sourceLocation: place)
        for (id, one) in left {
            guard let other = right[id] else { continue }
            #expect(one.posts == other.posts, "\(id)", sourceLocation: place)
            #expect(abs((one.snr?.decibels ?? 99) - (other.snr?.decibels ?? 99)) < 1e-6, "\(id)", sourceLocation: place)
            #expect(abs((one.snr?.low ?? 99) - (other.snr?.low ?? 99)) < 1e-6, "\(id)", sourceLocation: place)
            #expect(one.verdict == other.verdict, "\(id)", sourceLocation: place)
            #expect(Set(one.contexts) == Set(other.contexts), "\(id)", sourceLocation: place)
            #expect(one.rank == other.rank, "\(id)", sourceLocation: place)
            // Contexts have the order in which a part met them.
            #expect(one.reasons.map(\.code) == other.reasons.map(\.code), "\(id)", sourceLocation: place)
            #expect(one.best.map(\.title) == other.best.map(\.title), "\(id)", sourceLocation: place)
            #expect(one.worst.map(\.title) == other.worst.map(\.title), "\(id)", sourceLocation: place)
            #expect(one.turnDown.map(\.value) == other.turnDown.map(\.value), "\(id)", sourceLocation: place)
            #expect(one.doubleOf == other.doubleOf, "\(id)", sourceLocation: place)
            let unique = abs(one.uniqueSignalMinutesPerWeek - other.uniqueSignalMinutesPerWeek)
            #expect(unique < 1e-6, "\(id)", sourceLocation: place)
            #expect(abs(one.postsPerDay - other.postsPerDay) < 1e-9, "\(id)", sourceLocation: place)
            guard let own = one.components, let others = other.components else { continue }
            for (part, same) in zip(own.named, others.named) {
                #expect(abs(part.decibels - same.decibels) < 1e-4, "\(id) \(part.name)", sourceLocation: place)
            }
        }
        #expect(parts.window == whole.window, sourceLocation: place)
        #expect(parts.totals.posts == whole.totals.posts, sourceLocation: place)
        #expect(abs((parts.totals.snr ?? 99) - (whole.totals.snr ?? 99)) < 1e-6, sourceLocation: place)
    }

    /// Lines of accounts that repeat each other and themselves, comment on the same pages and have folders with subjects.
    private static func lines(_ count: Int, seed: UInt64) -> [String] {
        var random = SeededRandom(state: seed)
        let subjects = [
            "kernel driver memory scheduler interrupt latency cache register compiler linker assembler",
            "bread flour oven dough butter sugar yeast crust salt pastry recipe",
            "match goal league striker keeper referee penalty stadium coach season trophy",
        ].map { $0.split(separator: " ").map(String.init) }
        var told: [String] = []
        return (0..<count).map { number in
            let account = Int.random(in: 0..<24, using: &random)
            let words = subjects[account % 3]
            var text = (0..<Int.random(in: 3...24, using: &random)).map { _ in
                words.randomElement(using: &random) ?? ""
            }.joined(separator: " ")
            if number % 5 == 0, let old = told.randomElement(using: &random) { text = old }
            if number % 11 == 0, let old = told.randomElement(using: &random) { text = old + " " + text }
            told.append(text)
            let day = Int.random(in: 1...19, using: &random)
            let hour = Int.random(in: 10...23, using: &random)
            let link = number % 4 == 0 ? #","links":["https://page.example/\#(number % 40)"]"# : ""
            return
                #"{"account":"account\#(account)","id":"\#(number % (count - 7))","folder":"topic\#(account % 3)","#
                + #""published":"2026-11-\#(day < 10 ? "0" : "")\#(day)T\#(hour):00:00Z","text":"\#(text)"\#(link)}"#
        }
    }

    private static func source(_ lines: [String], _ name: String = "posts.jsonl") -> Source {
        Source(name: name, origin: name, bytes: Array(lines.joined(separator: "\n").utf8))
    }

    @Test(arguments: [(1, 1, 1), (2, 3, 2), (5, 7, 11), (13, 4, 1)])
    func anyPartsSayTheSame(inputs: Int, accounts: Int, stories: Int) throws {
        let lines = Self.lines(700, seed: UInt64(inputs))
        var engine = ShardEngine(ShardJob(Self.options()))
        engine.layout = ShardLayout(accounts: accounts, stories: stories)
        let size = (lines.count + inputs - 1) / inputs
        let parts = (0..<inputs).map { part in
            [Self.source(Array(lines.dropFirst(part * size).prefix(size)))]
        }
        Self.expectEqual(try engine.analysis(parts), Self.whole([Self.source(lines)], Self.options()))
    }

    @Test func aPeriodAndAThresholdHoldInAllParts() throws {
        let lines = Self.lines(500, seed: 5)
        let options = Self.options {
            $0.sinceLength = 9 * 86_400
            $0.threshold = 2
        }
        var engine = ShardEngine(ShardJob(options))
        let parts = [Array(lines.prefix(200)), Array(lines.dropFirst(200))].map { [Self.source($0)] }
        Self.expectEqual(try engine.analysis(parts), Self.whole([Self.source(lines)], options))
    }

    @Test func theInventedFollowingIsJudgedTheSame() throws {
        let root = AnalysisRunTests.root.appendingPathComponent("Feeds").path
        let all = SourceFinder.find([root]).sources
        let list = all.filter { $0.name.hasSuffix(".opml") }
        let feeds = all.filter { !$0.name.hasSuffix(".opml") }
        var job = ShardJob(Self.options())
        job.following = list
        var engine = ShardEngine(job)
        engine.layout = ShardLayout(accounts: 5, stories: 3)
        let parts = stride(from: 0, to: feeds.count, by: 7).map { Array(feeds.dropFirst($0).prefix(7)) }
        Self.expectEqual(try engine.analysis(parts), Self.whole(list + feeds, Self.options()))
    }

    @Test func aStoryOfManyCopiesAndAnAccountOfManyPostsAreParts() throws {
        let copies = (0..<600).map { number in
            #"{"account":"a\#(number % 40)","id":"\#(number)","published":"2026-11-10T\#(10 + number % 14):00:00Z","#
                + #""text":"The bridge over the river is closed until further notice because of repairs"}"#
        }
        let flood = (0..<900).map { number in
            #"{"account":"flood","id":"\#(number)","published":"2026-11-1\#(number % 9)T10:00:00Z","#
                + #""text":"Measured \#(number * 7919) against \#(number) of the old \#(number % 31) in the mill"}"#
        }
        let lines = copies + flood
        var engine = ShardEngine(ShardJob(Self.options()))
        let parts = stride(from: 0, to: lines.count, by: 250).map {
            [Self.source(Array(lines.dropFirst($0).prefix(250)))]
        }
        Self.expectEqual(try engine.analysis(parts), Self.whole([Self.source(lines)], Self.options()))
    }

    /// Bytes that the largest task of each stage is given, and the analysis.
    private static func sizes(
        _ sources: [[Source]], texts: Int? = nil
    ) throws -> (largest: [String: Int], analysis: Analysis) {
        var engine = ShardEngine(ShardJob(options()))
        engine.texts = texts
        let largest = Largest()
        engine.onTheWay = { stage, frames in
            largest.bytes[stage] = max(largest.bytes[stage] ?? 0, frames.reduce(0) { $0 + $1.bytes.count })
        }
        let analysis = try engine.analysis(sources)
        return (largest.bytes, analysis)
    }

    private final class Largest { var bytes: [String: Int] = [:] }

    /// Who tells one story again and again, among posts that nobody repeats.
    private static func story(copies: Int) -> [Source] {
        let told = (0..<copies).map { number in
            #"{"account":"a\#(number % 40)","id":"c\#(number)","published":"2026-11-10T\#(10 + number % 14):00:00Z","#
                + #""text":"The bridge over the river is closed until further notice because of repairs"}"#
        }
        return [source(told + lines(300, seed: 3))]
    }

    @Test func aStoryToldTenTimesAsOftenTakesNoMoreKeys() throws {
        let few = try Self.sizes([Self.story(copies: 400)])
        let many = try Self.sizes([Self.story(copies: 4000)])
        Self.expectEqual(many.analysis, Self.whole(Self.story(copies: 4000), Self.options()))
        let (keys, more) = (few.largest["meet"] ?? 0, many.largest["meet"] ?? .max)
        // Among more posts keys are longer by some bits; there are no more of them.
        #expect(more < 2 * keys, "\(keys) bytes of keys became \(more)")
        // Of a copy travel where it lies and when it was told, and its text's signature once.
        let telling = ((many.largest["stories"] ?? .max) - (few.largest["stories"] ?? 0)) / 3600
        #expect(telling <= 44, "\(telling) bytes a copy")
    }

    @Test func fewerTextsOnTheWayChangeNoNumber() throws {
        let sources = [Self.source(Self.lines(2000, seed: 8))]
        let all = try Self.sizes([sources])
        let few = try Self.sizes([sources], texts: 2)
        #expect((few.largest["survey"] ?? .max) * 3 < (all.largest["survey"] ?? 0) * 2)
        for (one, other) in zip(all.analysis.accounts, few.analysis.accounts) {
            #expect(one.account.id == other.account.id)
            #expect(one.snr?.decibels == other.snr?.decibels)
            #expect(one.verdict == other.verdict)
            #expect(!other.best.isEmpty)
        }
    }
}

/// Frames that are not as they were.
struct ShardFaultTests {
    private static func engine() -> ShardEngine {
        var options = AnalysisOptions(now: AnalysisRunTests.now)
        options.personal = .off
        return ShardEngine(ShardJob(options))
    }

    private static let parts = (0..<3).map { part in
        [
            Source(
                name: "a.jsonl", origin: "a.jsonl",
                bytes: Array(
                    (0..<60).map { number in
                        #"{"account":"a\#(number % 8)","id":"\#(part * 60 + number)","#
                            + #""published":"2026-11-10T10:00:00Z","text":"Rain on the hill, \#(number % 9) mm in an hour"}"#
                    }.joined(separator: "\n").utf8))
        ]
    }

    @Test(arguments: [
        "survey", "meet", "tell", "stories", "label", "contexts", "voices", "weigh", "cover", "merge", "finish",
    ])
    func everyStageRefusesAFrameThatHasChanged(stage: String) throws {
        for change in ["flip", "cut", "lose end", "twice"] {
            var engine = Self.engine()
            var hasHappened = false
            engine.onTheWay = { name, frames in
                guard name == stage, !hasHappened, let place = frames.indices.randomElement() else { return }
                hasHappened = true
                switch change {
                case "flip": frames[place].bytes[Int.random(in: 0..<frames[place].bytes.count)] ^= 1
                case "cut": frames[place].bytes.removeLast(Int.random(in: 1..<frames[place].bytes.count))
                case "lose end": frames[frames.count - 1].bytes.removeLast()
                // A sum may come twice: what it says of who there is stays the same.
                default:
                    if "PKMQRLVW".contains(frames[place].kind) {
                        frames.append(frames[place])
                    } else {
                        hasHappened = false
                    }
                }
            }
            if change == "twice", ["label", "merge"].contains(stage) { continue }
            #expect(throws: ShardFailure.self, "\(stage): \(change)") {
                for _ in 0..<50 where !hasHappened { _ = try engine.analysis(Self.parts) }
            }
        }
    }

    @Test func framesOfAnotherVersionAreRefused() throws {
        var engine = Self.engine()
        engine.program = "0.0.9"
        let frames = try engine.features(Self.parts[0], part: 0)
        engine.program = "test"
        #expect(throws: ShardFailure.version("0.0.9")) {
            _ = try engine.run("merge", frames.of("S")) { try $0.merge(&$1, $2) }
        }
    }

    @Test func aPartThatIsMissingIsNoResult() throws {
        for kind: Character in ["W", "S"] {
            var engine = Self.engine()
            engine.onTheWay = { stage, frames in
                guard stage == "finish" else { return }
                if kind == "W", let place = frames.firstIndex(where: { $0.kind == kind }) { frames.remove(at: place) }
                if kind == "S" { frames.removeAll { $0.kind == kind } }
            }
            #expect(throws: ShardFailure.self) { _ = try engine.analysis(Self.parts) }
        }
    }

    @Test func postsThatWentMissingBetweenStagesAreNoResult() throws {
        var engine = Self.engine()
        engine.onTheWay = { stage, frames in
            if stage == "weigh", let place = frames.firstIndex(where: { $0.kind == "P" }) { frames.remove(at: place) }
        }
        #expect(throws: ShardFailure.self) { _ = try engine.analysis(Self.parts) }
    }

    @Test func framesOfJobsWithOtherPartsAreNotMixed() throws {
        var engine = Self.engine()
        let frames = try engine.features(Self.parts[0], part: 0)
        engine.layout = ShardLayout(accounts: 4, stories: 2)
        let others = try engine.features(Self.parts[1], part: 1)
        #expect(throws: ShardFailure.self) {
            _ = try engine.run("merge", frames.of("S") + others.of("S")) { try $0.merge(&$1, $2) }
        }
    }

    @Test func bytesThatAreNoFramesAreSaidToBeNone() throws {
        for bytes in [[], Array("{}".utf8), Array("SQUELCH".utf8), Array("SQUELCHP\u{1}\u{0}\u{0}\u{0}".utf8)] {
            var reader = ShardEngine.reader(bytes, "test")
            #expect(throws: ShardFailure.self) {
                try ShardStages(ShardJob(AnalysisOptions(now: 0)), program: "test").survey(
                    &reader, ShardOutput { _ in })
            }
        }
    }
}

/// Random numbers that can be had again.
private struct SeededRandom: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        let mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        return mixed ^ (mixed >> 31)
    }
}
