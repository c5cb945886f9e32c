public import SquelchCuration
import SquelchIngest
import SquelchJSON

/// The verdicts of an earlier `analyze --format json`, by which new ones keep steady.
public enum PreviousAnalysis {
    /// Why an earlier analysis could not be used.
    public struct Failure: Error, Equatable {
        /// The reason, without the path.
        public var words: String
    }

    private static let largest = 512 << 20

    /// Verdict of each account by its id.
    /// - Throws: where the file cannot be read or is no analysis.
    public static func verdicts(path: String) throws(Failure) -> [String: Verdict] {
        do {
            let text = try WholeFile.read(path: path, limit: largest, padding: JSONParser.padding)
            var parser = try JSONParser(sizeLimit: largest)
            let root = try parser.parse(text.all, readable: text.capacity - text.count)
            guard root.kind == .object, let schema = root["schema"]?.string, schema == "squelch.analysis/1",
                let accounts = root["accounts"], accounts.kind == .array
            else { throw Failure(words: "is no analysis of the schema squelch.analysis/1") }
            var verdicts: [String: Verdict] = [:]
            for account in accounts.items where account.kind == .object {
                guard let id = account["id"]?.string, let name = account["verdict"]?.string,
                    let verdict = Verdict(rawValue: String(decoding: name, as: UTF8.self))
                else { continue }
                verdicts[String(decoding: id, as: UTF8.self)] = verdict
            }
            return verdicts
        } catch let failure as WholeFile.Failure {
            throw Failure(words: failure.words)
        } catch let error as JSONError {
            throw Failure(words: error.reason)
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(words: "cannot be read")
        }
    }
}
