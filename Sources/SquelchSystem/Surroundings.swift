/// What the program finds where it runs.
public enum Surroundings {
    /// A variable of the environment; nil where it is not set.
    public static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// Those of some variables that are set, by name.
    public static func variables(_ names: String...) -> [String: String] {
        var found: [String: String] = [:]
        for name in names { found[name] = variable(name) }
        return found
    }

    /// What tells this program from another, or from another version of it: how large its file is and when it was written.
    /// Nil where that cannot be found out.
    public static var program: String? {
        var status = stat()
        guard stat("/proc/self/exe", &status) == 0 else { return nil }
        #if os(Linux)
            let written = "\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
        #else
            let written = "0"
        #endif
        return "\(status.st_size) \(written)"
    }

    /// The clock, seconds since 1970.
    public static var now: Int64 { Int64(time(nil)) }

    /// Whether something lies at a path.
    public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Whether there is something at a path that may be read.
    public static func isReadable(_ path: String) -> Bool { access(path, R_OK) == 0 }

    /// The path from wherever one is; itself where nothing lies there, nor a folder that it could lie in.
    public static func absolute(_ path: String) -> String {
        if let found = resolved(path) { return found }
        // A file that is still to be made.
        let name = path.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? ""
        guard path != "-", !name.isEmpty, name != ".", name != "..",
            let folder = resolved(path == name ? "." : String(path.dropLast(name.count)))
        else { return path }
        return folder == "/" ? "/" + name : "\(folder)/\(name)"
    }

    private static func resolved(_ path: String) -> String? {
        guard let found = realpath(path, nil) else { return nil }
        defer { free(found) }
        return String(cString: found)
    }
}
