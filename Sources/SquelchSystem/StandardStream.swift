/// The streams that every program begins with.
public enum StandardStream: Int32, Sendable {
    case input = 0
    case output = 1
    case error = 2

    /// Whether a person is at its other end.
    public var isTerminal: Bool { isatty(rawValue) == 1 }

    /// Columns of its window; nil where it has none, or one that does not know its size.
    public var columns: Int? {
        var size = winsize()
        guard ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// Rows of its window; nil likewise.
    public var rows: Int? {
        var size = winsize()
        guard ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0 else { return nil }
        return Int(size.ws_row)
    }

    /// The next bytes, `count` of them unless the stream ends; nil where it cannot be read, for the reason that `errno` has.
    public func read(_ count: Int) -> [UInt8]? {
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let more = readBytes(rawValue, buffer.baseAddress.map { $0 + filled }, count - filled)
                if more < 0, errno == EINTR { continue }
                if more < 0 { failed = true }
                if more <= 0 { return }
                filled += more
            }
        }
        return failed ? nil : bytes
    }

    /// Writes all of a text, whatever takes how long; gives up where nobody reads it.
    public func write(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = writeBytes(rawValue, UnsafeBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0, errno == EINTR || errno == EAGAIN { continue }
                guard count > 0 else { return }
                rest = rest.dropFirst(count)
            }
        }
    }

    /// Writes a text, as far as the stream takes it: for messages, of which nobody is told that they were not read.
    public func say(_ text: String) {
        var text = text
        text.withUTF8 { bytes in _ = writeBytes(rawValue, bytes.baseAddress, bytes.count) }
    }
}
