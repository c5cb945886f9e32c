import SquelchDocuments

/// The only way in which text from strangers reaches Markdown.
enum MarkdownText {
    /// Characters that mean something in CommonMark, or in its extensions, wherever they stand.
    private static let special = Set("\\`*_{}[]<>()#+-.!|~$@:^=\"'&".unicodeScalars)

    /// `text` in one line, with a backslash before everything that could be read as markup.
    static func escape(_ text: String) -> String {
        var result = ""
        var isFirst = true
        for scalar in SafeLine.escape(text).unicodeScalars {
            let isSpecial = special.contains(scalar)
            // Inside of a sentence most marks are themselves; a backslash before each would be a burden to read.
            let isHarmless = !isFirst && ".-+#!:=()'\"".unicodeScalars.contains(scalar)
            if isSpecial, !isHarmless { result += "\\" }
            result.unicodeScalars.append(scalar)
            isFirst = false
        }
        return result
    }

    /// A link, or the text alone where the address is no safe one.
    static func link(_ text: String, _ address: String?) -> String {
        guard let address = WebLink.safe(address) else { return escape(text) }
        return "[\(escape(text))](<\(address)>)"
    }
}
