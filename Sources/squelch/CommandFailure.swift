import ArgumentParser
import SquelchArchive
import SquelchDocuments
import SquelchKit
import SquelchReport
import SquelchSystem

/// Why a command ends before it is done: what is said of it, a line each, and the exit status.
struct CommandFailure: Error {
    var lines: [String]
    var status: ExitCode

    init(_ lines: [String], _ status: ExitCode) {
        self.lines = lines
        self.status = status
    }

    init(_ line: String, _ status: ExitCode) { self.init([line], status) }

    /// Something about a file or folder that keeps it from being used.
    static func file(
        _ path: String, line: Int? = nil, _ words: String, _ status: ExitCode = ExitStatus.notUnderstood
    ) -> CommandFailure {
        CommandFailure("\(path)\(line.map { ":\($0)" } ?? ""): \(words)", status)
    }

    /// What `read` makes of a file that an option names.
    static func reading<Value>(_ path: String, _ read: (String) throws -> Value) throws -> Value {
        do {
            return try read(path)
        } catch let failure as ResultFile.Failure {
            throw file(path, failure.words)
        } catch let failure as PersonalModelFile.Failure {
            throw file(path, failure.description)
        } catch let failure as ConfigurationFile.Failure {
            throw file(path, line: failure.line, failure.words)
        }
    }

    /// Tells what went wrong, and gives what the program ends with; what is wrong with the command line, the parser tells.
    static func told(_ error: any Error) -> any Error {
        guard
            let failure = error as? CommandFailure ?? (error as? OutputFile.Failure).map(Self.init)
                ?? (error as? ArchiveFailure).map(Self.init)
        else { return error }
        for line in failure.lines { Diagnostics.remark(line) }
        return failure.status
    }
}

extension CommandFailure {
    init(_ failure: OutputFile.Failure) {
        switch failure {
        // Whoever closed the pipe wants no more.
        case .closed: self.init([], .success)
        case .cannotWrite(let path, let reason):
            self = .file(path, "cannot be written: \(reason)", ExitStatus.cannotWrite)
        case .device(let path, let reason): self = .file(path, "writing failed: \(reason)", ExitStatus.ioError)
        }
    }

    init(_ failure: ArchiveFailure) {
        let status =
            switch failure {
            case .missing: ExitStatus.missingInput
            case .foreign, .empty, .newer, .damaged: ExitStatus.notUnderstood
            case .busy: ExitStatus.tryLater
            case .exposed, .full, .cannotWrite: ExitStatus.cannotWrite
            case .device: ExitStatus.ioError
            }
        self.init(failure.words, status)
    }
}
