import SquelchTimeline

/// `ril_export.html`: what was kept for later in Pocket, with the time.
final class PocketPage: PageReader {
    private let output: RecordWriter

    init(_ output: RecordWriter) { self.output = output }

    func open(_ tag: PageTag) {
        guard tag.isNamed("a") else { return }
        output.attention(tag["href"], .save, at: EpochTime.seconds(tag["time_added"]))
    }

    func close(_ tag: PageTag) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
    func finish() -> SourceFormat? { SourceFormat(.pocket) }
}
