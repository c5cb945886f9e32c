import CLibXML2
import Foundation

/// A page as libxml2 reads it: what there is, not what the text looks like.
struct PageHTML {
    struct Element {
        var name: String
        var attributes: [String: String]
        var text: String
    }

    /// In the order of the page.
    private(set) var elements: [Element] = []

    init(_ page: String) {
        var page = page
        page.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                let options = Int32(
                    HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NONET.rawValue
                        | htmlParseHuge)
                guard
                    let document = htmlReadMemory(
                        characters.baseAddress, Int32(characters.count), nil, "UTF-8", options)
                else { return }
                defer { xmlFreeDoc(document) }
                read(xmlDocGetRootElement(document))
            }
        }
    }

    /// Deep trees need no stack.
    private mutating func read(_ root: xmlNodePtr?) {
        var open = [root].compactMap { $0 }
        while let node = open.popLast() {
            if let next = node.pointee.next { open.append(next) }
            guard node.pointee.type == XML_ELEMENT_NODE else { continue }
            // The text of what holds all others would be taken again and again.
            let hasText = ["h1", "h2", "h3", "li", "bdi", "p", "text"].contains(Self.string(node.pointee.name))
            var attributes: [String: String] = [:]
            var attribute = node.pointee.properties
            while let one = attribute {
                attributes[Self.string(one.pointee.name)] = Self.taken(xmlNodeGetContent(one.pointee.children))
                attribute = one.pointee.next
            }
            elements.append(
                Element(
                    name: Self.string(node.pointee.name), attributes: attributes,
                    text: hasText ? Self.taken(xmlNodeGetContent(node)) : ""))
            if let child = node.pointee.children { open.append(child) }
        }
    }

    private static func string(_ text: UnsafePointer<xmlChar>?) -> String {
        text.map { String(cString: $0) } ?? ""
    }

    private static func taken(_ text: UnsafeMutablePointer<xmlChar>?) -> String {
        defer { free(text) }
        return string(text)
    }

    func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }
}

/// XML_PARSE_HUGE, which the HTML parser shares without a name of its own.
private let htmlParseHuge: UInt32 = 1 << 19
