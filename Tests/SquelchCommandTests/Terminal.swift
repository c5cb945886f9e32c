#if canImport(Glibc)
    import Foundation
    import Glibc

    /// A pseudo-terminal.
    final class Terminal {
        /// Its path; and its descriptor, held open so that its state lasts.
        let path: String
        private let slave: Int32
        private let master: Int32

        init?() {
            // The functions for this are not in Glibc's overlay: unlock, ask for the number, open (pts(4)).
            let unlockRequest: UInt = 0x4004_5431
            let numberRequest: UInt = 0x8004_5430
            var locked: CInt = 0
            var number: CInt = 0
            master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
            guard master >= 0, ioctl(master, unlockRequest, &locked) == 0, ioctl(master, numberRequest, &number) == 0
            else { return nil }
            path = "/dev/pts/\(number)"
            slave = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
        }

        deinit {
            if slave >= 0 { close(slave) }
            if master >= 0 { close(master) }
        }

        var localFlags: tcflag_t {
            var state = termios()
            tcgetattr(slave, &state)
            return state.c_lflag
        }

        /// Gives its window another size.
        func resize(columns: Int, rows: Int) {
            var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
            _ = ioctl(slave, UInt(TIOCSWINSZ), &size)
        }

        /// Everything that was written to it so far.
        private(set) var written = ""
        private var bytes: [UInt8] = []

        /// Takes what was written to it since.
        func look() {
            var part = [UInt8](repeating: 0, count: 1 << 16)
            while true {
                let count = read(master, &part, part.count)
                guard count > 0 else { break }
                bytes += part.prefix(count)
            }
            written = String(decoding: bytes, as: UTF8.self)
        }

        /// What its window shows, as far as a program writes whole screens from the upper left corner.
        var screen: [String] {
            look()
            let last = written.components(separatedBy: "\u{1B}[H").last ?? ""
            // The terminal adds a return before each new line, whether there is one or not.
            let text = String(last.unicodeScalars.filter { $0 != "\r" })
            return text.replacing(/\x1B\[[0-9;?]*[A-Za-z]/, with: "").components(separatedBy: "\n")
        }

        /// Types `key`, again and again while nothing happens, until `isDone`; gives up after a minute.
        func type(_ key: String, until isDone: () -> Bool) throws {
            for attempt in 0..<600 where !isDone() {
                // Only once the program reads keys unseen does typing make sense.
                if attempt % 10 == 0, localFlags & tcflag_t(ICANON) == 0 { _ = write(master, key, key.utf8.count) }
                usleep(100_000)
            }
            if !isDone() { throw CancellationError() }
        }

        /// A key that led to nothing, and what was on the screen instead.
        struct Unanswered: Error, CustomStringConvertible {
            var description: String
        }

        /// Types `key` once, and waits until `isDone`; gives up after a minute.
        func typeOnce(_ key: String, until isDone: () -> Bool) throws {
            _ = write(master, key, key.utf8.count)
            for _ in 0..<600 where !isDone() { usleep(100_000) }
            if !isDone() { throw Unanswered(description: "\(key): \(screen)") }
        }
    }
#endif
