/// A column of texts: all bytes in one arena, and where each value ends. Four bytes a value beside the bytes.
public struct StringColumn: ~Copyable, Sendable {
    private var bytes: ByteArena
    private var ends: [UInt32] = []

    /// An empty column.
    public init() { bytes = ByteArena() }

    /// Number of values.
    public var count: Int { ends.count }

    /// Appends a value; nothing is stored for a missing one, which reads as nil again. Beyond 4 GiB values are missing.
    @inline(__always)
    public mutating func append(_ value: UnsafeBufferPointer<UInt8>) {
        if bytes.count + value.count <= Int(UInt32.max) { bytes.append(value) }
        ends.append(UInt32(truncatingIfNeeded: bytes.count))
    }

    /// The bytes of value `index`, valid until the column changes; empty for a missing value.
    @inline(__always)
    public subscript(index: Int) -> UnsafeBufferPointer<UInt8> {
        let start = index == 0 ? 0 : Int(ends[index - 1])
        return UnsafeBufferPointer(start: bytes.base + start, count: Int(ends[index]) - start)
    }

    /// Value `index` as a string, nil where it is missing.
    public func string(_ index: Int) -> String? {
        let value = self[index]
        return value.isEmpty ? nil : String(decoding: value, as: UTF8.self)
    }

    /// Leaves the values at `places`, which are ascending, alone; places beyond the last have none. They move up where they
    /// lie: of many texts there is never a second copy.
    mutating func keep(_ places: [Int]) {
        var kept = 0
        var used = 0
        for place in places where place < ends.count {
            let (start, end) = (place == 0 ? 0 : Int(ends[place - 1]), Int(ends[place]))
            bytes.move(start..<end, to: used)
            used += end - start
            ends[kept] = UInt32(truncatingIfNeeded: used)
            kept += 1
        }
        ends.removeLast(ends.count - kept)
        bytes.truncate(to: used)
    }

    /// Forgets all values and keeps the memory.
    public mutating func removeAll() {
        bytes.removeAll()
        ends.removeAll(keepingCapacity: true)
    }
}

extension StringColumn {
    func write(to writer: inout FrameWriter) {
        writer.write(column: Array(bytes.all))
        writer.write(ascending: ends)
    }

    init(_ reader: inout FrameReader) throws(FrameError) {
        let all = try reader.readColumn(UInt8.self)
        let ends = try reader.readAscending()
        guard ends.isAscending, Int(ends.last ?? 0) == all.count else { throw .damaged }
        self.init()
        all.withUnsafeBufferPointer { bytes.append($0) }
        self.ends = ends
    }
}
