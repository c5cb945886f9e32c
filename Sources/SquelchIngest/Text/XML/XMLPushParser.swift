package import CLibXML2

/// The one entry to libxml2's XML parser: SAX2, pushed in chunks, recovering, with nothing that could load or expand.
///
/// Options are exactly `XML_PARSE_NONET | XML_PARSE_RECOVER`. Substituting entities would read local files through external
/// ones, and the option for huge documents would lift the limits on depth and size. Entities come from the predefined five and
/// HTML 4; declared ones expand to nothing here.
///
/// `context` is handed to the handlers as it is: a plain pointer to the reader's state, without reference counting.
package struct XMLPushParser: ~Copyable {
    /// The callbacks that readers take; libxml2's own C function types.
    package struct Handlers {
        package var startElement: startElementNsSAX2Func
        package var endElement: endElementNsSAX2Func
        package var text: charactersSAXFunc
        package var cdata: cdataBlockSAXFunc
        package var error: xmlStructuredErrorFunc

        package init(
            startElement: @escaping startElementNsSAX2Func, endElement: @escaping endElementNsSAX2Func,
            text: @escaping charactersSAXFunc, cdata: @escaping cdataBlockSAXFunc,
            error: @escaping xmlStructuredErrorFunc
        ) {
            self.startElement = startElement
            self.endElement = endElement
            self.text = text
            self.cdata = cdata
            self.error = error
        }
    }

    private let parser: xmlParserCtxtPtr

    /// Nil where libxml2 has no memory for a parser.
    package init?(handlers: Handlers, context: UnsafeMutableRawPointer) {
        guard XMLLibrary.isReady else { return nil }
        var sax = xmlSAXHandler()
        sax.initialized = UInt32(XML_SAX2_MAGIC)
        sax.startElementNs = handlers.startElement
        sax.endElementNs = handlers.endElement
        sax.characters = handlers.text
        sax.ignorableWhitespace = handlers.text
        sax.cdataBlock = handlers.cdata
        sax.serror = handlers.error
        sax.getEntity = { _, name in HTMLEntityTable.entity(named: name) }
        sax.getParameterEntity = { _, _ in nil }
        // Left nil on purpose: resolveEntity, externalSubset, entityDecl, reference: nothing is loaded or declared.
        guard let created = xmlCreatePushParserCtxt(&sax, context, nil, 0, nil) else { return nil }
        parser = created
        xmlCtxtUseOptions(parser, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_RECOVER.rawValue))
    }

    deinit { xmlFreeParserCtxt(parser) }

    /// Parses the next bytes; events arrive before this returns. False once the parser has given up on the document.
    @discardableResult
    package borrowing func push(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.withMemoryRebound(to: CChar.self) { chunk in
            _ = xmlParseChunk(parser, chunk.baseAddress, Int32(clamping: chunk.count), 0)
        }
        return parser.pointee.disableSAX == 0
    }

    /// Tells the parser that no more bytes will come.
    package borrowing func finish() { _ = xmlParseChunk(parser, nil, 0, 1) }

    /// Where a parser is in its document; must not be used after the parser has gone.
    package struct Place {
        fileprivate let parser: xmlParserCtxtPtr

        /// The line that the parser has reached, counted from 1.
        package var line: Int { parser.pointee.input.map { Int($0.pointee.line) } ?? 0 }
    }

    /// For handlers that want to know where they are.
    package var place: Place { Place(parser: parser) }

    /// The line that the parser has reached, counted from 1.
    package var line: Int { place.line }
}
