import ArgumentParser
import SquelchArchive
import SquelchKit
import SquelchSystem

/// Which archive is meant.
struct ArchiveOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "The archive; below $XDG_DATA_HOME or ~/.local/share if not given.", valueName: "file"))
    var archive: String?

    /// The archive that is there; one that is named has to be. Nil where none is named, and none lies where it would.
    func open() throws -> Archive? {
        if let archive { return try Archive(path: archive, creates: false) }
        guard let path = Self.standard, Surroundings.exists(path) else { return nil }
        return try Archive(path: path, creates: false)
    }

    /// The archive where it is; nil where there is none, which it does not make.
    func present() throws -> Archive? {
        let path = try path()
        return Surroundings.exists(path) ? try Archive(path: path, creates: false) : nil
    }

    /// The archive; made where there is none.
    func make() throws -> Archive { try Archive(path: path()) }

    /// The archive, which has to be there.
    func require() throws -> Archive { try Archive(path: path(), creates: false) }

    private func path() throws -> String {
        guard let path = archive ?? Self.standard else {
            throw ValidationError("Name the archive with --archive: the environment has no HOME to keep it in.")
        }
        return path
    }

    private static var standard: String? {
        ArchivePath.standard(Surroundings.variables("HOME", "XDG_DATA_HOME"))
    }
}
