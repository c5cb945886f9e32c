import ArgumentParser
import SquelchCuration
import SquelchIngest
import SquelchKit
import SquelchReport

/// `squelch plan`: what to turn down and unfollow, as files.
struct Plan: ParsableCommand {
    static let configuration = CommandConfiguration(
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
        let outcome = try scoring.inputs(paths, common)
            .read(try scoring.options(), keepsAllTexts: false)
        if let review = FollowingReview(outcome.timeline, now: outcome.result.analysis.generated) {
            do throws(OutputFile.Failure) {
                try write(review)
            } catch {
                throw ExitStatus.report(error)
            }
        } else if outcome.result.analysis.accounts.isEmpty, !outcome.reports.allSatisfy(\.isFailure) {
            Diagnostics.error("no account has posts in this period: there is nothing to plan from")
        } else if !outcome.reports.allSatisfy(\.isFailure) {
            let plan = plan(of: outcome.result)
            do throws(OutputFile.Failure) {
                try write(plan, outcome.reports)
            } catch {
                throw ExitStatus.report(error)
            }
        }
        try Inputs.conclude(outcome.reports, outcome.telling, common)
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

    private func write(_ plan: ActionPlan, _ reports: [SourceReport]) throws(OutputFile.Failure) {
        let output = try OutputFile(path: nil)
        let folder = common.output.flatMap { $0 == "-" ? nil : $0 }
        if let folder {
            let files = PlanFiles(plan, reports, version: Squelch.version).files
            if let aside = try OutputFolder.write(files, to: folder, replaces: force) {
                Diagnostics.error("what was there is now \(aside)")
            }
        }
        switch (format, folder) {
        case (.json, _): if let json = PlanJSON.render(plan) { try output.write(json.all) }
        case (.text, let folder?): try output.write(PlanSummary.text(plan, folder: folder, common.profile))
        case (.text, nil): try output.write(PlanTable.render(plan, common.profile))
        }
        try output.finish()
    }

    /// Where nobody's posts are among the files: those whom the user follows without a word.
    private func write(_ review: FollowingReview) throws(OutputFile.Failure) {
        let output = try OutputFile(path: nil)
        if let folder = common.output, folder != "-" {
            let files = FollowingPage.plan(review, version: Squelch.version)
            if let aside = try OutputFolder.write(files, to: folder, replaces: force) {
                Diagnostics.error("what was there is now \(aside)")
            }
            try output.write(FollowingPage.written(review, folder: folder, common.profile))
        } else {
            try output.write(FollowingReport.render(review, common.profile))
        }
        try output.finish()
    }

    private func check(_ folder: String) throws {
        let before: (items: [PlanVerification.Item], digest: String)
        do throws(ResultFile.Failure) {
            before = try PlanFile.read(folder: folder)
        } catch {
            Diagnostics.error("\(folder): \(error.words)")
            throw ExitStatus.notUnderstood
        }
        let found = try Inputs.find(paths, quiet: common.quiet)
        let (following, reports) = PlanFile.following(found.sources)
        let verification = PlanVerification(before.items, digest: before.digest, following)
        do throws(OutputFile.Failure) {
            let output = try OutputFile(path: common.output)
            switch format {
            case .text: try output.write(PlanJSON.text(verification, common.profile))
            case .json: if let json = PlanJSON.render(verification) { try output.write(json.all) }
            }
            try output.finish()
        } catch {
            throw ExitStatus.report(error)
        }
        try Inputs.conclude(
            reports, found.warnings + reports.flatMap(\.warnings), common)
    }
}
