public import SquelchTimeline

/// A `squelch.toml` to begin with: what was found, and what else one may say, with a word on each.
public enum ConfigurationTemplate {
    /// The text of the file.
    /// - Parameters:
    ///   - paths: what commands read where they get no path.
    ///   - contexts: the contexts that were found in it.
    public static func render(paths: [String], contexts: [Context]) -> String {
        var text = """
            # What Squelch cannot know from files. Everything here may be left out.

            # What is read where a command gets no path. Relative paths begin at this file's folder, ~/ at yours.
            paths = [\(paths.map(quoted).joined(separator: ", "))]

            # Your own accounts and mail addresses.
            # me = ["@you@social.example", "you@mail.example"]

            # Never turned down or unfollowed, whatever the numbers say: by address, handle or name.
            # protected = ["https://friend.example/feed"]

            # On no list that is made to be published.
            # private = ["@somebody@social.example"]


            """
        text += "# Contexts: the folders and lists that your accounts are in. The kind says how everyday talk counts:\n"
        text += "# social (it is welcome), professional (it is noise) or interest (between the two).\n"
        for context in contexts.sorted(by: { $0.name < $1.name }) {
            text += "\n[contexts.\(quoted(context.name))]\nkind = \(quoted(context.kind.rawValue))\n"
            text += "# accounts = []  # who else belongs to it\n"
        }
        if contexts.isEmpty {
            text += "# [contexts.work]\n# kind = \"professional\"\n# accounts = [\"@build@ci.example\"]\n"
        }
        return text + """

            # Accounts that are one person or thing.
            # [identities]
            # "Mira Okafor" = ["https://mira.example/feed", "@mira@social.example"]

            # What you know of people: met, friend, colleague...
            # [relations]
            # "Jonas Weidt" = ["colleague", "met"]

            """
    }

    /// A basic string of TOML.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\" + String(scalar)
            case "\u{0}"..."\u{1F}", "\u{7F}":
                let digits = String(scalar.value, radix: 16, uppercase: true)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
