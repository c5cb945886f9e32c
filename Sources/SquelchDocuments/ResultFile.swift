import SquelchIngest
import SquelchJSON
import SquelchTimeline

/// Reads back what an earlier run of a command wrote as JSON.
public enum ResultFile {
    /// Why a file could not be used.
    public struct Failure: Error, Equatable {
        /// The reason, without the path.
        public var words: String

        /// A reason without a path.
        public init(words: String) { self.words = words }
    }

    private static let largest = 512 << 20

    /// What `take` finds in the object that the file at `path` holds; nil stands for a foreign file.
    static func read<Value>(
        path: String, schema: String, orElse foreign: String, take: (JSONValue) -> Value?
    ) throws(Failure) -> Value {
        do {
            let text = try WholeFile.read(path: path, limit: largest, padding: JSONParser.padding)
            var parser = try JSONParser(sizeLimit: largest)
            let root = try parser.parse(text.all, readable: text.capacity - text.count)
            guard root.kind == .object, let name = root["schema"]?.text, name == schema, let value = take(root) else {
                throw Failure(words: "\(foreign) of the schema \(schema)")
            }
            return value
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

extension JSONValue {
    /// The text of a string; nil for any other type.
    var text: String? { string.map { String(decoding: $0, as: UTF8.self) } }
}
