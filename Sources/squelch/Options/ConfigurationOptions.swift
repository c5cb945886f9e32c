import SquelchSystem
import ArgumentParser
import SquelchKit

/// What the user says about the following, in a file.
struct ConfigurationOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "Paths, contexts, identities and protected accounts; squelch.toml here or in the configuration folder if not given.",
            valueName: "file"))
    var config: String?

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

    private static var standardPath: String? {
        var environment: [String: String] = [:]
        for name in ["HOME", "XDG_CONFIG_HOME"] {
            environment[name] = Surroundings.variable(name)
        }
        return ConfigurationFile.standardPaths(environment: environment).first(where: Surroundings.isReadable)
    }
}
