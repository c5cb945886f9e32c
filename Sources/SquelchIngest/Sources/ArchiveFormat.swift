import SquelchTimeline

/// Containers that are read, told by their first bytes.
enum ArchiveFormat {
    case zip
    case tar

    /// What the format is called.
    var family: SourceFormat.Family {
        switch self {
        case .zip: .zip
        case .tar: .tar
        }
    }

    /// How many bytes decide.
    static let prefixLength = 512

    init?(_ prefix: UnsafeBufferPointer<UInt8>) {
        if prefix.count >= 4, prefix[0] == UInt8(ascii: "P"), prefix[1] == UInt8(ascii: "K") {
            switch (prefix[2], prefix[3]) {
            // A file, the end of an empty archive, the mark of one in several parts.
            case (3, 4), (5, 6), (7, 8): self = .zip
            default: return nil
            }
        } else if prefix.count >= 262, UnsafeBufferPointer(rebasing: prefix[257...]).starts(with: "ustar") {
            self = .tar
        } else {
            return nil
        }
    }
}

/// Pictures, sound, films and fonts, of which exports are full; told by their first bytes.
enum MediaFile {
    static func isMedia(_ prefix: UnsafeBufferPointer<UInt8>) -> Bool {
        guard prefix.count >= 12 else { return false }
        switch (prefix[0], prefix[1], prefix[2], prefix[3]) {
        case (0xFF, 0xD8, 0xFF, _), (0x89, 0x50, 0x4E, 0x47), (0x00, 0x01, 0x00, 0x00), (0x00, 0x00, 0x01, 0x00):
            return true
        // Matroska and WebM, MP3.
        case (0x1A, 0x45, 0xDF, 0xA3), (0xFF, 0xFB, _, _), (0xFF, 0xF3, _, _): return true
        default: break
        }
        for mark in ["GIF8", "RIFF", "OggS", "ID3", "fLaC", "wOFF", "wOF2", "OTTO", "%PDF"] as [StaticString]
        where prefix.starts(with: mark) {
            return true
        }
        return UnsafeBufferPointer(rebasing: prefix[4...]).starts(with: "ftyp")
    }
}
