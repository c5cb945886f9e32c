/// Ascending numbers as the steps between them, seven bits a byte: many keys out of a small range take two or three bytes.
extension FrameWriter {
    /// Appends numbers of which none is less than the one before.
    package mutating func write(rising numbers: [UInt64]) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(numbers.count * 3)
        var last: UInt64 = 0
        for number in numbers {
            var step = number &- last
            last = number
            while step >= 0x80 {
                bytes.append(UInt8(truncatingIfNeeded: step) | 0x80)
                step >>= 7
            }
            bytes.append(UInt8(truncatingIfNeeded: step))
        }
        write(UInt64(numbers.count))
        write(column: bytes)
    }
}

extension FrameReader {
    /// The next ascending numbers.
    package mutating func readRising() throws(FrameError) -> [UInt64] {
        let count = try readCount()
        let bytes = try readColumn(UInt8.self)
        guard count <= bytes.count else { throw .damaged }
        var numbers: [UInt64] = []
        numbers.reserveCapacity(count)
        var (last, step, shift): (UInt64, UInt64, UInt64) = (0, 0, 0)
        for byte in bytes {
            guard shift < 64 else { throw .damaged }
            step |= UInt64(byte & 0x7F) << shift
            shift += 7
            if byte & 0x80 != 0 { continue }
            let (sum, isTooLarge) = last.addingReportingOverflow(step)
            guard !isTooLarge else { throw .damaged }
            numbers.append(sum)
            (last, step, shift) = (sum, 0, 0)
        }
        guard shift == 0, numbers.count == count else { throw .damaged }
        return numbers
    }
}
