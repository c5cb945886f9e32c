#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The texts of a file, one a line.
struct Texts {
    let bytes: UnsafeBufferPointer<UInt8>
    let lines: [Range<Int>]

    /// Reads the whole file; its memory lives as long as the program.
    init(path: String) {
        guard let file = fopen(path, "rb") else { SquelchBench.stop("\(path): cannot be read") }
        fseek(file, 0, SEEK_END)
        let size = max(0, ftell(file))
        rewind(file)
        let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: size + 1)
        let count = fread(memory, 1, size, file)
        fclose(file)
        bytes = UnsafeBufferPointer(start: memory, count: count)
        var lines: [Range<Int>] = []
        var start = 0
        for index in 0..<count where memory[index] == UInt8(ascii: "\n") {
            lines.append(start..<index)
            start = index + 1
        }
        if start < count { lines.append(start..<count) }
        self.lines = lines
    }

    /// Megabytes of text.
    var megabytes: Double { Double(bytes.count) / 1e6 }

    @inline(__always)
    func text(_ line: Range<Int>) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[line]) }
}
