import SquelchJSON
public import SquelchTimeline

/// An earlier `list --format json`, with which a new one is compared.
public enum PreviousList {
    /// Its entries, in its order.
    /// - Throws: where the file cannot be read or is no list.
    public static func entries(path: String) throws(ResultFile.Failure) -> [ListedAccount] {
        try ResultFile.read(path: path, schema: ListJSON.schema, orElse: "is no list") { root in
            guard let sections = root["sections"], sections.kind == .array else { return nil }
            var entries: [ListedAccount] = []
            for section in sections.items {
                guard let list = section["entries"] else { continue }
                let context = section["context"]?.text
                entries += list.items.compactMap { entry(of: $0, context) }
            }
            return entries
        }
    }

    private static func entry(of value: JSONValue, _ context: String?) -> ListedAccount? {
        guard let id = value["id"]?.text else { return nil }
        return ListedAccount(
            id: id, name: value["name"]?.text ?? id, context: context, reason: value["reason"]?.text ?? "")
    }
}
