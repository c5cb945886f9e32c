import SquelchSystem
import SquelchTimeline

/// Bytes of another encoding to UTF-8, through the C library's iconv, a chunk at a time.
final class Transcoder {
    private let converter: iconv_t
    /// What iconv returns on failure: `(size_t)-1`.
    private static let failed = Int(bitPattern: UInt.max)
    /// Bytes that could not be converted and became U+FFFD.
    private(set) var replaced = 0

    /// Nil where the C library does not know the encoding.
    init?(from name: String) {
        guard let opened = iconv_open("UTF-8", name), opened != iconv_t(bitPattern: -1) else { return nil }
        converter = opened
    }

    deinit { iconv_close(converter) }

    /// Appends the UTF-8 form of `bytes`; returns how many were consumed. The rest is an incomplete sequence, which is
    /// dropped when `final`.
    func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout ByteArena, final: Bool) -> Int {
        guard let base = UnsafeMutableRawPointer(mutating: bytes.baseAddress) else { return 0 }
        var input: UnsafeMutablePointer<CChar>? = base.assumingMemoryBound(to: CChar.self)
        var left = bytes.count
        while left > 0 {
            output.reserve(left * 3 + 16)
            let room = output.capacity - output.count
            var outputLeft = room
            var destination: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(output.base + output.count)
                .assumingMemoryBound(to: CChar.self)
            let result = iconv(converter, &input, &left, &destination, &outputLeft)
            let code = errno
            output.advance(by: room - outputLeft)
            if result != Transcoder.failed { continue }
            if code == E2BIG { continue }
            if code == EINVAL, !final { break }
            replaced += 1
            for byte: UInt8 in [0xEF, 0xBF, 0xBD] { output.append(byte) }
            input = input.map { $0 + 1 }
            left -= 1
        }
        return bytes.count - left
    }
}
