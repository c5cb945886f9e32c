import Synchronization

import SquelchSystem

/// How far a long piece of work has come, on standard error; only on a terminal, and only when it takes a
/// moment.
public final class ProgressBar: Sendable {
    /// Milliseconds of work before the first drawing: what is done sooner needs no bar.
    private static let patience = 300
    /// Milliseconds between drawings.
    private static let interval = 100

    private enum Drawing {
        case absent
        case drawn
        case finished
    }

    private let label: String
    private let total: Int
    private let unit: ProgressLine.Unit
    private let isOn: Bool
    private let elapsed: @Sendable () -> Int
    private let put: @Sendable (String) -> Void
    private let done = Atomic<Int>(0)
    /// The moment of the next drawing; the worker that moves it on is the one that draws.
    private let due = Atomic<Int>(patience)
    private let drawing = Mutex(Drawing.absent)

    /// A bar for `total` bytes.
    /// - Parameters:
    ///   - label: what is being done.
    ///   - total: bytes that there are to read.
    ///   - isQuiet: draws nothing at all.
    public convenience init(_ label: String, total: Int, isQuiet: Bool) {
        self.init(label, total: total, isQuiet: isQuiet, unit: .bytes)
    }

    /// A bar for `total` of something.
    package convenience init(_ label: String, total: Int, isQuiet: Bool, unit: ProgressLine.Unit) {
        let started = ContinuousClock.now
        let isCapable = !["", "dumb"].contains(Surroundings.variable("TERM") ?? "")
        self.init(
            label, total: total, unit: unit, isOn: !isQuiet && isCapable && StandardStream.error.isTerminal,
            elapsed: { Int(started.duration(to: .now) / .milliseconds(1)) }, put: Self.writeToStandardError)
    }

    /// A bar with a clock, in milliseconds since the start, and a terminal of its own.
    package init(
        _ label: String, total: Int, unit: ProgressLine.Unit = .bytes, isOn: Bool,
        elapsed: @escaping @Sendable () -> Int,
        put: @escaping @Sendable (String) -> Void
    ) {
        self.label = label
        self.total = total
        self.unit = unit
        self.isOn = isOn
        self.elapsed = elapsed
        self.put = put
    }

    deinit { finish() }

    /// Adds finished bytes; may be called by any worker, and takes no lock unless it is time to draw.
    public func advance(by bytes: Int) {
        done.wrappingAdd(bytes, ordering: .relaxed)
        guard isOn else { return }
        let now = elapsed()
        let time = due.load(ordering: .relaxed)
        guard now >= time else { return }
        let (isMine, _) = due.compareExchange(
            expected: time, desired: now + Self.interval, ordering: .relaxed)
        if isMine { draw(now) }
    }

    /// Writes something else to the terminal, such as a warning, without the bar in its way.
    public func withoutBar(_ body: () -> Void) {
        drawing.withLock { state in
            clear(&state)
            body()
        }
    }

    /// Removes the bar for good.
    public func finish() {
        drawing.withLock { state in
            clear(&state)
            state = .finished
        }
    }

    private func clear(_ state: inout Drawing) {
        guard state == .drawn else { return }
        put("\r\u{1B}[K")
        state = .absent
    }

    private func draw(_ now: Int) {
        let line = ProgressLine(
            label: label, done: done.load(ordering: .relaxed), total: total, unit: unit, elapsed: now)
        // The last column stays free: some terminals wrap as soon as it is filled.
        let width = (StandardStream.error.columns ?? 80) - 1
        let text = line.text(width: width, isUnicode: TerminalProfile.isUTF8(Surroundings.variable))
        drawing.withLock { state in
            guard state != .finished else { return }
            put("\r\u{1B}[K" + text)
            state = .drawn
        }
    }

    /// A bar that cannot be written is no reason to stop the work.
    private static func writeToStandardError(_ text: String) { StandardStream.error.say(text) }
}
