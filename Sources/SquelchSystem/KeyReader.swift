import CSquelchSystem

/// Single keys from the terminal on standard input, without Enter and unseen.
public final class KeyReader {
    /// What a person pressed.
    public enum Key: Equatable, Sendable {
        /// A letter, in lower case.
        case letter(Character)
        /// Control-C.
        case interrupt
        /// Control-D, or the terminal is gone.
        case end
        /// Anything else.
        case other
    }

    /// Nil where standard input is no terminal.
    public init?() {
        guard isatty(STDIN_FILENO) == 1, squelch_keys_begin() == 0 else { return nil }
    }

    deinit { squelch_keys_end() }

    /// Gives the terminal back as it was.
    public func close() { squelch_keys_end() }

    /// Waits for the next key.
    public func next() -> Key {
        var byte: UInt8 = 0
        while true {
            let count = read(STDIN_FILENO, &byte, 1)
            if count < 0, errno == EINTR { continue }
            guard count == 1 else { return .end }
            return Self.key(byte)
        }
    }

    /// The key that sends `byte`.
    static func key(_ byte: UInt8) -> Key {
        switch byte {
        case 3: .interrupt
        case 4: .end
        case UInt8(ascii: "a")...UInt8(ascii: "z"): .letter(Character(Unicode.Scalar(byte)))
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): .letter(Character(Unicode.Scalar(byte | 0x20)))
        default: .other
        }
    }
}
