/// How a person is called, out of the ways in which feeds write authors.
enum PersonName {
    /// The name in `mail@host (Name)` and `Name <mail@host>`; anything else as it stands.
    static func display(_ author: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        let author = author.trimmed
        guard author.contains(UInt8(ascii: "@")) else { return author }
        if let open = author.firstIndex(of: UInt8(ascii: "(")), author.last == UInt8(ascii: ")") {
            let name = UnsafeBufferPointer(rebasing: author[(open + 1)..<(author.count - 1)]).trimmed
            if !name.isEmpty { return name }
        }
        if let open = author.firstIndex(of: UInt8(ascii: "<")), author.last == UInt8(ascii: ">") {
            let name = UnsafeBufferPointer(rebasing: author[0..<open]).trimmed
            if !name.isEmpty { return name }
        }
        return author
    }
}
