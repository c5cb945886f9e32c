/// Whose a post is, as far as the user's own posts tell: an archive gives only number and text of what was liked, and people
/// like what they answer, quote and repeat.
struct XPostAuthors {
    private struct Repeated {
        var text: String
        /// Nil where two authors wrote the same.
        var author: XAccount?
    }

    /// Bytes from which on a text is taken to be one author's: shorter ones ("Thank you so much") many have written.
    private static let shortest = 32

    private var byNumber: [String: XAccount] = [:]
    /// Posts that were repeated, by the beginning of their text.
    private var byBeginning: [String: [Repeated]] = [:]

    /// Notes who wrote the post with this number.
    mutating func learn(post id: String, by author: XAccount) {
        if byNumber[id]?.id == nil { byNumber[id] = author }
    }

    /// Notes who wrote a text that was repeated. Archives have it cut off at 140 characters, with an ellipsis.
    mutating func learn(text: String, by author: XAccount) {
        let text = Self.withoutEllipsis(XText.unescaped(text))
        guard let beginning = Self.beginning(text) else { return }
        var known = byBeginning[beginning, default: []]
        if let place = known.firstIndex(where: { $0.text == text }) {
            if known[place].author?.account != author.account { known[place].author = nil }
        } else {
            known.append(Repeated(text: text, author: author))
        }
        byBeginning[beginning] = known
    }

    /// The author of a post, by its number or else by its text.
    func author(ofPost id: String, text: String?) -> XAccount? {
        if let author = byNumber[id] { return author }
        guard let text, let beginning = Self.beginning(text) else { return nil }
        let matching = (byBeginning[beginning] ?? []).filter { text.hasPrefix($0.text) }
        guard let first = matching.first?.author,
            matching.allSatisfy({ $0.author?.account == first.account })
        else { return nil }
        return first
    }

    private static func beginning(_ text: String) -> String? {
        guard text.utf8.count >= shortest else { return nil }
        return String(decoding: text.utf8.prefix(shortest), as: UTF8.self)
    }

    private static func withoutEllipsis(_ text: String) -> String {
        text.hasSuffix("…") ? String(text.dropLast()) : text
    }
}
