import SquelchTimeline

/// Looks up what the configuration names, and keeps what it could not find.
struct ConfigurationNotes {
    private let source: String
    private(set) var warnings: [SourceWarning]
    private var told: Set<String> = []

    init(_ configuration: Configuration) {
        let source = configuration.path ?? "squelch.toml"
        self.source = source
        warnings = configuration.warnings.map { SourceWarning(source: source, message: $0) }
    }

    /// The account that `reference` names; what cannot be found is told once.
    mutating func find(_ reference: String, in accounts: AccountReferences) -> Int? {
        switch accounts.find(reference) {
        case .account(let index): return index
        case .none: tell(reference, "is nobody among the files")
        case .ambiguous(let all): tell(reference, "may be any of \(all.count) accounts: name its address")
        }
        return nil
    }

    private mutating func tell(_ reference: String, _ message: String) {
        guard told.insert(reference).inserted else { return }
        warnings.append(SourceWarning(source: source, message: "`\(reference)` \(message)"))
    }
}
