#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
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
        do throws(ConfigurationFile.Failure) {
            var configuration = try ConfigurationFile.read(path: path)
            let home = getenv("HOME").map { String(cString: $0) }
            configuration.paths = ConfigurationFile.resolve(configuration.paths, of: path, home: home)
            return configuration
        } catch {
            let line = error.line.map { ":\($0)" } ?? ""
            Diagnostics.error("\(path)\(line): \(error.words)")
            throw access(path, F_OK) == 0 ? ExitStatus.notUnderstood : ExitStatus.missingInput
        }
    }

    private static var standardPath: String? {
        var environment: [String: String] = [:]
        for name in ["HOME", "XDG_CONFIG_HOME"] {
            if let value = getenv(name) { environment[name] = String(cString: value) }
        }
        return ConfigurationFile.standardPaths(environment: environment).first { access($0, R_OK) == 0 }
    }
}
