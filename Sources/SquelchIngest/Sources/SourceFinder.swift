public import SquelchTimeline

import SquelchSystem

/// Turns the paths that a person names into the sources to read.
public enum SourceFinder {
    /// Sources in a stable order, and what could not be looked into.
    public struct Found: Sendable {
        /// Files, folders that are one export each, and standard input.
        public var sources: [Source] = []
        /// Paths that a person named and that are not there.
        public var missing: [String] = []
        /// Folders that could not be read, links that were not followed.
        public var warnings: [SourceWarning] = []

        /// Bytes to be read, as far as they are known.
        public var size: Int { sources.reduce(0) { $0 + ($1.size ?? 0) } }
    }

    /// Deepest folder that is looked into.
    private static let deepest = 64

    /// What lies at a path. A folder is looked into only for whether it is one export.
    static func look(at path: String) -> Source {
        if Source.isStandardInput(path) { return .standardInput }
        var status = stat()
        guard stat(path, &status) == 0 else { return Source(name: path, content: .file(path: path)) }
        if isFolder(status), isExport(path, names(in: path) ?? []) { return export(path) }
        return file(path, status)
    }

    private static func isFolder(_ status: stat) -> Bool { status.st_mode & S_IFMT == S_IFDIR }

    private static func file(_ path: String, _ status: stat) -> Source {
        let isFile = status.st_mode & S_IFMT == S_IFREG
        return Source(name: path, content: .file(path: path), size: isFile ? Int(status.st_size) : nil)
    }

    /// A folder as one source, with all files in it, those of exports in it one by one.
    private static func export(_ folder: String) -> Source {
        var parts = Found()
        list(folder, depth: 0, joinsExports: false, &parts)
        let export = Source.Export(folder: folder, files: parts.sources, warnings: parts.warnings)
        return Source(name: folder, content: .export(export), size: parts.size)
    }

    /// All files under `paths`: folders with everything in them, sorted by name. Hidden files are left out, and links
    /// inside folders are not followed: a folder from a stranger must not lead out of itself. A folder whose files need
    /// one another, such as an unpacked archive of X, is one source.
    public static func find(_ paths: [String]) -> Found {
        var found = Found()
        for path in paths {
            if Source.isStandardInput(path) {
                found.sources.append(.standardInput)
                continue
            }
            var status = stat()
            if stat(path, &status) != 0 {
                found.missing.append(path)
            } else if isFolder(status) {
                list(path, depth: 0, joinsExports: true, &found)
            } else {
                found.sources.append(file(path, status))
            }
        }
        return found
    }

    private static func list(_ folder: String, depth: Int, joinsExports: Bool, _ found: inout Found) {
        guard depth < deepest, let names = names(in: folder) else {
            let reason = depth < deepest ? "the folder cannot be read" : "folders are nested too deeply"
            found.warnings.append(SourceWarning(source: folder, message: reason, isLoss: true))
            return
        }
        if joinsExports, isExport(folder, names) { return found.sources.append(export(folder)) }
        for name in names {
            let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
            var status = stat()
            guard lstat(path, &status) == 0 else {
                found.warnings.append(SourceWarning(source: path, message: "cannot be opened", isLoss: true))
                continue
            }
            switch status.st_mode & S_IFMT {
            case S_IFDIR: list(path, depth: depth + 1, joinsExports: joinsExports, &found)
            case S_IFREG: found.sources.append(file(path, status))
            case S_IFLNK:
                found.warnings.append(SourceWarning(source: path, message: "a link inside a folder is not followed"))
            default:
                found.warnings.append(SourceWarning(source: path, message: "is neither a file nor a folder"))
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
            // Before 2018 the scripts lay one deeper.
            for folder in [data, data + "/js"] {
                if let names = self.names(in: folder), isExport(folder, names) { return true }
            }
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
