public import SquelchCuration
import SquelchJSON

/// The verdicts of an earlier `analyze --format json`, by which new ones keep steady.
public enum PreviousAnalysis {
    /// Verdict of each account by its id.
    /// - Throws: where the file cannot be read or is no analysis.
    public static func verdicts(path: String) throws(ResultFile.Failure) -> [String: Verdict] {
        try ResultFile.read(path: path, schema: AnalysisJSON.schema, orElse: "is no analysis") { root in
            guard let accounts = root["accounts"], accounts.kind == .array else { return nil }
            var verdicts: [String: Verdict] = [:]
            for account in accounts.items {
                guard let id = account["id"]?.text, let verdict = account["verdict"]?.text.flatMap(Verdict.init) else {
                    continue
                }
                verdicts[id] = verdict
            }
            return verdicts
        }
    }
}
