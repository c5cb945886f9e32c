public import SquelchFollowing
import SquelchIngest
import SquelchTimeline
import TOMLKit

/// Reads `squelch.toml`.
///
///     paths = ["feeds", "~/exports"]
///     protected = ["https://mira.example/feed"]
///     private = ["@nadia@social.example"]
///     me = ["me@mail.example"]
///
///     [contexts.work]
///     kind = "professional"
///     accounts = ["@build@ci.example"]
///
///     [identities]
///     "Mira Okafor" = ["https://mira.example/feed", "@mira@social.example"]
///
///     [relations]
///     "Jonas Weidt" = ["colleague", "met"]
///
///     [notes]
///     "https://mira.example/feed" = "She builds what others write about"
public enum ConfigurationFile {
    /// Why a configuration could not be used.
    public struct Failure: Error, Equatable {
        /// Line of the fault, where it is one of the text.
        public var line: Int?
        /// The reason, without the path.
        public var words: String
    }

    private static let largest = 4 << 20

    /// The configuration in the file at `path`.
    /// - Throws: where the file cannot be read or is no TOML. What has no meaning in it is a warning.
    public static func read(path: String) throws(Failure) -> Configuration {
        let bytes: ByteArena
        do throws(WholeFile.Failure) {
            bytes = try WholeFile.read(path: path, limit: largest)
        } catch {
            throw Failure(line: nil, words: error.words)
        }
        guard let text = String(validating: bytes.all, as: UTF8.self) else {
            throw Failure(line: nil, words: "is not UTF-8")
        }
        var configuration = try parse(text)
        configuration.path = path
        return configuration
    }

    /// The configuration in `text`.
    public static func parse(_ text: String) throws(Failure) -> Configuration {
        let table: TOMLTable
        do {
            table = try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            throw Failure(line: error.source.begin.line, words: error.description)
        } catch {
            throw Failure(line: nil, words: "is no TOML")
        }
        return Reading(table).configuration
    }

    /// Paths of the file at `file` as they are from here: relative ones begin in its folder, `~/` in `home`.
    public static func resolve(_ paths: [String], of file: String, home: String?) -> [String] {
        let folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
        return paths.map { path in
            if let home, path == "~" || path.hasPrefix("~/") { return home + path.dropFirst() }
            return path.hasPrefix("/") ? path : folder + path
        }
    }

    /// The file to use where none is named: `squelch.toml` here, else in the user's configuration folder.
    public static func standardPaths(environment: [String: String]) -> [String] {
        let folder =
            environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
            ?? environment["HOME"].map { $0 + "/.config" }
        return ["squelch.toml"] + (folder.map { [$0 + "/squelch/squelch.toml"] } ?? [])
    }
}

/// From tables to values; what has the wrong form is told and left out.
private struct Reading {
    private(set) var configuration = Configuration()

    init(_ table: TOMLTable) {
        for key in table.keys.sorted() {
            switch key {
            case "paths": configuration.paths = texts(table[key], key)
            case "protected": configuration.protected = texts(table[key], key)
            case "private": configuration.hidden = texts(table[key], key)
            case "me": configuration.own = texts(table[key], key)
            case "contexts": readContexts(table[key])
            case "identities":
                for (name, accounts) in lists(table[key], key) {
                    configuration.identities.append(Configuration.Identity(name: name, accounts: accounts))
                }
            case "relations":
                for (account, notes) in lists(table[key], key) { configuration.relations[account] = notes }
            case "notes": readNotes(table[key])
            default: warn(key, "means nothing here")
            }
        }
    }

    private mutating func readNotes(_ value: (any TOMLValueConvertible)?) {
        guard let table = value?.table else { return warn("notes", "is not a table") }
        for name in table.keys.sorted() {
            guard let text = table[name]?.string, text.contains(where: { !$0.isWhitespace }) else {
                warn("notes.\(name)", "is not a text")
                continue
            }
            configuration.notes[name] = text
        }
    }

    private mutating func warn(_ key: String, _ message: String) {
        configuration.warnings.append("`\(key)` \(message)")
    }

    private mutating func readContexts(_ value: (any TOMLValueConvertible)?) {
        guard let table = value?.table else { return warn("contexts", "is not a table") }
        for name in table.keys.sorted() {
            guard let entry = table[name]?.table else {
                warn("contexts.\(name)", "is not a table")
                continue
            }
            var setting = Configuration.ContextSetting(name: name)
            for key in entry.keys.sorted() {
                let place = "contexts.\(name).\(key)"
                switch key {
                case "kind":
                    setting.kind = entry[key]?.string.flatMap(Context.Kind.init(rawValue:))
                    if setting.kind == nil { warn(place, "is none of social, professional and interest") }
                case "accounts": setting.accounts = texts(entry[key], place)
                default: warn(place, "means nothing here")
                }
            }
            configuration.contexts.append(setting)
        }
    }

    /// Lists of texts by name, in the order of the names.
    private mutating func lists(_ value: (any TOMLValueConvertible)?, _ key: String) -> [(String, [String])] {
        guard let table = value?.table else {
            warn(key, "is not a table")
            return []
        }
        return table.keys.sorted().map { ($0, texts(table[$0], "\(key).\($0)")) }
    }

    /// A list of texts, or one text.
    private mutating func texts(_ value: (any TOMLValueConvertible)?, _ key: String) -> [String] {
        if let text = value?.string { return [text] }
        guard let array = value?.array else {
            warn(key, "is not a list of texts")
            return []
        }
        var texts: [String] = []
        for element in array {
            if let text = element.string, !text.isEmpty {
                texts.append(text)
            } else {
                warn(key, "holds something else than text")
            }
        }
        return texts
    }
}
