import SquelchSignals
package import SquelchTimeline

/// The table as a frame: what a cache keeps of posts that were read, and what one process hands to another.
extension PostTable {
    /// Version 1: the columns of ``PostColumns``, those of `SignalColumns`, identities. Raise it with every change of a
    /// column, a feature, a hash or a shipped table that fills one.
    package static let frame = FrameKind(mark: "T", version: 2)

    /// The same for those who carry it to another process, and pack it on the way.
    static let carried = FrameKind(mark: "t", version: 1, isPlanar: true)

    /// The table in bytes.
    package var bytes: [UInt8] { bytes(Self.frame) }

    func bytes(_ frame: FrameKind) -> [UInt8] {
        var writer = FrameWriter(frame)
        posts.write(to: &writer)
        signals.write(to: &writer)
        writer.write(column: identities)
        return writer.finish()
    }

    /// Bytes of the frame that `bytes` begins with.
    static func length(of bytes: ArraySlice<UInt8>, _ frame: FrameKind) throws(FrameError) -> Int {
        try FrameReader.length(of: frame, bytes)
    }

    /// The table in the frame that `bytes` are; a frame of another version is refused, not guessed at.
    package init(bytes: ArraySlice<UInt8>) throws(FrameError) { try self.init(bytes: bytes, Self.frame) }

    init(bytes: ArraySlice<UInt8>, _ frame: FrameKind) throws(FrameError) {
        self.init()
        var reader = try FrameReader(frame, bytes)
        posts = try PostColumns(&reader)
        signals = try SignalColumns(&reader)
        identities = try reader.readColumn()
        try reader.finish()
        guard isConsistent else { throw .damaged }
    }
}
