import ArgumentParser
import SquelchCuration
import SquelchIngest
import SquelchKit
import SquelchShards
import SquelchSystem

/// What every stage of a job over many machines is told, and each the same.
struct ShardOptions: ParsableArguments {
    @Option(
        name: .long, parsing: .singleValue,
        help: ArgumentHelp(
            "Whom you follow: lists and exports that go to every part; may be given several times.", valueName: "path"))
    var following: [String] = []

    @Option(name: .long, help: ArgumentHelp("The clock, in seconds since 1970: one for a whole job.", valueName: "s"))
    var now: Int?

    @OptionGroup var period: PeriodOptions

    @OptionGroup var threshold: ThresholdOptions

    @Option(
        name: .long,
        help: ArgumentHelp("Keep to the verdicts of this earlier analysis (JSON).", valueName: "file"))
    var previous: String?

    @Option(name: .long, help: ArgumentHelp("Use the personal model in this file.", valueName: "file"))
    var model: String?

    @Option(name: .long, help: ArgumentHelp("Contexts, identities and protected accounts.", valueName: "file"))
    var config: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Frames on standard input, where they are not whole outputs one after another.", valueName: "n"))
    var frames: Int?

    @OptionGroup var common: CommonOptions

    /// The stages of a job as these options say.
    func stages() throws -> ShardStages {
        var options = AnalysisOptions(now: now.map { Int64($0) } ?? PeriodOptions.now)
        try period.apply(to: &options)
        options.threshold = threshold.decibels
        options.workers = common.pool
        // What the user valued is spread over all parts: a model is learnt elsewhere, and used here.
        options.personal =
            try model.map { path in
                .use(try CommandFailure.reading(path) { try PersonalModelFile.read(path: $0) })
            } ?? .off
        if let previous {
            options.previous = try CommandFailure.reading(previous) { try PreviousAnalysis.verdicts(path: $0) }
        }
        var job = ShardJob(options)
        if let config {
            if !Surroundings.exists(config) {
                throw CommandFailure.file(config, "no such file", ExitStatus.missingInput)
            }
            job.configuration = try CommandFailure.reading(config) { try ConfigurationFile.read(path: $0) }
        }
        if !following.isEmpty { job.following = try Inputs.find(following, quiet: common.quiet).sources }
        return ShardStages(job, program: Self.program)
    }

    /// The version of the program, and how large it is: builds of one version are different programs.
    static var program: String {
        "\(Squelch.version) \(Surroundings.program?.prefix { $0 != " " } ?? "")"
    }

    /// Runs a stage over the frames on standard input.
    func run(_ stage: (ShardStages, inout ShardReader, ShardOutput) throws -> Void) throws {
        let stages = try stages()
        try common.emit { output in
            var reader = standardInput
            try Self.told { try stage(stages, &reader, ShardOutput { try output.write($0) }) }
        }
    }

    /// The frames on standard input.
    var standardInput: ShardReader {
        ShardReader(program: Self.program, frames: frames) { (count) throws(ShardFailure) in
            guard let bytes = StandardStream.input.read(count) else {
                throw .device("standard input cannot be read")
            }
            return bytes
        }
    }

    /// What is wrong with frames, as a command tells it.
    static func told<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let failure as ShardFailure {
            if case .device = failure { throw CommandFailure(failure.words, ExitStatus.ioError) }
            throw CommandFailure(failure.words, ExitStatus.notUnderstood)
        }
    }
}
