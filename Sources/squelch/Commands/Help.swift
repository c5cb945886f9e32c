import ArgumentParser
import SquelchReport

/// `squelch help`: on commands, and on topics that belong to none of them.
///
/// A command of this name takes the place of the one that the argument parser has.
struct Help: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "help",
        abstract: "Show help on a command, or on a topic: \(HelpTopic.names).")

    @Argument(help: ArgumentHelp("A command or a topic.", valueName: "name"))
    var name: String?

    func run() throws {
        guard let name else { return print(Squelch.helpMessage()) }
        if let topic = HelpTopic(rawValue: name) { return print(topic.text) }
        guard let command = Squelch.configuration.subcommands.first(where: { $0._commandName == name }) else {
            throw ValidationError("There is no command or topic \(name); topics are \(HelpTopic.names).")
        }
        print(Squelch.helpMessage(for: command))
    }
}

/// What can be asked for beside the commands.
enum HelpTopic: String, CaseIterable {
    case formats
    case exitStatus = "exit-status"

    static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

    var text: String {
        switch self {
        case .formats: Self.formatsText
        case .exitStatus: Self.statusText
        }
    }

    private static let formatsText = """
        What is read. Formats are told by content, not by name; archives (zip, tar, tar.gz, one in another) and
        gzip are opened on the way. `squelch inspect PATH --summary` says what was recognised in each file.

          Feeds        RSS 0.90 to 2.0, Atom 0.3 and 1.0, JSON Feed, RSS in JSON, pages with h-feed,
                       podcasts, exports of WordPress
          Lists        OPML, bookmarks of browsers
          Mastodon     archive, tables (CSV), saved answers of the API; also Pleroma and Misskey
          X            archive, API v1.1 and v2, twarc, snscrape
          Bluesky      getTimeline, getAuthorFeed, getFollows and others as JSON, repo.car
          Facebook, LinkedIn, YouTube (Google Takeout), Reddit: the exports that they offer
          Readers      FreshRSS, Inoreader, Miniflux, NewsBlur; Pocket, Instapaper, Raindrop and others
          Contacts     mail (mbox) and address books (vCard), only with --include-contacts
          Squelch      the JSON Lines of `squelch inspect --format jsonl`, and simple lines of your own:
                       {"account":"ada","published":"2026-10-01T09:00:00Z","text":"Rain on the hill"}

        What is written: see --format of each command. JSON names its schema, CSV follows RFC 4180; a number
        that is not known is null in JSON and empty in CSV.
        """

    private static let statusText = """
        Exit status:

           0  done: everything that is about the subject was read. What has nothing to do with it (a README, a
              picture) and what could be mended are no faults
           3  done in part: records, the rest of a file or a whole file could not be read; the warnings say which.
              With --strict also where anything was left out or mended
          64  the command line is wrong, or asks for something that is not there
          65  no input could be understood
          66  a file or folder that was named is not there
          69  fetch could reach nobody
          73  an output cannot be made
          74  reading or writing failed
          75  another run is writing to the archive; try again
         130  stopped by Control-C; what was fetched is kept
        """
}
