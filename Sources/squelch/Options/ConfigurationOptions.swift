import ArgumentParser
import SquelchDocuments
import SquelchKit
import SquelchSystem

/// What the user says about the following, in a file.
struct ConfigurationOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "Paths, contexts, identities and protected accounts; squelch.toml here or in the configuration folder if not given.",
            valueName: "file"))
    var config: String?

    @OptionGroup var archive: ArchiveOptions

    /// The configuration; an empty one where there is no file.
    func load() throws -> Configuration {
        guard let path = config ?? Self.standardPath else { return Configuration() }
        if !Surroundings.exists(path) {
            throw CommandFailure.file(path, "no such file", ExitStatus.missingInput)
        }
        var configuration = try CommandFailure.reading(path) { try ConfigurationFile.read(path: $0) }
        configuration.paths = ConfigurationFile.resolve(
            configuration.paths, of: path, home: Surroundings.variable("HOME"))
        return configuration
    }

    /// What a command works on: the files at `paths`, and the archive where that is named, or nothing else is.
    func session(_ paths: [String], _ common: CommonOptions, _ input: InputOptions) throws -> Session {
        let archive = paths.isEmpty || archive.archive != nil ? try archive.open() : nil
        return Session(paths, common, try load(), archive: archive, reading: input.options)
    }

    private static var standardPath: String? {
        ConfigurationFile.standardPaths(environment: Surroundings.variables("HOME", "XDG_CONFIG_HOME")).first(
            where: Surroundings.isReadable)
    }
}
