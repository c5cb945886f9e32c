/// A folder of results that appears whole or not at all, readable by its owner only.
public enum OutputFolder {
    /// One file of the folder.
    public struct File: Sendable {
        /// Path inside of the folder, with `/`.
        public var path: String
        /// Its bytes.
        public var bytes: [UInt8]

        /// A file of bytes.
        public init(path: String, bytes: [UInt8]) {
            self.path = path
            self.bytes = bytes
        }

        /// A file of text.
        public init(path: String, text: String) {
            self.path = path
            bytes = Array(text.utf8)
        }
    }

    /// Writes `files` into a new folder at `path`.
    /// - Parameters:
    ///   - files: what the folder holds, with paths inside of it.
    ///   - path: where it is to lie.
    ///   - replaces: whether a folder that is there may make way; it is renamed, never deleted.
    /// - Returns: the new name of the folder that made way; nil where there was none.
    @discardableResult
    public static func write(_ files: [File], to path: String, replaces: Bool) throws(OutputFile.Failure) -> String? {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        let isThere = access(path, F_OK) == 0
        if isThere, !replaces {
            throw .cannotWrite(path: path, reason: "it is there already; --force puts it aside")
        }
        let temporary = "\(path).\(getpid()).tmp"
        try make(temporary)
        do throws(OutputFile.Failure) {
            var made: Set<String> = []
            for file in files {
                let parts = file.path.split(separator: "/")
                for depth in 1..<max(1, parts.count) {
                    let folder = parts.prefix(depth).joined(separator: "/")
                    if made.insert(folder).inserted { try make("\(temporary)/\(folder)") }
                }
                try write(file, in: temporary)
            }
        } catch {
            remove(files, temporary)
            throw error
        }
        let aside = isThere ? freeName(path) : nil
        if let aside, rename(path, aside) != 0 { throw failure(path) }
        guard rename(temporary, path) == 0 else { throw failure(path) }
        return aside
    }

    private static func make(_ folder: String) throws(OutputFile.Failure) {
        guard mkdir(folder, 0o700) == 0 else { throw failure(folder) }
    }

    private static func write(_ file: File, in folder: String) throws(OutputFile.Failure) {
        let output = try OutputFile(path: "\(folder)/\(file.path)")
        var failure: OutputFile.Failure?
        file.bytes.withUnsafeBufferPointer { bytes in
            do throws(OutputFile.Failure) { try output.write(bytes) } catch { failure = error }
        }
        if let failure { throw failure }
        try output.finish()
    }

    /// Takes back what a failed attempt has written, and nothing else.
    private static func remove(_ files: [File], _ folder: String) {
        var folders: Set<String> = []
        for file in files {
            unlink("\(folder)/\(file.path)")
            var parts = file.path.split(separator: "/").dropLast()
            while !parts.isEmpty {
                folders.insert(parts.joined(separator: "/"))
                parts = parts.dropLast()
            }
        }
        for inner in folders.sorted(by: { $0.count > $1.count }) { rmdir("\(folder)/\(inner)") }
        rmdir(folder)
    }

    private static func freeName(_ path: String) -> String {
        var number = 1
        while access("\(path).before-\(number)", F_OK) == 0 { number += 1 }
        return "\(path).before-\(number)"
    }

    private static func failure(_ path: String) -> OutputFile.Failure {
        .cannotWrite(path: path, reason: String(cString: strerror(errno)))
    }
}
