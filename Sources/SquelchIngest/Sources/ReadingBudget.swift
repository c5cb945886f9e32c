import SquelchSystem

/// How long one file may keep its thread busy: ten seconds for each megabyte begun, up to a limit (reliability.md 3.1).
///
/// The thread's own time, not the wall's: how much of a file is read must not depend on what else the machine does, nor on
/// how slowly a pipe brings it.
struct ReadingBudget {
    private let most: Double
    private let started = Self.now

    /// - Parameter most: seconds that no file exceeds, however long.
    init(most: Double) { self.most = most }

    /// Whether the time for `bytes` is over.
    func isSpent(after bytes: Int) -> Bool {
        Self.now - started > min(most, 10 * Double(1 + bytes >> 20))
    }

    /// Seconds that this thread has worked.
    private static var now: Double {
        var time = timespec()
        guard clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0 else { return 0 }
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
