public import SquelchTimeline
import TOMLKit

/// A `squelch.toml` to begin with: what was found, and what else one may say, with a word on each.
public enum ConfigurationTemplate {
    /// The text of the file that `squelch init` writes.
    /// - Parameters:
    ///   - paths: what commands read where they get no path.
    ///   - contexts: the contexts that were found in it.
    public static func render(paths: [String], contexts: [Context]) -> String {
        let found = TOMLTable()
        for context in contexts { found[context.name] = TOMLTable(["kind": context.kind.rawValue]) }
        return "# What Squelch cannot know from files. Everything here may be left out.\n"
            + entries.map { entry in
                let own =
                    switch entry.key {
                    case .paths: toml(TOMLTable(["paths": TOMLArray(paths)]))
                    case .contexts where !contexts.isEmpty: toml(TOMLTable(["contexts": found]))
                    default: commented(entry.example)
                    }
                return "\n" + commented(entry.words) + own
            }.joined()
    }

    /// The file that is installed as an example, with a value for everything that may be said.
    public static var example: String {
        """
        # An example of squelch.toml. Squelch looks for it in the working folder, then in ~/.config/squelch/.
        # `squelch init FOLDER` writes one with your own folders and lists. Everything in it may be left out.

        """ + entries.map { "\n" + commented($0.words) + $0.example + "\n" }.joined()
    }

    /// A part of the file: what it is for, and what it looks like.
    private struct Entry {
        enum Key { case paths, contexts, other }

        var key = Key.other
        var words: String
        var example: String
    }

    private static let entries = [
        Entry(
            key: .paths,
            words:
                "What is read where a command gets no path. Relative paths begin at this file's folder, ~/ at yours.",
            example: #"paths = ["~/feeds"]"#),
        Entry(
            words: "Your own accounts and mail addresses.",
            example: #"me = ["@you@social.example", "you@mail.example"]"#
        ),
        Entry(
            words: "Never turned down or unfollowed, whatever the numbers say: by address, handle or name.",
            example: #"protected = ["https://friend.example/feed"]"#),
        Entry(
            words: "On no list that is made to be published.",
            example: #"private = ["@somebody@social.example"]"#),
        Entry(
            key: .contexts,
            words: """
                Contexts: the folders and lists that your accounts are in, and others to which you name accounts. The kind says
                how everyday talk counts: social (it is welcome), professional (it is noise) or interest (between the two).
                """,
            example: """
                [contexts.work]
                kind = "professional"
                accounts = ["@build@ci.example"]
                """),
        Entry(
            words: "Accounts that are one person or thing.",
            example: """
                [identities]
                "Mira Okafor" = ["https://mira.example/feed", "@mira@social.example"]
                """),
        Entry(
            words: "What you know of people: met, friend, colleague...",
            example: """
                [relations]
                "Jonas Weidt" = ["colleague", "met"]
                """),
        Entry(
            words: "Why you read them, in your own words, for the list that you share.",
            example: """
                [notes]
                "https://mira.example/feed" = "Explains what she measured."
                """),
    ]

    private static func commented(_ text: String) -> String {
        text.split(separator: "\n").map { "# \($0)\n" }.joined()
    }

    private static func toml(_ table: TOMLTable) -> String {
        table.convert(to: .toml, options: [.allowUnicodeStrings]) + "\n"
    }
}
