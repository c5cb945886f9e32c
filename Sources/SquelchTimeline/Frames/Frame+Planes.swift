/// Columns byte by byte: the lowest bytes of all values, then all second ones. Upper bytes of moments, counts and starts are
/// nearly the same all along, and what packs frames on their way finds that where they stand in a row (Alted, Blosc).
enum BytePlanes {
    /// Appends values of `size` bytes each.
    static func append(_ bytes: UnsafeRawBufferPointer, size: Int, to planes: inout [UInt8]) {
        let count = bytes.count / size
        let start = planes.count
        planes.append(contentsOf: repeatElement(0, count: bytes.count))
        planes.withUnsafeMutableBytes { planes in
            for plane in 0..<size {
                var place = Self.place(of: plane, size)
                for index in start + plane * count..<start + (plane + 1) * count {
                    planes[index] = bytes[place]
                    place += size
                }
            }
        }
    }

    /// The values of `planes`, as many bytes as `bytes` has.
    static func gather(_ planes: UnsafeRawBufferPointer, size: Int, into bytes: UnsafeMutableRawBufferPointer) {
        let count = bytes.count / size
        for plane in 0..<size {
            var place = Self.place(of: plane, size)
            for index in plane * count..<(plane + 1) * count {
                bytes[place] = planes[index]
                place += size
            }
        }
    }

    /// Where the byte of a plane stands in a value; rows of bytes have an order of their own.
    private static func place(of plane: Int, _ size: Int) -> Int {
        #if _endian(little)
            plane
        #else
            size - 1 - plane
        #endif
    }
}

extension FrameWriter {
    /// Appends rows of `width` bytes each: in frames that will be packed the first bytes of all, then the second ones.
    package mutating func write(rows: [UInt8], width: Int) {
        guard kind.isPlanar else { return write(column: rows) }
        write(UInt64(rows.count))
        rows.withUnsafeBytes { BytePlanes.append($0, size: width, to: &body) }
    }

    /// Appends numbers of which none is less than the one before: in frames that will be packed the steps between them.
    package mutating func write(ascending numbers: [UInt32]) {
        guard kind.isPlanar else { return write(column: numbers) }
        var last: UInt32 = 0
        write(
            column: numbers.map { number in
                defer { last = number }
                return number &- last
            })
    }
}

extension FrameReader {
    /// A column that stands byte by byte.
    mutating func readPlanes<Value: FixedWidthInteger>(_ count: Int) -> [Value] {
        let size = MemoryLayout<Value>.size
        defer { position += count * size }
        return [Value](unsafeUninitializedCapacity: count) { column, filled in
            gather(count * size, size: size, into: UnsafeMutableRawBufferPointer(column))
            filled = count
        }
    }

    /// The next rows of `width` bytes each.
    package mutating func readRows(width: Int) throws(FrameError) -> [UInt8] {
        guard isPlanar else { return try readColumn() }
        let count = try readCount()
        guard count.isMultiple(of: width) else { throw .damaged }
        if count == 0 { return [] }
        defer { position += count }
        return [UInt8](unsafeUninitializedCapacity: count) { rows, filled in
            gather(count, size: width, into: UnsafeMutableRawBufferPointer(rows))
            filled = count
        }
    }

    /// The next ascending numbers; the reader of a column looks at whether they ascend.
    package mutating func readAscending() throws(FrameError) -> [UInt32] {
        let steps = try readColumn(UInt32.self)
        guard isPlanar else { return steps }
        var last: UInt32 = 0
        return steps.map { step in
            last &+= step
            return last
        }
    }

    /// Bytes of planes from here on; the caller has looked at whether there are so many.
    private func gather(_ count: Int, size: Int, into bytes: UnsafeMutableRawBufferPointer) {
        let start = position - body.startIndex
        body.withUnsafeBytes {
            BytePlanes.gather(
                UnsafeRawBufferPointer(rebasing: $0[start..<start + count]), size: size,
                into: UnsafeMutableRawBufferPointer(rebasing: bytes[..<count]))
        }
    }
}
