import ArgumentParser
import SquelchKit
import SquelchSystem

/// What a person may have meant by a word that is a slip of the keyboard away from something known.
enum Slip {
    /// The nearest of `names`, as an addition to a message; empty where none is near.
    static func hint(_ word: String, among names: [String], as kind: String = "") -> String {
        NearestName.find(word, among: names).map { "; did you mean \(kind)\($0)?" } ?? ""
    }

    /// For a command without paths: the folder that was meant, where one has the command's name.
    static var folderHint: String {
        let words = CommandLine.arguments.dropFirst()
        guard let name = words.first, words.count == 1, Surroundings.exists(name) else { return "" }
        return " \(name) is taken for the command of that name; what lies here is ./\(name)."
    }

    /// For a path that is not there: the command that it may have been meant for, where it stands in that place.
    static func hint(_ path: String) -> String {
        guard CommandLine.arguments.dropFirst().first == path else { return "" }
        return hint(path, among: Squelch.configuration.subcommands.map { $0._commandName }, as: "the command ")
    }
}
