import SquelchTimeline

/// Writes markup that the parser has taken apart back into a text: Atom's xhtml, and HTML that a feed forgot to escape.
enum Markup {
    /// Appends text with the characters that mean something in markup escaped.
    static func append(escaping bytes: UnsafeBufferPointer<UInt8>, to arena: inout ByteArena) {
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "&"): arena.append("&amp;")
            case UInt8(ascii: "<"): arena.append("&lt;")
            case UInt8(ascii: ">"): arena.append("&gt;")
            default: arena.append(byte)
            }
        }
    }

    /// Appends a start tag with its attributes.
    static func append(
        start name: UnsafePointer<UInt8>, _ attributes: XMLAttributes, to arena: inout ByteArena
    ) {
        arena.append(UInt8(ascii: "<"))
        append(name: name, to: &arena)
        for index in 0..<attributes.count {
            arena.append(UInt8(ascii: " "))
            arena.append(attributes.name(index))
            arena.append("=\"")
            // An ampersand is a reference already.
            for byte in attributes.value(index) {
                switch byte {
                case UInt8(ascii: "\""): arena.append("&quot;")
                case UInt8(ascii: "<"): arena.append("&lt;")
                default: arena.append(byte)
                }
            }
            arena.append(UInt8(ascii: "\""))
        }
        arena.append(UInt8(ascii: ">"))
    }

    /// Appends an end tag; elements that are empty in HTML have none.
    static func append(end name: UnsafePointer<UInt8>, to arena: inout ByteArena) {
        var length = 0
        while name[length] != 0 { length += 1 }
        let bytes = UnsafeBufferPointer(start: name, count: length)
        if bytes.equals("br") || bytes.equals("img") || bytes.equals("hr") || bytes.equals("wbr") { return }
        arena.append("</")
        arena.append(bytes)
        arena.append(UInt8(ascii: ">"))
    }

    private static func append(name: UnsafePointer<UInt8>, to arena: inout ByteArena) {
        var index = 0
        while name[index] != 0 {
            arena.append(name[index])
            index += 1
        }
    }
}
