import SquelchReport
import SquelchSystem
import SquelchTimeline

extension CommonOptions {
    /// Writes results to where they are to go.
    /// - Parameter isPublic: whether they are made to be read by others.
    func emit(isPublic: Bool = false, _ body: (OutputFile) throws -> Void) throws {
        try OutputFile.write(to: output, isPublic: isPublic, body)
    }
}

extension OutputFile {
    /// Writes a document; nil stands for one that there was no memory for.
    func write(_ document: consuming ByteArena?) throws {
        guard let document else { throw CommandFailure("there is no memory for the results", ExitStatus.ioError) }
        try write(document.all)
    }
}
