import SquelchTimeline

/// The Lorenz curve of attention and signal: how much of the signal the best part of the attention brings.
///
/// Accounts are taken in the order of their share of signal, the best first (Lorenz 1905, read from above).
public struct SignalCurve: Sendable, Equatable {
    /// A point of the curve.
    public struct Point: Sendable, Equatable {
        /// Part of the attention, 0...1.
        public var attention: Double
        /// Part of the signal that it brings, 0...1.
        public var signal: Double
    }

    /// From (0, 0) to (1, 1), one point an account with attention; empty where there is no signal.
    public var points: [Point]

    /// The curve of an analysis.
    public init(_ analysis: Analysis) {
        points = []
        // Ties by id, for sums of floating-point numbers depend on their order.
        let accounts = analysis.accounts.filter { $0.attentionPerWeek > 0 }.sorted { left, right in
            let (first, second) = (
                left.signalMinutesPerWeek * right.attentionPerWeek, right.signalMinutesPerWeek * left.attentionPerWeek
            )
            return first != second ? first > second : left.account.id < right.account.id
        }
        let attention = accounts.reduce(0) { $0 + $1.attentionPerWeek }
        let signal = accounts.reduce(0) { $0 + $1.signalMinutesPerWeek }
        guard signal > 0 else { return }
        points.append(Point(attention: 0, signal: 0))
        var sum = (attention: 0.0, signal: 0.0)
        for account in accounts {
            sum.attention += account.attentionPerWeek
            sum.signal += account.signalMinutesPerWeek
            points.append(Point(attention: min(1, sum.attention / attention), signal: min(1, sum.signal / signal)))
        }
    }

    /// Part of the signal that the best `attention` of the attention brings, both 0...1.
    public func signal(in attention: Double) -> Double {
        guard let next = points.firstIndex(where: { $0.attention >= attention }) else { return points.isEmpty ? 0 : 1 }
        guard next > 0 else { return points[next].signal }
        let (low, high) = (points[next - 1], points[next])
        let width = high.attention - low.attention
        guard width > 0 else { return high.signal }
        return low.signal + (high.signal - low.signal) * (attention - low.attention) / width
    }
}

extension AccountAnalysis {
    /// Minutes of attention a week, signal and noise together.
    public var attentionPerWeek: Double { signalMinutesPerWeek + noiseMinutesPerWeek }
}
