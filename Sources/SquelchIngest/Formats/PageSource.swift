import SquelchTimeline

/// Reads an exported page: drives the parser and the reader.
enum PageSource {
    /// Reads the rest of a page whose first chunk is `prefix`; returns the format.
    static func read(
        _ kind: PageKind, _ prefix: consuming ByteArena, _ input: TextInput, into output: RecordOutput
    ) -> SourceFormat? {
        let export = RecordWriter(output)
        let reader: any PageReader =
            switch kind {
            case .netscape: NetscapeBookmarks(export)
            case .pocket: PocketPage(export)
            case .youTube: YouTubePage(export)
            case .facebook: FacebookPage(export)
            case .hFeed: HFeedPage(output)
            }
        let bytes = PageBytes(prefix, input, output)
        if let failure = HTMLPageParser.parse({ bytes.next() }, into: reader) { output.lose(failure) }
        let format = reader.finish()
        if format == nil { output.warn("a web page of an export, but of a kind that is not read: left out") }
        return format
    }
}

/// The bytes of a page, chunk by chunk, until they end or take too long.
private final class PageBytes {
    private var text: ByteArena
    private let input: TextInput
    private let output: RecordOutput
    /// libxml2 needs long for pages that were made to make it slow.
    private let budget = ReadingBudget(most: 60)
    private var isFirst = true

    init(_ prefix: consuming ByteArena, _ input: TextInput, _ output: RecordOutput) {
        text = prefix
        self.input = input
        self.output = output
    }

    /// The next bytes, valid until the next call; nil at the end.
    func next() -> UnsafeBufferPointer<UInt8>? {
        if isFirst {
            isFirst = false
            return text.all
        }
        if budget.isSpent(after: input.bytesRead) {
            output.lose("reading takes too long; the rest is left out")
            return nil
        }
        text.removeAll()
        do throws(ByteInput.Failure) {
            return try input.read(into: &text) ? text.all : nil
        } catch {
            output.lose(error.words + "; what came before is kept")
            return nil
        }
    }
}

/// Text that is collected between two tags, no more of it than a name or an address can have.
struct PageText: ~Copyable {
    private var bytes = ByteArena()
    /// Whether text is collected at the moment.
    private(set) var isOpen = false

    private static let longest = 8 << 10

    mutating func open() {
        bytes.removeAll()
        isOpen = true
    }

    mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        guard isOpen, bytes.count < Self.longest else { return }
        bytes.append(text)
    }

    /// Ends the text and gives it, white space as people see it; nil where none was open.
    mutating func close() -> String? {
        guard isOpen else { return nil }
        isOpen = false
        return bytes.all.plainString
    }
}
