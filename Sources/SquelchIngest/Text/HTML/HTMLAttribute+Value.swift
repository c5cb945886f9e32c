import CSquelchKernels
import SquelchTimeline

extension HTMLAttribute {
    /// The value of an attribute as it was written, between its quotes.
    struct Value {
        private let start: UnsafePointer<UInt8>
        private let end: UnsafePointer<UInt8>

        /// White space at the ends does not belong to it.
        @inline(__always)
        init(from start: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>) {
            var (start, end) = (start, end)
            while start < end, start.pointee <= 0x20 { start += 1 }
            while start < end, end[-1] <= 0x20 { end -= 1 }
            self.start = start
            self.end = end
        }

        /// Whether it is the width or height of something that is there to be loaded, not to be seen: 0 or 1, with
        /// or without a unit.
        var isTiny: Bool {
            guard end > start, start.pointee &- 0x30 < 2 else { return false }
            return end - start == 1 || start[1] &- 0x30 > 9
        }

        /// Whether the value is itself what it points to (`data:`).
        var isInline: Bool {
            guard end - start >= 5, start[4] == UInt8(ascii: ":") else { return false }
            return HTMLName(start, start + 4, before: end) == HTMLName("data")
        }

        /// Whether `word`, which is in lower case, is among the words that the value lists.
        func hasWord(_ word: StaticString) -> Bool {
            var from = start
            while from < end {
                var stop = from
                while stop < end, stop.pointee > 0x20 { stop += 1 }
                if UnsafeBufferPointer(start: from, count: stop - from).equalsIgnoringCase(word) { return true }
                from = stop < end ? stop + 1 : end
            }
            return false
        }

        /// Appends the value with references decoded, without control characters.
        func appendDecoded(to out: inout ByteArena, _ names: HTMLEntityNames) {
            out.reserve(end - start)
            var from = start
            while true {
                let stop = squelch_find_value_stop(from, end)
                out.append(from, stop - from)
                guard stop < end else { return }
                from = stop + 1
                switch stop.pointee {
                case UInt8(ascii: "&"):
                    if let reference = HTMLReference(at: stop, end, names, inAttribute: true) {
                        from = reference.end
                        append(reference.scalar, to: &out)
                    } else {
                        out.append(UInt8(ascii: "&"))
                    }
                case 0xC2 where from < end && from.pointee < 0xA0: from += 1
                case 0xC2: out.append(0xC2)
                default: break
                }
            }
        }

        private func append(_ scalar: UInt32, to out: inout ByteArena) {
            if scalar < 0x20 || 0x7F...0x9F ~= scalar { return }
            out.reserve(4)
            out.advance(by: HTMLReference.encode(scalar, at: out.base + out.count))
        }
    }
}
