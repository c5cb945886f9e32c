import ArgumentParser
import SquelchIngest

/// What is read of the files that a command names.
struct InputOptions: ParsableArguments {
    @Flag(
        name: .long,
        help: "Also read mail (mbox) and address books (vCard): who wrote to you alone, and to whom you did.")
    var includeContacts = false

    @Option(
        name: .long,
        help: ArgumentHelp("A mail address of yours; may be given several times.", valueName: "address"))
    var me: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp("Most that an archive may unpack to; \(ByteCount.standard) if not given.", valueName: "16G"))
    var archiveLimit: ByteCount?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Most bytes out of an archive for each byte in it; \(ArchiveLimits.standard.ratio) if not given.",
            valueName: "n"))
    var archiveRatio: Int?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Most archives inside one another; \(ArchiveLimits.standard.depth) if not given.", valueName: "n"))
    var archiveDepth: Int?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Most files in an archive; \(ArchiveLimits.standard.entries) if not given.", valueName: "n"))
    var archiveEntries: Int?

    mutating func validate() throws {
        for address in me where !MailAddress.isOne(address) {
            throw ValidationError("--me wants a mail address such as ada@hill.example, not \(address).")
        }
        if !me.isEmpty, !includeContacts { throw ValidationError("--me goes with --include-contacts.") }
        for (name, value, most) in [
            ("--archive-ratio", archiveRatio, 1_000_000), ("--archive-depth", archiveDepth, 16),
            ("--archive-entries", archiveEntries, 1_000_000_000),
        ] {
            guard let value, !(1...most).contains(value) else { continue }
            throw ValidationError("\(name) must be a number from 1 to \(most).")
        }
    }

    /// The options of reading.
    var options: IngestOptions {
        var options = IngestOptions()
        options.includesContacts = includeContacts
        options.ownAddresses = me.map { $0.lowercased() }
        if let bytes = archiveLimit?.bytes {
            options.limits.totalBytes = bytes
            // One file may be all that there is in it.
            options.limits.entryBytes = max(options.limits.entryBytes, bytes)
        }
        if let archiveRatio { options.limits.ratio = archiveRatio }
        if let archiveDepth { options.limits.depth = archiveDepth }
        if let archiveEntries { options.limits.entries = archiveEntries }
        return options
    }
}

/// An amount of bytes as a person writes it: `16G`, `500M`, `1048576`.
struct ByteCount: ExpressibleByArgument {
    let bytes: Int

    /// What holds where nothing is said.
    static let standard = "\(ArchiveLimits.standard.totalBytes >> 30)G"

    init?(argument: String) {
        let units: [Character: Int] = ["k": 10, "K": 10, "m": 20, "M": 20, "g": 30, "G": 30, "t": 40, "T": 40]
        let shift = argument.last.flatMap { units[$0] }
        guard let amount = Int(shift == nil ? argument[...] : argument.dropLast()), amount > 0,
            amount <= 1 << (50 - (shift ?? 0))
        else { return nil }
        bytes = amount << (shift ?? 0)
    }
}
