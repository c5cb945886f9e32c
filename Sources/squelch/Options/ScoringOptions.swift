import ArgumentParser
import SquelchArchive
import SquelchCuration
import SquelchDocuments
import SquelchKit
import SquelchUpkeep

/// What every command that scores understands: the period, the verdicts' threshold and memory, the personal model.
struct ScoringOptions: ParsableArguments {
    @OptionGroup var period: PeriodOptions

    @OptionGroup var threshold: ThresholdOptions

    @Option(
        name: .long, help: ArgumentHelp("Only accounts of this context, such as work or work/swift.", valueName: "name")
    )
    var context: String?

    @Option(
        name: .long, defaultAsFlag: EarlierResult.kept,
        help: ArgumentHelp(
            "Keep to the verdicts of this earlier analysis (JSON), or without a file to those of the last one in the archive, where little has changed.",
            valueName: "file"))
    var previous: EarlierResult?

    @OptionGroup var personal: PersonalOptions

    @OptionGroup var configuration: ConfigurationOptions

    @OptionGroup var input: InputOptions

    /// Whether only a part of the following is looked at.
    var isPart: Bool { context != nil || period.since != nil || period.until != nil }

    /// The options of an analysis; reads the files that they name.
    func options() throws -> AnalysisOptions {
        let now = PeriodOptions.now
        var options = AnalysisOptions(now: now)
        options.threshold = threshold.decibels
        options.context = context
        try period.apply(to: &options)
        options.personal = try personal.mode()
        switch previous {
        case .file(let path):
            options.previous = try CommandFailure.reading(path) { try PreviousAnalysis.verdicts(path: $0) }
        case .kept:
            guard let last = try configuration.archive.require().lastTime(now) else {
                throw CommandFailure("the archive has no earlier analysis", ExitStatus.usage)
            }
            options.previous = last.verdicts
        case nil: break
        }
        return options
    }

    /// The files at `paths`, read as these options say.
    func session(_ paths: [String], _ common: CommonOptions) throws -> Session {
        try configuration.session(paths, common, input)
    }
}
