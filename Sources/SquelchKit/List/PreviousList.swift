public import SquelchCuration
import SquelchIngest
import SquelchJSON

/// An earlier `list --format json`, with which a new one is compared.
public enum PreviousList {
    /// Why an earlier list could not be used.
    public struct Failure: Error, Equatable {
        /// The reason, without the path.
        public var words: String
    }

    private static let largest = 256 << 20

    /// Its entries, in its order.
    /// - Throws: where the file cannot be read or is no list.
    public static func entries(path: String) throws(Failure) -> [ListDifference.Earlier] {
        do {
            let text = try WholeFile.read(path: path, limit: largest, padding: JSONParser.padding)
            var parser = try JSONParser(sizeLimit: largest)
            let root = try parser.parse(text.all, readable: text.capacity - text.count)
            guard root.kind == .object, let schema = root["schema"]?.string, schema == "squelch.list/1",
                let sections = root["sections"], sections.kind == .array
            else { throw Failure(words: "is no list of the schema squelch.list/1") }
            var entries: [ListDifference.Earlier] = []
            for section in sections.items where section.kind == .object {
                let context = Self.text(section["context"])
                guard let list = section["entries"], list.kind == .array else { continue }
                for entry in list.items where entry.kind == .object {
                    guard let id = Self.text(entry["id"]) else { continue }
                    entries.append(
                        ListDifference.Earlier(
                            id: id, name: Self.text(entry["name"]) ?? id, context: context,
                            reason: Self.text(entry["reason"]) ?? ""))
                }
            }
            return entries
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

    private static func text(_ value: JSONValue?) -> String? {
        value?.string.map { String(decoding: $0, as: UTF8.self) }
    }
}
