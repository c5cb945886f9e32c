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

    /// All files under `paths`: folders with everything in them, sorted by name. Hidden files are left out, and links
    /// inside folders are not followed: a folder from a stranger must not lead out of itself.
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
                list(path, depth: 0, &sources)
            } else {
                sources.files.append(path)
            }
        }
        return sources
    }

    private static func list(_ folder: String, depth: Int, _ sources: inout Sources) {
        guard depth < deepest, let names = names(in: folder) else {
            let reason = depth < deepest ? "the folder cannot be read" : "folders are nested too deeply"
            sources.warnings.append(IngestWarning(source: folder, message: reason))
            return
        }
        for name in names {
            let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
            var status = stat()
            guard lstat(path, &status) == 0 else {
                sources.warnings.append(IngestWarning(source: path, message: "cannot be opened"))
                continue
            }
            switch status.st_mode & S_IFMT {
            case S_IFDIR: list(path, depth: depth + 1, &sources)
            case S_IFREG: sources.files.append(path)
            case S_IFLNK:
                sources.warnings.append(IngestWarning(source: path, message: "a link inside a folder is not followed"))
            default:
                sources.warnings.append(IngestWarning(source: path, message: "is neither a file nor a folder"))
            }
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
