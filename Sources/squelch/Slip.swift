import ArgumentParser
import SquelchKit

/// What a person may have meant by a word that is a slip of the keyboard away from something known.
enum Slip {
    /// The nearest of `names`, as an addition to a message; empty where none is near.
    static func hint(_ word: String, among names: [String]) -> String {
        NearestName.find(word, among: names).map { "; did you mean \($0)?" } ?? ""
    }

    /// For a path that is not there: the command that it may have been meant for, where it stands in that place.
    static func hint(_ path: String) -> String {
        guard CommandLine.arguments.dropFirst().first == path else { return "" }
        let commands = Squelch.configuration.subcommands.compactMap { $0.configuration.commandName ?? name(of: $0) }
        return NearestName.find(path, among: commands).map { "; did you mean the command \($0)?" } ?? ""
    }

    /// As the argument parser names a command that says nothing else.
    private static func name(of command: any ParsableCommand.Type) -> String {
        String(describing: command).lowercased()
    }
}
