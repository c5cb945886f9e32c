import SquelchTimeline

/// Reads an exported page: drives the parser and the reader chunk by chunk.
enum PageSource {
    /// libxml2 needs long for pages that were made to make it slow.
    private static func budget(_ bytes: Int) -> Duration { .seconds(min(60, 10 * (1 + bytes >> 20))) }

    /// Reads the rest of a page whose first chunk is `prefix`; returns the format's name.
    static func read(
        _ kind: PageKind, _ prefix: consuming ByteArena, _ input: TextInput, into output: RecordOutput
    ) -> String? {
        let export = ExportOutput(output)
        let reader: any PageReader =
            switch kind {
            case .netscape: NetscapeBookmarks(export)
            case .pocket: PocketPage(export)
            case .youTube: YouTubePage(export)
            case .facebook: FacebookPage(export)
            }
        guard let parser = HTMLPushParser(reader: reader) else {
            output.warn("there is no memory for an HTML parser")
            return nil
        }
        var text = prefix
        let started = ContinuousClock.now
        var goesOn = true
        while goesOn {
            parser.push(text.all)
            text.removeAll()
            if ContinuousClock.now - started > budget(input.bytesRead) {
                output.warn(line: parser.line, "reading takes too long; the rest is left out")
                break
            }
            do throws(ByteInput.Failure) {
                goesOn = try input.read(into: &text)
            } catch {
                output.warn(line: parser.line, error.words + "; what came before is kept")
                goesOn = false
            }
        }
        parser.finish()
        let format = reader.finish()
        export.finish()
        if format == nil { output.warn("a web page of an export, but of a kind that is not read: left out") }
        return format
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
