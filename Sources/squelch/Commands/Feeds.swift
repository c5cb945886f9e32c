import ArgumentParser
import SquelchCuration
import SquelchDocuments
import SquelchKit
import SquelchReport
import SquelchSystem

/// `squelch feeds`: the public feeds of what is followed.
struct Feeds: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feeds",
        abstract: "List the public feeds of those you follow.",
        discussion: """
            An archive of a network says whom you follow, and holds no post of theirs. Most networks give out what an \
            account posts as a public feed: Mastodon and others of the Fediverse, Bluesky, YouTube, Reddit, GitHub, \
            Substack, Medium, Tumblr, WordPress. This makes their addresses from your files, as OPML with a folder a \
            network and list, to import into a reader, or one address a line. X, LinkedIn and Facebook have none. No \
            connection is opened.

            What the feeds then bring can be measured:  squelch feeds ARCHIVE --format urls | wget -i - -P posts
            """)

    /// Values of `--format`.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case opml, urls
    }

    @Argument(help: ArgumentHelp("Files and folders to read; - is standard input.", valueName: "path"))
    var paths: [String] = []

    @Option(name: .long, help: ArgumentHelp("opml or urls.", valueName: "format"))
    var format: Format = .opml

    @OptionGroup var configuration: ConfigurationOptions

    @OptionGroup var input: InputOptions

    @OptionGroup var common: CommonOptions

    func run() throws {
        let session = try configuration.session(paths, common, input)
        let following = try session.following(now: PeriodOptions.now)
        let list = FeedList(following.timeline)
        try session.emit(following.reports) { output in
            switch format {
            case .opml: try output.write(FeedListFiles.opml(list))
            case .urls: try output.write(FeedListFiles.urls(list))
            }
            if !common.quiet { for note in FeedListFiles.notes(list) { Diagnostics.remark(note) } }
        }
        try session.conclude(following.reports, following.warnings.withoutPosts)
    }
}
