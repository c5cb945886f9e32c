import Foundation
import SquelchIngest
import SquelchSignals
import SquelchTimeline

/// Writes what learning starts from: of each post in the files its features as the program has them, so that what is
/// learnt from them and what is scored by them cannot differ. `Benchmarks/worth` reads it.
///
/// A record a post, little-endian: lengths of account and id (two of 16 bits), both, time (64 bits, 0 where there is
/// none), words (32 bits), then three lists, each after its length in 32 bits: codes of features (8 bits), rows of letters
/// and words (16 bits), words of the subject (16 bits).
@main
enum PostFeatures {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let output = arguments.first, arguments.count > 1 else {
            FileHandle.standardError.write(Data("usage: PostFeatures OUTPUT FILE...\n".utf8))
            exit(64)
        }
        FileManager.default.createFile(atPath: output, contents: nil)
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
        let batch = RecordBatch()
        let writer = Writer()
        for path in arguments.dropFirst() {
            _ = Ingestor.read(Source(path: path), batch: batch) { batch in
                for post in batch.posts { writer.append(post, batch) }
            }
            try file.write(contentsOf: writer.flush())
        }
        try file.close()
    }
}

private final class Writer {
    private var data = Data()
    private var extractor = SignalExtractor()
    private var signals = SignalColumns()

    func flush() -> Data {
        defer {
            data = Data()
            signals = SignalColumns()
        }
        return data
    }

    func append(_ post: PostRecord, _ batch: RecordBatch) {
        let measure = extractor.append(post, of: batch, to: &signals)
        let account = batch.arena.bytes(post.account)
        let id = batch.arena.bytes(post.id)
        add(UInt16(account.count))
        add(UInt16(id.count))
        data.append(account)
        data.append(id)
        add(post.time ?? 0)
        add(UInt32(measure.words))
        let codes = extractor.lastCodes
        add(UInt32(codes.count))
        data.append(codes)
        let rows = extractor.lastRows
        add(UInt32(rows.count))
        data.append(Data(buffer: rows))
        let terms = signals.terms.buckets[signals.terms.range(signals.count - 1)]
        add(UInt32(terms.count))
        terms.withUnsafeBufferPointer { data.append(Data(buffer: $0)) }
    }

    private func add(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.littleEndian) { data.append(contentsOf: $0) }
    }
}
