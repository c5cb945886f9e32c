import ArgumentParser
import SquelchCuration
import SquelchIngest
import SquelchKit
import SquelchReport
import SquelchShards

/// `squelch shard`: the stages of an analysis over many machines.
struct Shard: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shard",
        abstract: "The stages of an analysis over many machines; for engines such as Apache Spark.",
        discussion: """
            Each stage reads frames from standard input and writes frames to standard output; an engine carries them. \
            A frame is binary, has a version and a checksum, and says which part of the accounts or of the stories it is \
            for. One that is of another version or has changed on the way is refused with exit status 65, and nothing is \
            written then: end a stage's output file only where its status is 0 (features: or 3).

            On one machine, with one part each:

              squelch shard features --accounts 1 --stories 1 POSTS > P
              squelch shard survey < P > KS, and so on

            The documentation (In many parts) has the whole row and what goes where; squelch-spark runs it on Spark.
            """,
        subcommands: [
            Features.self, Survey.self, Meet.self, Tell.self, Stories.self, Label.self, Contexts.self, Voices.self,
            Weigh.self, Cover.self, Merge.self, Finish.self,
        ])

    struct Features: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "features",
            abstract: "Read posts: what can be told of each alone.",
            discussion: "Reads files, or JSON Lines from standard input. Writes posts (P) and a survey (S).")

        @Argument(help: ArgumentHelp("Files with posts; standard input if none is given.", valueName: "path"))
        var paths: [String] = []

        @Option(name: .long, help: ArgumentHelp("Which part of the input this is, from 0.", valueName: "n"))
        var part = 0

        @Option(name: .long, help: ArgumentHelp("Parts of the accounts.", valueName: "n"))
        var accounts = 64

        @Option(name: .long, help: ArgumentHelp("Parts of the stories.", valueName: "n"))
        var stories = 64

        @Option(
            name: .long,
            help: ArgumentHelp(
                "Texts of possible examples that go along, of an account on either side in each piece of a file.",
                discussion: "All texts if not given: of few posts.", valueName: "n"))
        var texts: Int?

        @OptionGroup var options: ShardOptions

        mutating func validate() throws {
            guard ShardLayout.range.contains(accounts), ShardLayout.range.contains(stories) else {
                throw ValidationError("--accounts and --stories are numbers from 1 to \(ShardLayout.range.upperBound).")
            }
            if let texts, texts < 1 { throw ValidationError("--texts is a number from 1.") }
            if part < 0 || part >= ShardLayout.range.upperBound {
                throw ValidationError("--part is a number from 0 to \(ShardLayout.range.upperBound - 1).")
            }
        }

        func run() throws {
            let found = try Inputs.find(paths.isEmpty ? ["-"] : paths, quiet: options.common.quiet)
            let stages = try options.stages()
            var reports: [SourceReport] = []
            try options.common.emit { output in
                let layout = ShardLayout(accounts: accounts, stories: stories)
                var writer = ShardWriter(program: ShardOptions.program, layout: layout) { try output.write($0) }
                reports = try stages.features(found.sources, part: part, texts: texts, &writer)
                try writer.finish()
            }
            try Inputs.conclude(reports, found.warnings + reports.flatMap(\.warnings), options.common)
        }
    }

    struct Survey: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "survey",
            abstract: "Look at the posts of a part of the accounts: who there is, what they could have in common.",
            discussion: """
                Reads posts (P) of one part and the merged survey (S) of what was read. Writes keys (K), survey (S).
                """)
        @OptionGroup var options: ShardOptions

        func run() throws { try options.run { try $0.survey(&$1, $2) } }
    }

    struct Meet: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "meet",
            abstract: "Find the keys that more than one post has, in a part of the stories.",
            discussion: "Reads keys (K) of one part. Writes keys that met (M).")
        @OptionGroup var options: ShardOptions

        func run() throws { try options.run { try $0.meet(&$1, $2) } }
    }

    struct Tell: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "tell",
            abstract: "Pick the posts of a part of the accounts that have a key in common with others.",
            discussion: "Reads posts (P) and keys that met (M) of one part, the merged survey (S). Writes tellings (Q)."
        )
        @OptionGroup var options: ShardOptions

        func run() throws { try options.run { try $0.tell(&$1, $2) } }
    }

    struct Stories: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "stories",
            abstract: "Find who repeats whom in a part of the stories.",
            discussion: "Reads tellings (Q) of one part. Writes repeats (R), ties (E).")
        @OptionGroup var options: ShardOptions

        func run() throws { try options.run { try $0.stories(&$1, $2) } }
    }

    struct Label: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "label",
            abstract: "Give each part of the accounts the stories of its posts.",
            discussion: "Reads the merged ties (E). Writes labels (L).")
        @OptionGroup var options: ShardOptions

        func run() throws { try options.run { try $0.label(&$1, $2) } }
    }

    struct Contexts: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "contexts",
            abstract: "Add up what the accounts of each context have in common.",
            discussion: "Reads posts (P) and repeats (R) of one part, the merged survey (S). Writes contexts (X).")
        @OptionGroup var options: ShardOptions

        func run() throws { try options.run { try $0.contexts(&$1, $2) } }
    }

    struct Voices: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "voices",
            abstract: "Ask each account what it says of its context.",
            discussion:
                "Reads posts (P) and repeats (R) of one part, the merged survey (S) and contexts (X). Writes voices (Y)."
        )
        @OptionGroup var options: ShardOptions

        func run() throws { try options.run { try $0.voices(&$1, $2) } }
    }

    struct Weigh: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "weigh",
            abstract: "Score the posts of a part of the accounts and add them up.",
            discussion:
                "Reads posts (P), repeats (R) and labels (L) of one part, the merged survey (S), contexts (X) and voices (Y). Writes carriers (V), losses (O), accounts (W), survey (S)."
        )
        @OptionGroup var options: ShardOptions

        func run() throws { try options.run { try $0.weigh(&$1, $2) } }
    }

    struct Cover: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "cover",
            abstract: "Find what each account alone brings of a part of the stories.",
            discussion: "Reads carriers (V) of one part. Writes losses (O).")
        @OptionGroup var options: ShardOptions

        func run() throws { try options.run { try $0.cover(&$1, $2) } }
    }

    struct Merge: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "merge",
            abstract: "Merge sums, in any order and grouping.",
            discussion: "Reads surveys (S), ties (E), contexts (X), voices (Y), losses (O). Writes one of each kind.")
        @OptionGroup var options: ShardOptions

        func run() throws { try options.run { try $0.merge(&$1, $2) } }
    }

    struct Finish: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "finish",
            abstract: "Compare all accounts with one another: the analysis.",
            discussion: """
                Reads accounts (W) of all parts, losses (O) and surveys (S). Writes the document of squelch analyze \
                --format json.
                """)
        @OptionGroup var options: ShardOptions

        func run() throws {
            let stages = try options.stages()
            var reader = options.standardInput
            let analysis = try ShardOptions.told { try stages.finish(&reader) }
            try options.common.emit { try $0.write(AnalysisJSON.render(analysis, version: Squelch.version)) }
        }
    }
}
