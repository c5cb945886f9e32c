/// Which element a start tag means, remembered by the addresses of its names.
///
/// libxml2 interns names and namespace URIs in a dictionary of the document, so one address means one name as long as
/// the parser lives. A look-up is two comparisons; the strings are made once a name.
struct ElementCache {
    private struct Entry {
        var name: UnsafeRawPointer?
        var uri: UnsafeRawPointer?
        var prefix: UnsafeRawPointer?
        var element = Element.unknown
        var isUndeclared = false
    }

    private var entries = [Entry](repeating: Entry(), count: 128)

    /// The element of a tag, and whether its prefix was never declared.
    @inline(__always)
    mutating func element(
        _ name: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, uri: UnsafePointer<UInt8>?
    ) -> (element: Element, isUndeclared: Bool) {
        let mixed = (UInt(bitPattern: name) >> 3) ^ (UInt(bitPattern: uri) >> 5)
        let slot = Int(truncatingIfNeeded: (mixed &* 0x9E37_79B9_7F4A_7C15) >> 57)
        let entry = entries[slot]
        if entry.name == UnsafeRawPointer(name), entry.uri == UnsafeRawPointer(uri),
            entry.prefix == UnsafeRawPointer(prefix)
        {
            return (entry.element, entry.isUndeclared)
        }
        return resolve(name, prefix, uri, slot)
    }

    @inline(never)
    private mutating func resolve(
        _ name: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>?, _ uri: UnsafePointer<UInt8>?, _ slot: Int
    ) -> (element: Element, isUndeclared: Bool) {
        var vocabulary = Vocabulary.core
        if let uri {
            vocabulary = Vocabulary(uri: uri)
            // A default namespace that nobody knows changes nothing: the names decide.
            if vocabulary == .other, prefix == nil { vocabulary = .core }
        } else if let prefix {
            vocabulary = Vocabulary(undeclaredPrefix: String(cString: prefix))
        }
        let element = Element.named(String(cString: name).lowercased(), in: vocabulary)
        let isUndeclared = uri == nil && prefix != nil
        entries[slot] = Entry(name: name, uri: uri, prefix: prefix, element: element, isUndeclared: isUndeclared)
        return (element, isUndeclared)
    }
}
