import ArgumentParser
import SquelchCuration
import SquelchDocuments
import SquelchIngest
import SquelchKit
import SquelchReport
import SquelchSystem

/// `squelch plan`: what to turn down and unfollow, as files.
struct Plan: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Write what to turn down and unfollow as files to review, with their undo.",
        discussion: """
            With a goal (--cut, --save, --keep-within) it takes what saves most noise for each minute of signal that only \
            this account brings, and says from where on it is less sure. Without --output it shows what it would suggest. With it, it makes a folder with a readable summary, your own \
            lists without what is to go (OPML, Mastodon), filters for readers that have them, a page of links for \
            everything else, and the way back for each. Nothing is done: you read it, and import what you agree with. \
            Afterwards --verify tells from a new export what is done.
            """)

    /// Values of `--only`.
    enum Only: String, ExpressibleByArgument, CaseIterable {
        case turnDown = "turn-down"
        case unfollow
        case tidy
    }

    /// Values of `--format`.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Argument(help: ArgumentHelp("Files and folders to read; with --verify the new export.", valueName: "path"))
    var paths: [String] = []

    @Option(name: .long, help: ArgumentHelp("Only this kind: turn-down, unfollow or tidy.", valueName: "kind"))
    var only: Only?

    @Flag(name: .long, help: "Put a folder that is there already aside, under another name.")
    var force = false

    @Flag(name: .long, help: "Say which items of the plan in --plan are done, by this new export.")
    var verify = false

    @Option(
        name: .long,
        help: ArgumentHelp("With --verify: the folder of the plan; this one if not given.", valueName: "folder"))
    var plan: String?

    @Option(name: .long, help: ArgumentHelp("Of what is shown: text or json.", valueName: "format"))
    var format: Format = .text

    @OptionGroup var goals: GoalOptions

    @OptionGroup var scoring: ScoringOptions

    @OptionGroup var common: CommonOptions

    mutating func validate() throws {
        if verify, paths.isEmpty { throw ValidationError("Name at least one file or folder.") }
        if goals.goal != nil, only != nil || verify { throw ValidationError("A goal chooses itself what is done.") }
        if plan != nil, !verify { throw ValidationError("--plan goes with --verify.") }
    }

    func run() throws {
        if verify { return try check(plan ?? ".") }
        let session = try scoring.session(paths, common)
        let outcome = try session.analyze(try scoring.options())
        if outcome.reports.isUnderstood {
            if let review = FollowingReview(outcome.timeline, now: outcome.result.analysis.generated) {
                try write(review, outcome.result.analysis)
            } else if outcome.result.analysis.accounts.isEmpty {
                Diagnostics.remark("no account has posts in this period: there is nothing to plan from")
            } else {
                try write(plan(of: outcome.result), outcome.reports)
            }
        }
        try session.conclude(outcome.reports, outcome.telling)
    }

    private func plan(of result: AnalysisResult) -> ActionPlan {
        switch only {
        case nil: return ActionPlan(result.analysis, goal: goals.goal, evidence: result.evidence)
        case .tidy:
            var plan = ActionPlan(result.analysis)
            (plan.items, plan.nearest) = ([], [])
            return plan
        case .turnDown: return ActionPlan(result.analysis, onlyUnfollows: false)
        case .unfollow: return ActionPlan(result.analysis, onlyUnfollows: true)
        }
    }

    private func write(_ plan: ActionPlan, _ reports: [SourceReport]) throws {
        if let folder { try write(PlanFiles(plan, reports, version: Squelch.version).files, to: folder) }
        try OutputFile.write(to: nil) { output in
            switch (format, folder) {
            case (.json, _): try output.write(PlanJSON.render(plan))
            case (.text, let folder?): try output.write(PlanSummary.text(plan, folder: folder, common.profile))
            case (.text, nil): try output.write(PlanTable.render(plan, common.profile))
            }
        }
    }

    /// Where nobody's posts are among the files: those whom the user follows without a word.
    private func write(_ review: FollowingReview, _ analysis: Analysis) throws {
        if let folder { try write(FollowingPage.plan(review, version: Squelch.version), to: folder) }
        try OutputFile.write(to: nil) { output in
            switch (format, folder) {
            case (.json, _):
                try output.write(AnalysisJSON.render(analysis, version: Squelch.version, following: review))
            case (.text, let folder?): try output.write(FollowingPage.written(review, folder: folder, common.profile))
            case (.text, nil):
                let most = common.profile.isTerminal ? FollowingReport.fewest : nil
                let more = "--output FOLDER writes those without a word as a checklist"
                try output.write(FollowingReport.render(review, most: most, more: more, common.profile))
            }
        }
    }

    /// Where the plan's files go; nil where it is only shown.
    private var folder: String? { common.output == "-" ? nil : common.output }

    private func write(_ files: [OutputFolder.File], to folder: String) throws {
        guard let aside = try OutputFolder.write(files, to: folder, replaces: force) else { return }
        Diagnostics.remark("what was there is now \(aside)")
    }

    private func check(_ folder: String) throws {
        let before = try CommandFailure.reading(folder) { try PlanFile.read(folder: $0) }
        let found = try Inputs.find(paths, quiet: common.quiet)
        let (following, reports) = PlanFile.following(found.sources)
        let verification = PlanVerification(before.items, digest: before.digest, following)
        try common.emit { output in
            switch format {
            case .text: try output.write(VerificationText.render(verification, common.profile))
            case .json: try output.write(PlanJSON.render(verification))
            }
        }
        try Inputs.conclude(
            reports, found.warnings + reports.flatMap(\.warnings), common)
    }
}
