import ArgumentParser

/// What the program's exit status means; the numbers are those of sysexits.h where it has one.
enum ExitStatus {
    /// Done in part: something that is about the subject could not be read, and the warnings say what. With `--strict`,
    /// also where anything was left out or mended.
    static let partly = ExitCode(3)
    /// The command line asks for something that is not there.
    static let usage = ExitCode(64)
    /// No input could be understood.
    static let notUnderstood = ExitCode(65)
    /// An input that was named is not there.
    static let missingInput = ExitCode(66)
    /// No server could be reached.
    static let unreachable = ExitCode(69)
    /// An output cannot be made.
    static let cannotWrite = ExitCode(73)
    /// Reading or writing failed.
    static let ioError = ExitCode(74)
    /// Another run has the archive; later it will go.
    static let tryLater = ExitCode(75)
    /// Stopped by Control-C.
    static let interrupted = ExitCode(130)
}
