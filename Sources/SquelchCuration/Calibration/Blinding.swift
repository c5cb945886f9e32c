public import SquelchTimeline

/// A post without the marks of who wrote it: a rating shall be of the post, not of its author.
public enum Blinding {
    private static let mask = "…"
    /// A shorter name is a word of any text.
    private static let shortestName = 3

    /// `text` without the account's name, id, handle and host.
    public static func mask(_ text: String, of account: Account) -> String {
        var names = [account.name, account.id, account.url.flatMap(host), account.feedURL.flatMap(host)].compactMap {
            $0
        }
        names += names.flatMap { $0.split(whereSeparator: { "@/|,;:()".contains($0) }).map(String.init) }
        let longestFirst = Set(names).filter { $0.count >= shortestName }.sorted {
            $0.count != $1.count ? $0.count > $1.count : $0 < $1
        }
        return longestFirst.reduce(text) { replace($1, in: $0) }
    }

    private static func host(_ address: String) -> String? {
        let rest = address.split(separator: "/", omittingEmptySubsequences: true)
        let host = rest.count > 1 && address.contains("//") ? rest[1] : rest.first
        return host.map { $0.hasPrefix("www.") ? String($0.dropFirst(4)) : String($0) }
    }

    private static func replace(_ name: String, in text: String) -> String {
        let folded = Array(name.lowercased())
        let characters = Array(text)
        let lower = characters.map { $0.lowercased() }
        let pattern = folded.map { String($0) }
        guard pattern.count <= lower.count else { return text }
        var result = ""
        var position = 0
        while position < characters.count {
            if position + pattern.count <= lower.count,
                lower[position..<position + pattern.count].elementsEqual(pattern)
            {
                result += mask
                position += pattern.count
            } else {
                result.append(characters[position])
                position += 1
            }
        }
        return result
    }
}
