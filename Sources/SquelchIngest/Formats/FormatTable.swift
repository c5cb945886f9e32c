import SquelchJSON
import SquelchTimeline

/// How each kind of file is told, and what reads it: three lists, of what can be told by bytes, by the beginning of a
/// text, and by the keys of a JSON document. In each the first that claims a file has it; its name says nothing.
///
/// Tables are told by their columns in ``CSVKind``, exported pages by their marks in ``PageKind``, posts of networks by
/// their keys in ``NetworkReader``: each is one entry here.
enum FormatTable {
    /// What is no text.
    struct Bytes: Sendable {
        let claims: @Sendable (UnsafeBufferPointer<UInt8>) -> Bool
        /// Reads it; returns its format.
        let read: @Sendable (PeekedInput, RecordOutput) -> SourceFormat?
    }

    /// What is a text.
    struct Text: Sendable {
        /// What the entry is about.
        let name: String
        let claim: @Sendable (TextStart) -> Claim?
    }

    /// What is to be done with a text.
    enum Claim {
        /// Read it, of which the first bytes have been read already; what does it returns the format.
        case read((consuming ByteArena, TextInput, RecordOutput) -> SourceFormat?)
        /// Nothing, and why.
        case leaveOut(String)
    }

    /// A document that was of a known kind; without a format where nothing in it could be read.
    struct Document {
        let format: SourceFormat?
    }

    /// Reads a document if it is one of its own; nil where it is none.
    typealias DocumentReader = @Sendable (JSONValue, RecordOutput) -> Document?

    /// What reads a file that begins with `prefix` as bytes; nil for texts.
    static func bytes(of prefix: UnsafeBufferPointer<UInt8>) -> Bytes? { bytes.first { $0.claims(prefix) } }

    /// What a text is, and what is to be done with it.
    static func text(of start: TextStart) -> (name: String, claim: Claim)? {
        for entry in texts {
            if let claim = entry.claim(start) { return (entry.name, claim) }
        }
        return nil
    }

    /// Reads a document of any kind that is known; nil where it is none.
    static func read(_ root: JSONValue, into output: RecordOutput) -> Document? {
        for read in documents {
            if let document = read(root, output) { return document }
        }
        return nil
    }

    private static let bytes = [
        Bytes(claims: { CARHeader.isCAR($0) }, read: { RepositoryReader.read($0, into: $1) }),
        Bytes(claims: { MailboxSplitter.isMailbox($0) }, read: { MailboxReader.read($0, into: $1) }),
    ]

    /// The entry of texts of which each line is a document.
    static let jsonLines = "JSON Lines"

    private static let texts = [
        Text(name: "nothing") { start in
            guard start.first == nil else { return nil }
            return .leaveOut(start.isWhole ? "the file is empty" : "the file begins with nothing but white space")
        },
        Text(name: "chat") {
            UnreadExport.isChat($0.bytes) ? .leaveOut("a chat of WhatsApp, which is not read: left out") : nil
        },
        Text(name: jsonLines) { start in
            start.isJSON && start.isLines ? .read { JSONSource.readLines($0, $1, into: $2) } : nil
        },
        Text(name: "JSON") { $0.isJSON ? .read { JSONSource.readDocument($0, $1, into: $2) } : nil },
        Text(name: "JSON behind a variable") {
            XVariable($0.bytes.trimmed) != nil ? .read { JSONSource.readAssignment($0, $1, into: $2) } : nil
        },
        Text(name: "address book") {
            $0.isAddressBook ? .read { ContactCardReader.read($0, $1, into: $2) } : nil
        },
        Text(name: "page") { start in
            PageKind.sniff(start.bytes).map { kind in .read { PageSource.read(kind, $0, $1, into: $2) } }
        },
        Text(name: "table") { start in
            guard start.first != UInt8(ascii: "<"), let layout = CSVLayout.detect(start.bytes) else { return nil }
            return .read { CSVSource.read(layout, $0, $1, into: $2) }
        },
        Text(name: "XML") { start in
            switch DocumentStart.find(in: start.bytes) {
            // What servers send instead.
            case .page: .leaveOut("a web page (HTML), not a feed: left out")
            case .root: .read { XMLSource.read($0, $1, into: $2) }
            case .markup: start.isBinary ? nil : .read { XMLSource.read($0, $1, into: $2) }
            // The root may lie beyond a long document type declaration.
            case .none: start.isDeclared && !start.isBinary ? .read { XMLSource.read($0, $1, into: $2) } : nil
            }
        },
        Text(name: "binary") {
            $0.isBinary ? .leaveOut("a binary file of a kind that is not read: left out") : nil
        },
        Text(name: "unknown table") { start in
            CSVLayout.unknownColumns(start.bytes).map {
                .leaveOut("a table of a kind that is not read (\($0)): left out")
            }
        },
        Text(name: "unknown") { _ in .leaveOut("neither XML nor JSON: left out") },
    ]

    private static let documents: [DocumentReader] = [
        { root, output in
            guard root.kind == .object, JSONFeedReader.isFeed(root) else { return nil }
            var reader = JSONFeedReader(output: output)
            return Document(format: reader.read(root))
        },
        { root, output in
            guard root.kind == .object, let rss = RSSInJSONReader.document(root) else { return nil }
            var reader = RSSInJSONReader(output: output)
            return Document(format: reader.read(rss))
        },
        { ExportedJSON.read($0, $1).map { Document(format: $0) } },
        { root, output in
            var network = NetworkReader(output: output)
            return network.read(root) ? Document(format: network.format ?? SourceFormat(.timeline)) : nil
        },
        { RecordLineReader.readDocument($0, into: $1) },
        { root, output in
            guard root.kind == .object, JSONFeedReader.looksLikeFeed(root) else { return nil }
            var reader = JSONFeedReader(output: output)
            return Document(format: reader.read(root))
        },
    ]
}
