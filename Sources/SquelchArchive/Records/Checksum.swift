internal import SquelchTimeline

/// The number by which bytes of the archive are known, and by which it shows that one of them has changed.
///
/// Written into files: ``ByteHash`` must give the same for ever, or a migration has to count all of them anew.
enum Checksum {
    /// The number of some bytes, and of the bytes before them.
    @inline(__always)
    static func of(_ bytes: UnsafeBufferPointer<UInt8>, after seed: Int64 = 0) -> Int64 {
        Int64(bitPattern: ByteHash.hash(bytes, seed: UInt64(bitPattern: seed)))
    }
}
