import CLibXML2

/// An OPML document as a tree, so that outlines can be taken out or moved while everything else stays as it is: unknown
/// attributes, comments, settings of readers.
///
/// Only for documents that are well-formed and declare no types: of others libxml2 would lose parts, and an entity could
/// be anything. Nothing is expanded, loaded or fetched.
public struct OutlineDocument: ~Copyable {
    /// What becomes of an outline that has a feed.
    public enum Decision: Sendable {
        case keep, remove
        /// Into a folder of this name.
        case move(String)
        /// The same, read from this address.
        case readdress(String)
    }

    private let document: xmlDocPtr
    private static let mostBytes = 64 << 20
    /// Deepest nesting that is walked; libxml2 itself stops at 256.
    private static let deepest = 256

    /// The document in `bytes`; nil where it cannot be edited without loss.
    public init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard XMLLibrary.isReady, bytes.count > 0, bytes.count <= Self.mostBytes, let base = bytes.baseAddress else {
            return nil
        }
        let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
        let read = base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
            xmlReadMemory($0, Int32(bytes.count), nil, nil, options)
        }
        guard let document = read else { return nil }
        guard document.pointee.intSubset == nil, document.pointee.extSubset == nil else {
            xmlFreeDoc(document)
            return nil
        }
        self.document = document
    }

    deinit { xmlFreeDoc(document) }

    /// Addresses of the feeds, in their order and with repetitions.
    public var feeds: [String] { outlines.compactMap(Self.feed) }

    /// Takes out and moves outlines as `decide` says by the address of their feed. Those that are moved go into a folder
    /// of that name at the end, each feed once. Outlines inside of one that goes stay where it was.
    public mutating func edit(_ decide: (String) -> Decision) {
        var moved: Set<String> = []
        var folders: [String: xmlNodePtr] = [:]
        let root = xmlDocGetRootElement(document)
        // No outline of the list is freed but the one at hand: those inside of it are taken out of it first.
        for outline in outlines where outline != root {
            guard let feed = Self.feed(outline) else { continue }
            switch decide(feed) {
            case .keep: break
            case .remove: Self.remove(outline)
            case .readdress(let address): Self.set("xmlurl", to: address, on: outline)
            case .move(let name):
                guard let folder = folders[name] ?? self.folder(name) else { continue }
                folders[name] = folder
                if outline.pointee.parent == folder {
                    moved.insert(feed)
                } else if moved.insert(feed).inserted {
                    Self.move(outline, into: folder)
                } else {
                    Self.remove(outline)
                }
            }
        }
    }

    /// The document as UTF-8; empty where there is no memory for it.
    public func serialized() -> [UInt8] {
        var text: UnsafeMutablePointer<xmlChar>?
        var length: Int32 = 0
        xmlDocDumpMemoryEnc(document, &text, &length, "UTF-8")
        guard let text else { return [] }
        defer { squelch_xml_free(text) }
        return Array(UnsafeBufferPointer(start: text, count: Int(length)))
    }

    // MARK: - The tree

    /// All outlines, in the order of the document.
    private var outlines: [xmlNodePtr] {
        var found: [xmlNodePtr] = []
        var open: [(node: xmlNodePtr?, depth: Int)] = [(xmlDocGetRootElement(document), 0)]
        while let (node, depth) = open.popLast() {
            guard let node else { continue }
            open.append((node.pointee.next, depth))
            guard node.pointee.type == XML_ELEMENT_NODE else { continue }
            if Self.name(node) == "outline" { found.append(node) }
            if depth < Self.deepest { open.append((node.pointee.children, depth + 1)) }
        }
        return found
    }

    private static func name(_ node: xmlNodePtr) -> String {
        node.pointee.name.map { String(cString: $0).lowercased() } ?? ""
    }

    /// The value of an attribute, whatever its case.
    private static func attribute(_ wanted: String, of node: xmlNodePtr) -> String? {
        var next = node.pointee.properties
        while let attribute = next {
            if let name = attribute.pointee.name, String(cString: name).lowercased() == wanted,
                let value = xmlNodeListGetString(node.pointee.doc, attribute.pointee.children, 1)
            {
                defer { squelch_xml_free(value) }
                return String(cString: value)
            }
            next = attribute.pointee.next
        }
        return nil
    }

    /// Gives an attribute, whatever the case of its name, another value.
    private static func set(_ wanted: String, to value: String, on node: xmlNodePtr) {
        var next = node.pointee.properties
        while let attribute = next {
            if let name = attribute.pointee.name, String(cString: name).lowercased() == wanted {
                xmlSetProp(node, name, value)
                return
            }
            next = attribute.pointee.next
        }
    }

    private static func feed(_ node: xmlNodePtr) -> String? {
        guard let address = attribute("xmlurl", of: node) else { return nil }
        let trimmed = address.drop { $0.isWhitespace }
        return trimmed.isEmpty ? nil : String(trimmed.prefix { !$0.isWhitespace })
    }

    /// The folder of a name: one that is there, or a new one at the end of the body.
    private func folder(_ name: String) -> xmlNodePtr? {
        let known = outlines.first { node in
            Self.feed(node) == nil && (Self.attribute("text", of: node) ?? Self.attribute("title", of: node)) == name
        }
        if let known { return known }
        guard let root = xmlDocGetRootElement(document), let folder = xmlNewNode(nil, "outline") else { return nil }
        xmlNewProp(folder, "text", name)
        xmlNewProp(folder, "title", name)
        var child = root.pointee.children
        while let node = child, Self.name(node) != "body" { child = node.pointee.next }
        Self.append(folder, to: child ?? root, indent: "\n    ")
        return folder
    }

    private static func move(_ node: xmlNodePtr, into folder: xmlNodePtr) {
        lift(from: node)
        dropBlanks(before: node)
        xmlUnlinkNode(node)
        append(node, to: folder, indent: "\n      ")
        xmlReconciliateNs(node.pointee.doc, node)
    }

    /// Puts the outlines inside of one before it, with its indentation.
    private static func lift(from node: xmlNodePtr) {
        let inner = outermost(in: node)
        guard !inner.isEmpty else { return }
        let blanks = blanks(before: node)
        let indent = blanks.flatMap { $0.pointee.content }.map { String(cString: $0) }
        for outline in inner {
            dropBlanks(before: outline)
            xmlAddPrevSibling(node, outline)
            // What it owes to the namespaces of the one that goes is declared on itself.
            xmlReconciliateNs(node.pointee.doc, outline)
            if let indent { xmlAddPrevSibling(node, xmlNewText(indent)) }
        }
        // Nothing but blanks is left of a folder that was drawn over several lines.
        var child = node.pointee.children
        while let blank = child, blank.pointee.type == XML_TEXT_NODE, xmlIsBlankNode(blank) == 1 {
            child = blank.pointee.next
            xmlUnlinkNode(blank)
            xmlFreeNode(blank)
        }
    }

    /// The outlines inside of a node that are in no other there.
    private static func outermost(in node: xmlNodePtr) -> [xmlNodePtr] {
        var found: [xmlNodePtr] = []
        var open = [node.pointee.children]
        while let next = open.popLast() {
            guard let next else { continue }
            open.append(next.pointee.next)
            guard next.pointee.type == XML_ELEMENT_NODE else { continue }
            if name(next) == "outline" { found.append(next) } else { open.append(next.pointee.children) }
        }
        return found
    }

    private static func append(_ node: xmlNodePtr, to parent: xmlNodePtr, indent: String) {
        if let last = parent.pointee.last, last.pointee.type == XML_TEXT_NODE, xmlIsBlankNode(last) == 1 {
            xmlUnlinkNode(last)
            xmlFreeNode(last)
        }
        xmlAddChild(parent, xmlNewText(indent))
        xmlAddChild(parent, node)
        xmlAddChild(parent, xmlNewText(String(indent.dropLast(2))))
    }

    private static func remove(_ node: xmlNodePtr) {
        lift(from: node)
        dropBlanks(before: node)
        xmlUnlinkNode(node)
        xmlFreeNode(node)
    }

    /// The line break and the indentation before an outline belong to it.
    private static func dropBlanks(before node: xmlNodePtr) {
        guard let blanks = blanks(before: node) else { return }
        xmlUnlinkNode(blanks)
        xmlFreeNode(blanks)
    }

    private static func blanks(before node: xmlNodePtr) -> xmlNodePtr? {
        guard let blanks = node.pointee.prev, blanks.pointee.type == XML_TEXT_NODE, xmlIsBlankNode(blanks) == 1 else {
            return nil
        }
        return blanks
    }
}
