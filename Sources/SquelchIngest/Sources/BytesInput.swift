import SquelchTimeline

/// Bytes that are there already, in chunks.
final class BytesInput: ByteReading {
    private let bytes: [UInt8]
    private(set) var bytesRead = 0

    private static let chunk = 64 << 10

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func read(into output: inout ByteArena) throws(ByteInput.Failure) -> Bool {
        let count = min(Self.chunk, bytes.count - bytesRead)
        guard count > 0 else { return false }
        bytes.withUnsafeBufferPointer { bytes in
            output.append(UnsafeBufferPointer(rebasing: bytes[bytesRead..<bytesRead + count]))
        }
        bytesRead += count
        return true
    }
}
