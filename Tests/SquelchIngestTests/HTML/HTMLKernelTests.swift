import CSquelchKernels
import Testing

/// The vector kernels against their scalar twins, at every length and alignment around the width of a vector.
struct HTMLKernelTests {
    private static let alphabet =
        Array("aaaaaabcde     \n\t\r\u{B}<>&/=\"'\u{1}\u{7F}-".utf8)
        + [0xC2, 0xEF, 0xE2, 0x80, 0x8B, 0xA8, 0xBF, 0xA0, 0xFF, 0xBB, 0xE2, 0x80]

    /// Calls `body` with buffers of every length up to 70, of few stops and of many.
    private func forEachBuffer(_ body: (UnsafePointer<UInt8>, UnsafePointer<UInt8>) -> Void) {
        var random = SplitMix(state: 7)
        for round in 0..<60 {
            for length in 0...70 {
                let letters = round % 3 == 0 ? Self.alphabet.count : round % 3 == 1 ? 15 : 6
                let bytes = (0...length).map { _ in Self.alphabet[Int.random(in: 0..<letters, using: &random)]
                }
                bytes.withUnsafeBufferPointer { buffer in
                    guard let start = buffer.baseAddress else { return }
                    body(start, start + length)
                }
            }
        }
    }

    @Test func copiesAreEqual() {
        forEachBuffer { from, end in
            for spaced in [Int32(0), 1] {
                var one = [UInt8](repeating: 0, count: end - from + 16)
                var other = one
                let (read, written) = one.withUnsafeMutableBufferPointer { buffer in
                    let copy = squelch_copy_html(
                        from, end, buffer.baseAddress ?? .init(mutating: from), spaced)
                    return (copy.from - from, copy.to - (buffer.baseAddress ?? copy.to))
                }
                let (readToo, writtenToo) = other.withUnsafeMutableBufferPointer { buffer in
                    let copy = squelch_copy_html_scalar(
                        from, end, buffer.baseAddress ?? .init(mutating: from), spaced)
                    return (copy.from - from, copy.to - (buffer.baseAddress ?? copy.to))
                }
                #expect(read == readToo)
                #expect(one.prefix(written) == other.prefix(writtenToo))
            }
        }
    }

    @Test func searchesAreEqual() {
        forEachBuffer { from, end in
            for byte in Self.alphabet {
                #expect(squelch_find_byte(from, end, byte) == squelch_find_byte_scalar(from, end, byte))
            }
            #expect(squelch_find_markup(from, end) == squelch_find_markup_scalar(from, end))
            #expect(squelch_find_value_stop(from, end) == squelch_find_value_stop_scalar(from, end))
            for equals in [Int32(0), 1] {
                #expect(
                    squelch_find_name_end(from, end, equals)
                        == squelch_find_name_end_scalar(from, end, equals))
            }
        }
    }
}
