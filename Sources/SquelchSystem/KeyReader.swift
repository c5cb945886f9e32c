import CSquelchSystem

/// Single keys from the terminal on standard input, without Enter and unseen.
public final class KeyReader {
    /// What a person pressed.
    public enum Key: Equatable, Sendable {
        /// A letter, in lower case.
        case letter(Character)
        /// Any other character that can be written.
        case symbol(Character)
        case up, down, left, right
        case enter, escape, erase
        /// Control-C.
        case interrupt
        /// Control-D, or the terminal is gone.
        case end
        /// No key: the window got another size.
        case resized
        /// Anything else.
        case other
    }

    /// Nil where standard input is no terminal.
    public init?() {
        guard isatty(STDIN_FILENO) == 1, squelch_keys_begin() == 0 else { return nil }
    }

    deinit { close() }

    /// Gives the terminal back as it was.
    public func close() {
        squelch_screen_end()
        squelch_keys_end()
    }

    /// Shows a screen of its own until ``close()``, and leaves what is on the terminal as it is. From now on it is told
    /// where the window gets another size.
    public func takeScreen() {
        squelch_screen_begin()
        window = Window()
    }

    private struct Window: Equatable {
        let columns = StandardStream.output.columns
        let rows = StandardStream.output.rows
    }

    /// The window as it was told last; nil where nobody wants to know.
    private var window: Window?

    /// Milliseconds after which it is looked whether the window has another size, and within which the rest of a key comes
    /// that is sent as several bytes.
    private static let patience: Int32 = 200
    private static let rest: Int32 = 40

    /// Waits for the next key.
    public func next() -> Key {
        while true {
            // Looked at and not signalled: a handler could tell no more than that.
            if let known = window {
                let now = Window()
                window = now
                if now != known { return .resized }
            }
            guard let isReady = Self.waits(Self.patience) else { return .end }
            guard isReady else { continue }
            guard let byte = Self.byte() else { return .end }
            return key(byte)
        }
    }

    /// The key that begins with `byte`.
    private func key(_ byte: UInt8) -> Key {
        if byte == 0x1B { return sequence() }
        guard byte >= 0xC2 else { return Self.key(byte) }
        var bytes = [byte]
        for _ in 0..<(byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : 1) {
            guard Self.waits(Self.rest) == true, let next = Self.byte() else { return .other }
            bytes.append(next)
        }
        let text = String(decoding: bytes, as: UTF8.self)
        return text.count == 1 ? text.first.map(Key.symbol) ?? .other : .other
    }

    /// Escape alone, or one of the keys that terminals send as `ESC [ A` or `ESC O A`.
    private func sequence() -> Key {
        guard Self.waits(Self.rest) == true, let first = Self.byte() else { return .escape }
        guard first == UInt8(ascii: "[") || first == UInt8(ascii: "O") else { return .other }
        while Self.waits(Self.rest) == true, let byte = Self.byte() {
            switch byte {
            case UInt8(ascii: "A"): return .up
            case UInt8(ascii: "B"): return .down
            case UInt8(ascii: "C"): return .right
            case UInt8(ascii: "D"): return .left
            // Numbers of other keys go on until a byte that ends them.
            case 0x20...0x3F: continue
            default: return .other
            }
        }
        return .other
    }

    /// Whether a byte comes within some milliseconds; nil where the terminal is gone.
    private static func waits(_ milliseconds: Int32) -> Bool? {
        var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        let count = poll(&input, 1, milliseconds)
        if count < 0 { return errno == EINTR ? false : nil }
        return count > 0
    }

    private static func byte() -> UInt8? {
        var byte: UInt8 = 0
        while true {
            let count = read(STDIN_FILENO, &byte, 1)
            if count < 0, errno == EINTR { continue }
            return count == 1 ? byte : nil
        }
    }

    /// The key that sends `byte`.
    static func key(_ byte: UInt8) -> Key {
        switch byte {
        case 3: .interrupt
        case 4: .end
        case 8, 0x7F: .erase
        case 10, 13: .enter
        case UInt8(ascii: "a")...UInt8(ascii: "z"): .letter(Character(Unicode.Scalar(byte)))
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): .letter(Character(Unicode.Scalar(byte | 0x20)))
        case 0x20...0x7E: .symbol(Character(Unicode.Scalar(byte)))
        default: .other
        }
    }
}
