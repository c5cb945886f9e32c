import SquelchSystem
import SquelchTimeline

/// Writes the frames of a stage, and in the end how many they were.
public struct ShardWriter {
    private let program: String
    let layout: ShardLayout
    private let output: (UnsafeBufferPointer<UInt8>) throws -> Void
    private var count: UInt64 = 0

    /// A writer of frames.
    /// - Parameters:
    ///   - program: the version of the program: another one takes no frame of this one.
    ///   - layout: the layout of what is in the frames.
    ///   - output: takes the bytes.
    public init(
        program: String, layout: ShardLayout, output: @escaping (UnsafeBufferPointer<UInt8>) throws -> Void
    ) {
        self.program = program
        self.layout = layout
        self.output = output
    }

    /// Writes a frame.
    mutating func write(
        _ kind: ShardKind, to destination: Int = 0, from origin: Int = 0, number: Int = 0,
        _ body: (inout FrameWriter) -> Void
    ) throws {
        var writer = FrameWriter(kind.frame)
        // Whoever carries frames reads no more of them than where they go.
        writer.write(UInt32(clamping: destination))
        writer.write(UInt32(clamping: origin))
        writer.write(UInt32(clamping: number))
        writer.write(UInt32(clamping: layout.accounts))
        writer.write(UInt32(clamping: layout.stories))
        writer.write(text: program)
        // Once more, where the checksum covers it.
        writer.write(kind.mark)
        body(&writer)
        try writer.finish().withUnsafeBufferPointer(output)
        count += 1
    }

    /// Says that there are no more.
    public mutating func finish() throws {
        let written = count
        try write(.end) { $0.write(written) }
    }
}
