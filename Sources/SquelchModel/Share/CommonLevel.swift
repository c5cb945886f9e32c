/// The error that all accounts of a user share: their sources are of one kind, and detectors err on a kind.
enum CommonLevel {
    /// The estimates, moved together so that their median keeps ``ShareConstants/believedLevel`` of its log odds.
    /// Ranks and differences stay as they are. Below eight accounts there is no typical one, and nothing moves.
    static func settle(_ estimates: [ShareEstimate?]) -> [ShareEstimate?] {
        let logits = estimates.compactMap { $0?.logit }.sorted()
        guard logits.count >= ShareConstants.fewestAccounts else { return estimates }
        let middle = logits.count / 2
        let median = logits.count % 2 == 1 ? logits[middle] : (logits[middle - 1] + logits[middle]) / 2
        return estimates.map { estimate in
            guard var estimate else { return nil }
            estimate.logit -= (1 - ShareConstants.believedLevel) * median
            return estimate
        }
    }
}
