/// The simple entities that a document declares in its internal DTD: plain text, nothing that refers to anything.
///
/// A value that holds `&`, `%` or `<` is not taken, so nothing nests and nothing can explode; the number, the length
/// and the total expansion are bounded all the same.
struct DocumentEntities {
    private var values: [[UInt8]: [UInt8]] = [:]
    private var expandedLength = 0
    /// Entities that the DTD declares, taken or not.
    private(set) var declared = 0

    private static let longestValue = 256
    private static let most = 1000
    private static let longestExpansion = 1 << 20

    /// Takes the declarations `<!ENTITY name "value">` of a document type declaration.
    mutating func declare(_ doctype: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < doctype.count, declared < Self.most {
            let rest = UnsafeBufferPointer(rebasing: doctype[index...])
            if rest.starts(with: "<!ENTITY") {
                declared += 1
                index += 8
                read(UnsafeBufferPointer(rebasing: doctype[index...]))
            } else {
                index += 1
            }
        }
    }

    private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
        var index = 0
        func skipSpace() { while index < bytes.count, bytes[index].isXMLSpace { index += 1 } }
        skipSpace()
        let nameStart = index
        while index < bytes.count, bytes[index].continuesXMLName, index - nameStart <= 32 { index += 1 }
        let name = Array(bytes[nameStart..<index])
        skipSpace()
        guard !name.isEmpty, index < bytes.count, bytes[index] == 0x22 || bytes[index] == 0x27 else { return }
        let quote = bytes[index]
        index += 1
        let valueStart = index
        while index < bytes.count, bytes[index] != quote {
            let byte = bytes[index]
            guard byte != 0x26, byte != 0x25, byte != 0x3C, byte >= 0x20 || byte.isXMLSpace,
                index - valueStart < Self.longestValue
            else { return }
            index += 1
        }
        guard index < bytes.count, values[name] == nil else { return }
        values[name] = Array(bytes[valueStart..<index])
    }

    /// The text of entity `name`, nil where the document declares none or too much has been expanded already.
    mutating func expand(_ name: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard !values.isEmpty, let value = values[Array(name)] else { return nil }
        guard expandedLength + value.count <= Self.longestExpansion else { return nil }
        expandedLength += value.count
        return value
    }
}
