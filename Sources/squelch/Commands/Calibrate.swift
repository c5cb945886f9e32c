import ArgumentParser
import SquelchCuration
import SquelchDocuments
import SquelchIngest
import SquelchKit
import SquelchReport
import SquelchSystem

/// `squelch calibrate`: a person rates a few posts, and scores learn from it.
struct Calibrate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calibrate",
        abstract: "Rate a few posts, blind to their author, so that scores fit you.",
        discussion: """
            Shows the posts that teach most, one by one and without their author, and takes y, n, s(kip), u(ndo) or q(uit). \
            Every answer is kept in the ratings file at once: quit whenever you like, and go on another day. The file is an \
            input like any other:  squelch analyze FOLDER RATINGS. Five answers move level \
            and taste, twenty do so measurably; from \(PersonalTrainer.fewestPositives) posts on that you find worth it \
            their words count as well. Without a terminal, --format jsonl prints the questions; answers are lines \
            such as {"kind":"attention","post":"ID","action":"rate-up"} or "rate-down".
            """
    )

    /// Values of `--format`.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case terminal, jsonl
    }

    @Argument(help: ArgumentHelp("Files and folders to read.", valueName: "path"))
    var paths: [String] = []

    @Option(name: .long, help: ArgumentHelp("Where ratings are kept; made where there is none.", valueName: "file"))
    var ratings: String

    @Option(name: .long, help: ArgumentHelp("Number of posts to rate.", valueName: "n"))
    var count = 30

    @Option(name: .long, help: ArgumentHelp("terminal, or jsonl for scripts.", valueName: "format"))
    var format: Format = .terminal

    @OptionGroup var scoring: ScoringOptions

    @OptionGroup var common: CommonOptions

    mutating func validate() throws {
        if paths.contains(where: Source.isStandardInput) {
            throw ValidationError("Standard input is for the answers: name files or folders.")
        }
        if !(1...1000).contains(count) { throw ValidationError("--count must be a number from 1 to 1000.") }
        if ratings == "-" { throw ValidationError("--ratings needs a file.") }
        if format == .terminal, !StandardStream.input.isTerminal {
            throw ValidationError("There is no terminal to answer on; --format jsonl prints the questions.")
        }
    }

    func run() throws {
        let session = try scoring.session(paths, common)
        let hasRatings = Surroundings.exists(ratings)
        let outcome = try session.analyze(
            try scoring.options(), texts: .long, ratings: hasRatings ? Source(path: ratings) : nil)
        let rated = hasRatings ? RatedPosts.find(in: ratings, outcome.timeline) : []
        let picked = QuestionPicker.pick(count, from: outcome.timeline, outcome.result.posts, excluding: rated)
        let questions = picked.map { Question($0, in: outcome.timeline) }
        switch format {
        case .jsonl: try common.emit { try $0.write(QuestionLines.render(questions)) }
        case .terminal: try ask(questions, session.paths)
        }
        // On a terminal the answers stand last; `analyze` has the warnings.
        try session.conclude(outcome.reports, outcome.warnings, quiet: format == .terminal)
    }

    private func ask(_ questions: [Question], _ paths: [String]) throws {
        guard let keys = KeyReader() else { return }
        defer { keys.close() }
        let file = try RatingsFile(path: ratings)
        var answers: [RatingsFile.Answer] = []
        asking: while answers.count < questions.count {
            let question = questions[answers.count]
            say(QuestionReport.screen(question, number: answers.count + 1, of: questions.count, common.profile))
            switch keys.next() {
            case .letter("y"): try answer(.yes, question, file, &answers)
            case .letter("n"): try answer(.no, question, file, &answers)
            case .letter("s"): try answer(.skip, question, file, &answers)
            case .letter("u"): if try file.undo() { answers.removeLast() }
            case .letter("q"), .interrupt, .end: break asking
            default: continue
            }
        }
        say("\n" + summary(answers, paths) + "\n")
    }

    private func answer(
        _ answer: RatingsFile.Answer, _ question: Question, _ file: RatingsFile, _ answers: inout [RatingsFile.Answer]
    ) throws {
        try file.append(answer, post: question.id, url: question.url, at: PeriodOptions.now)
        answers.append(answer)
        say(answer == .yes ? "yes\n" : answer == .no ? "no\n" : "skip\n")
    }

    private func summary(_ answers: [RatingsFile.Answer], _ paths: [String]) -> String {
        let yes = answers.count { $0 == .yes }
        let no = answers.count { $0 == .no }
        return "\(yes + no) rated: \(yes) worth it, \(no) not. Scores take them into account:\n"
            + "  squelch analyze \(paths.joined(separator: " ")) \(ratings)"
    }

    /// The questions are no result: they go where messages go.
    private func say(_ text: String) {
        StandardStream.error.say(text)
    }
}
