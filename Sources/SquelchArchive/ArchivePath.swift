/// Where the archive lies if nobody says otherwise.
public enum ArchivePath {
    /// The path by the XDG base directory rules: below `$XDG_DATA_HOME` where that is an absolute path, else below
    /// `.local/share` in the user's folder. Nil where the environment names neither.
    /// - Parameter environment: the variables by name.
    public static func standard(_ environment: [String: String]) -> String? {
        folder(environment).map { $0 + "/squelch/archive.sqlite" }
    }

    private static func folder(_ environment: [String: String]) -> String? {
        if let data = absolute(environment["XDG_DATA_HOME"]) { return data }
        return absolute(environment["HOME"]).map { $0 == "/" ? "/.local/share" : $0 + "/.local/share" }
    }

    /// The rules have relative paths ignored.
    private static func absolute(_ path: String?) -> String? {
        guard var path, path.hasPrefix("/") else { return nil }
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path
    }
}
