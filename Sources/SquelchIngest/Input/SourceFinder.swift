public import SquelchTimeline

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Turns the paths that a person names into the files to read.
public enum SourceFinder {
    /// Files in a stable order, and what could not be looked into.
    public struct Sources: Sendable {
        /// Files, and `-` for standard input.
        public var files: [String] = []
        /// Paths that a person named and that are not there.
        public var missing: [String] = []
        /// Folders that could not be read, links that were not followed.
        public var warnings: [IngestWarning] = []
    }

    /// Deepest folder that is looked into.
    private static let deepest = 64

    /// Whether `path` is a folder whose files are the parts of one export.
    static func isExport(_ path: String) -> Bool {
        isFolder(path) && isExport(path, names(in: path) ?? [])
    }

    /// Whether `path` is a folder that can be looked into.
    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return path != "-" && stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// All files in a folder, those of exports one by one.
    static func findAll(in folder: String) -> Sources {
        var sources = Sources()
        list(folder, depth: 0, joinsExports: false, &sources)
        return sources
    }

    /// All files under `paths`: folders with everything in them, sorted by name. Hidden files are left out, and links
    /// inside folders are not followed: a folder from a stranger must not lead out of itself. A folder whose files need
    /// one another, such as an unpacked archive of X, is one source.
    public static func find(_ paths: [String]) -> Sources {
        var sources = Sources()
        for path in paths {
            if path == "-" {
                sources.files.append(path)
                continue
            }
            var status = stat()
            if stat(path, &status) != 0 {
                sources.missing.append(path)
            } else if status.st_mode & S_IFMT == S_IFDIR {
                list(path, depth: 0, joinsExports: true, &sources)
            } else {
                sources.files.append(path)
            }
        }
        return sources
    }

    private static func list(_ folder: String, depth: Int, joinsExports: Bool, _ sources: inout Sources) {
        guard depth < deepest, let names = names(in: folder) else {
            let reason = depth < deepest ? "the folder cannot be read" : "folders are nested too deeply"
            sources.warnings.append(IngestWarning(source: folder, message: reason, isLoss: true))
            return
        }
        if joinsExports, isExport(folder, names) { return sources.files.append(folder) }
        for name in names {
            let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
            var status = stat()
            guard lstat(path, &status) == 0 else {
                sources.warnings.append(IngestWarning(source: path, message: "cannot be opened", isLoss: true))
                continue
            }
            switch status.st_mode & S_IFMT {
            case S_IFDIR: list(path, depth: depth + 1, joinsExports: joinsExports, &sources)
            case S_IFREG: sources.files.append(path)
            case S_IFLNK:
                sources.warnings.append(IngestWarning(source: path, message: "a link inside a folder is not followed"))
            default:
                sources.warnings.append(IngestWarning(source: path, message: "is neither a file nor a folder"))
            }
        }
    }

    /// Names that lie together in unpacked exports, in lower case: LinkedIn, Reddit, Mastodon, Facebook, Takeout. Such a
    /// folder has many files that are about other things, which is no fault.
    private static let exports = [
        ["connections.csv", "profile.csv"], ["connections.csv", "invitations.csv"],
        ["connections.csv", "messages.csv"],
        ["subscribed_subreddits.csv", "post_votes.csv"], ["outbox.json", "actor.json"],
        ["your_facebook_activity", "connections"], ["friends_and_followers", "messages"], ["archive_browser.html"],
    ]

    /// Whether the files of a folder are the parts of one export: those of an X archive name people in one file whom
    /// another lists by number.
    private static func isExport(_ folder: String, _ names: [String]) -> Bool {
        if names.contains("data"), names.contains(where: { $0.hasSuffix(".html") }) {
            let data = folder + "/data"
            if isFolder(data), isExport(data, self.names(in: data) ?? []) { return true }
            // Before 2018 the scripts lay one deeper.
            if isExport(data + "/js") { return true }
        }
        if exports.contains(where: { marks in marks.allSatisfy { mark in names.contains { $0.lowercased() == mark } } })
        {
            return true
        }
        // Facebook's files of reactions overlap.
        if names.count(where: { $0.hasPrefix("likes_and_reactions") && $0.hasSuffix(".json") }) > 1 { return true }
        let scripts = names.filter { $0.hasSuffix(".js") || $0.hasSuffix(".JS") }
        return scripts.prefix(8).contains { name in
            guard let input = try? ByteInput(path: folder + "/" + name) else { return false }
            let beginning = PeekedInput(input)
            return withExtendedLifetime(beginning) { XVariable(beginning.peek(64).trimmed) != nil }
        }
    }

    /// Names in a folder by their bytes, hidden ones left out.
    private static func names(in folder: String) -> [String]? {
        guard let stream = opendir(folder) else { return nil }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
