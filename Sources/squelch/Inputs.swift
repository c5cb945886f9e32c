import ArgumentParser
import SquelchIngest
import SquelchReport
import SquelchTimeline

/// The files that a command reads, and what their state means for its exit status.
enum Inputs {
    /// The files under `paths`; a path that is not there ends the program.
    static func find(_ paths: [String], quiet: Bool) throws -> SourceFinder.Found {
        let found = SourceFinder.find(paths)
        guard found.missing.isEmpty else {
            throw CommandFailure(
                found.missing.map { "\($0): no such file or folder\(Slip.hint($0))" }, ExitStatus.missingInput)
        }
        if found.sources.isEmpty {
            Diagnostics.warn(found.warnings, quiet: quiet)
            throw CommandFailure.file(paths.joined(separator: ", "), "there is no file in it")
        }
        return found
    }

    /// Prints all warnings; the status is success, partly, or not understood.
    /// - Parameters:
    ///   - quiet: whether the command has a reason of its own to print none.
    ///   - paths: the files as the command line has them, for what to type to see the warnings.
    static func conclude(
        _ reports: [SourceReport], _ warnings: [SourceWarning], _ common: CommonOptions, quiet: Bool = false,
        paths: [String] = []
    ) throws {
        Diagnostics.warn(warnings, quiet: quiet || common.quiet, paths: paths)
        if !reports.isUnderstood {
            throw CommandFailure(
                "nothing that could be read: no file is a feed, a list of follows or a timeline",
                ExitStatus.notUnderstood)
        }
        let lost = reports.contains(where: \.losesData) || warnings.contains(where: \.isLoss)
        let isImpure = reports.contains { $0.isFailure || !$0.warnings.isEmpty || !$0.counts.skipped.isEmpty }
        if lost || common.strict && (isImpure || !warnings.isEmpty) { throw ExitStatus.partly }
    }
}

extension [SourceReport] {
    /// Whether anything of what was read means something to a reader.
    var isUnderstood: Bool { !allSatisfy(\.isFailure) }
}
