import SquelchCuration
import SquelchFollowing
public import SquelchIngest
import SquelchKit
import SquelchModel
import SquelchSignals
public import SquelchTimeline

/// The stages of an analysis over many machines. Each reads frames, works alone and writes frames; whoever runs them carries
/// the frames to where they go. The same frames come out whatever the order and grouping of those that go in.
public struct ShardStages {
    let job: ShardJob
    let program: String

    /// Stages of a job.
    /// - Parameters:
    ///   - job: what all stages have to agree on.
    ///   - program: the version of the program.
    public init(_ job: ShardJob, program: String) {
        self.job = job
        self.program = program
    }

    /// Bytes of a long file that are read at a time: the more, the fewer examples go along, and the better frames pack.
    private static let pieceBytes = 64 << 20

    /// Reads posts: what can be told of each alone, for each part of the accounts.
    /// - Parameters:
    ///   - sources: what is read in this part.
    ///   - part: which part of the input the sources are; parts are taken in this order.
    ///   - texts: texts of possible examples that go along, of an account on either side in each piece of a source; nil for
    ///     all.
    ///   - writer: takes the frames.
    /// - Returns: what became of each source.
    public func features(
        _ sources: [Source], part: Int, texts: Int? = nil, _ writer: inout ShardWriter
    ) throws -> [SourceReport] {
        var reading = job.reading
        reading.pieceBytes = Self.pieceBytes
        let reader = FollowingReader(
            sources: sources, workers: job.options.workers, reading: reading, configuration: job.configuration)
        let layout = writer.layout
        var reports: [SourceReport] = []
        var reach: [String: Int64] = [:]
        var warnings: [SourceWarning] = []
        var pieces: [SourceReport] = []
        var (number, posts) = (0, 0)
        try reader.readChunks { read in
            if let newest = read.chunk.newest(now: job.options.now) {
                reach[read.source.name] = max(reach[read.source.name] ?? newest, newest)
            }
            if read.chunk.hasOtherRecords {
                warnings.append(Self.leftOut(read.source.name))
            }
            if let texts { read.chunk.thinTexts(to: texts) }
            for (shard, bytes) in read.chunk.parts(layout.accounts) {
                try writer.write(.posts, to: shard, from: part, number: number) {
                    $0.write(text: read.source.name)
                    $0.write(column: bytes)
                }
            }
            number += 1
            posts += read.chunk.count
            pieces.append(read.report)
            if read.isLast, let report = SourceReport.joined(pieces) {
                warnings += report.warnings
                reports.append(report)
                pieces = []
            }
        }
        let survey = ShardSurvey(part: part, posts: posts, reach: reach, warnings: warnings)
        try writer.write(.survey, from: part) { survey.write(to: &$0) }
        return reports
    }

    private static func leftOut(_ source: String) -> SourceWarning {
        SourceWarning(
            source: source,
            message: "follows, marks and exchanges are not taken from posts: give the file with --following as well")
    }

    /// Looks at a part of the accounts: who there is, and what their posts could have in common with others.
    public func survey(_ reader: inout ShardReader, _ output: ShardOutput) throws {
        var inputs = try ShardInputs(&reader, expected: [.posts, .survey])
        let read = try inputs.needSurvey()
        let timeline = try ShardTimeline(&inputs, job, survey: nil)
        var writer = output.writer(program, timeline.layout)
        let keys = StoryKeys.all(
            of: timeline.joined.timeline, signatures: timeline.joined.signals.signatures,
            shards: timeline.layout.stories, among: read.postsRead)
        for (shard, keys) in keys.enumerated() where !keys.isEmpty {
            try writer.write(.keys, to: shard, from: timeline.part) { $0.write(rising: keys) }
        }
        let survey = ShardSurvey(timeline.joined.timeline, shard: timeline.part, now: job.options.now)
        try writer.write(.survey, from: timeline.part) { survey.write(to: &$0) }
        try writer.finish()
    }

    /// Finds which keys of a part of the stories occur more than once.
    public func meet(_ reader: inout ShardReader, _ output: ShardOutput) throws {
        let inputs = try ShardInputs(&reader, expected: [.keys])
        let (part, layout) = try inputs.needPart()
        var writer = output.writer(program, layout)
        for (keys, met) in zip(inputs.keys, StoryKeys.met(inputs.keys.map(\.value))) where !met.isEmpty {
            try writer.write(.met, to: keys.origin, from: part) { $0.write(rising: met) }
        }
        try writer.finish()
    }

    /// Picks the posts of a part of the accounts that have a key in common with others.
    public func tell(_ reader: inout ShardReader, _ output: ShardOutput) throws {
        var inputs = try ShardInputs(&reader, expected: [.posts, .met, .survey])
        let survey = try inputs.needSurvey()
        let timeline = try ShardTimeline(&inputs, job, survey: survey)
        var writer = output.writer(program, timeline.layout)
        var met = [Set<UInt64>](repeating: [], count: timeline.layout.stories)
        for part in inputs.met {
            guard met.indices.contains(part.origin) else { throw ShardFailure.damaged(ShardKind.met.words) }
            met[part.origin] = Set(part.value)
        }
        let tellings = Tellings.collect(
            timeline.joined.timeline, signatures: timeline.joined.signals.signatures, numbers: timeline.numbers,
            met: met, among: survey.postsRead)
        for (shard, tellings) in tellings.enumerated() where tellings.count > 0 {
            try writer.write(.tellings, to: shard, from: timeline.part) { tellings.write(to: &$0) }
        }
        try writer.finish()
    }

    /// Finds who repeats whom in a part of the stories.
    public func stories(_ reader: inout ShardReader, _ output: ShardOutput) throws {
        let inputs = try ShardInputs(&reader, expected: [.tellings])
        let (part, layout) = try inputs.needPart()
        var writer = output.writer(program, layout)
        let (repeats, ties) = StoryMatcher.match(
            inputs.tellings.map { ($0.origin, $0.value) }, shard: part, of: layout.stories)
        for (accounts, repeats) in repeats.sorted(by: { $0.key < $1.key }) {
            try writer.write(.repeats, to: accounts, from: part) { repeats.write(to: &$0) }
        }
        try writer.write(.ties, from: part) { ties.write(to: &$0) }
        try writer.finish()
    }

    /// Gives each part of the accounts the stories of its posts.
    public func label(_ reader: inout ShardReader, _ output: ShardOutput) throws {
        let inputs = try ShardInputs(&reader, expected: [.ties])
        guard let layout = inputs.layout, let ties = inputs.ties else { throw ShardFailure.missing("every frame") }
        var writer = output.writer(program, layout)
        for (part, labels) in ties.labels(shards: layout.accounts).enumerated() where !labels.isEmpty {
            try writer.write(.labels, to: part) { labels.write(to: &$0) }
        }
        try writer.finish()
    }

    /// Adds up what the accounts of each context have in common.
    public func contexts(_ reader: inout ShardReader, _ output: ShardOutput) throws {
        var inputs = try ShardInputs(&reader, expected: [.posts, .repeats, .survey])
        let survey = try inputs.needSurvey()
        var timeline = try ShardTimeline(&inputs, job, survey: survey)
        let novelty = try timeline.novelty(inputs.repeats)
        var writer = output.writer(program, timeline.layout)
        let counts = ContextCounts(
            timeline.joined.timeline, terms: timeline.joined.signals.terms, novelty: novelty.novelty, survey)
        try writer.write(.contexts, from: timeline.part) { counts.write(to: &$0) }
        try writer.finish()
    }

    /// Asks each account of a context what it says of it.
    public func voices(_ reader: inout ShardReader, _ output: ShardOutput) throws {
        var inputs = try ShardInputs(&reader, expected: [.posts, .repeats, .survey, .contexts])
        let survey = try inputs.needSurvey()
        var timeline = try ShardTimeline(&inputs, job, survey: survey)
        let novelty = try timeline.novelty(inputs.repeats)
        var writer = output.writer(program, timeline.layout)
        let voices = ContextVoices(
            timeline.joined.timeline, terms: timeline.joined.signals.terms, novelty: novelty.novelty, survey,
            inputs.contexts ?? ContextCounts())
        try writer.write(.voices, from: timeline.part) { voices.write(to: &$0) }
        try writer.finish()
    }

    /// Finds what each account alone brings of a part of the stories.
    public func cover(_ reader: inout ShardReader, _ output: ShardOutput) throws {
        let inputs = try ShardInputs(&reader, expected: [.carriers])
        let (part, layout) = try inputs.needPart()
        var writer = output.writer(program, layout)
        let losses = StoryCarriers.cover(inputs.carriers)
        try writer.write(.losses, from: part) { losses.write(to: &$0) }
        try writer.finish()
    }

    /// Merges sums, in whatever order and grouping: of each kind comes one.
    public func merge(_ reader: inout ShardReader, _ output: ShardOutput) throws {
        let inputs = try ShardInputs(&reader, expected: [.survey, .ties, .contexts, .voices, .losses])
        guard let layout = inputs.layout else { throw ShardFailure.missing("every frame") }
        var writer = output.writer(program, layout)
        if let sum = inputs.survey { try writer.write(.survey) { sum.write(to: &$0) } }
        if let sum = inputs.ties { try writer.write(.ties) { sum.write(to: &$0) } }
        if let sum = inputs.contexts { try writer.write(.contexts) { sum.write(to: &$0) } }
        if let sum = inputs.voices { try writer.write(.voices) { sum.write(to: &$0) } }
        if let sum = inputs.losses { try writer.write(.losses) { sum.write(to: &$0) } }
        try writer.finish()
    }
}

/// Where the frames of a stage go; how many parts there are shows in those that come.
public struct ShardOutput {
    private let write: (UnsafeBufferPointer<UInt8>) throws -> Void

    /// An output that takes bytes.
    public init(_ write: @escaping (UnsafeBufferPointer<UInt8>) throws -> Void) { self.write = write }

    func writer(_ program: String, _ layout: ShardLayout) -> ShardWriter {
        ShardWriter(program: program, layout: layout, output: write)
    }
}
