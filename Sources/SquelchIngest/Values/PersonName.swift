/// How a person is called, out of the ways in which feeds write authors.
enum PersonName {
    /// The name in `mail@host (Name)` and `Name <mail@host>`; anything else as it stands.
    static func display(_ author: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        let author = author.trimmed
        guard author.contains(UInt8(ascii: "@")) else { return author }
        if author.starts(withIgnoringCase: "mailto:") { return UnsafeBufferPointer(rebasing: author[7...]) }
        if let open = author.firstIndex(of: UInt8(ascii: "(")), author.last == UInt8(ascii: ")") {
            let inside = UnsafeBufferPointer(rebasing: author[(open + 1)..<(author.count - 1)]).trimmed
            let before = UnsafeBufferPointer(rebasing: author[0..<open]).trimmed
            // "Ada Hill (ada@hill.example)" is written too.
            let name = isMailAddress(inside) ? before : inside
            if !name.isEmpty { return name }
        }
        if let open = author.firstIndex(of: UInt8(ascii: "<")), author.last == UInt8(ascii: ">") {
            let name = UnsafeBufferPointer(rebasing: author[0..<open]).trimmed
            if !name.isEmpty { return name }
        }
        return author
    }

    /// Whether a text is a mail address and nothing else, with which nobody is called.
    static func isMailAddress(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        text.contains(UInt8(ascii: "@")) && text.first != UInt8(ascii: "@") && !text.contains { $0.isXMLSpace }
    }
}
