import SquelchSystem

/// Maps values to positions along an axis; what lies outside is put at the end.
struct Scale: Equatable {
    private let domain: ClosedRange<Double>
    private let start: Double
    private let end: Double
    private let isLogarithmic: Bool

    /// A linear axis from `start` to `end`, which may run backwards.
    init(_ domain: ClosedRange<Double>, from start: Double, to end: Double) {
        self.init(domain, start, end, isLogarithmic: false)
    }

    /// A logarithmic axis for `values`: from near the smallest twentieth of them, for few outliers at the lower end
    /// would take the room of all others, to a little above the largest.
    static func logarithmic(_ values: [Double], from start: Double, to end: Double) -> Scale {
        let sorted = values.filter { $0 > 0 && $0.isFinite }.sorted()
        guard let last = sorted.last else { return Scale(0.1...10, start, end, isLogarithmic: true) }
        let low = max(1e-4, min(sorted[sorted.count / 20] * 0.75, last / 8))
        return Scale(low...max(low * 8, last * 1.3), start, end, isLogarithmic: true)
    }

    private init(_ domain: ClosedRange<Double>, _ start: Double, _ end: Double, isLogarithmic: Bool) {
        self.domain = domain
        self.start = start
        self.end = end
        self.isLogarithmic = isLogarithmic
    }

    /// Whether a tick is one of a decade.
    static func isPowerOfTen(_ tick: Double) -> Bool { abs(log10(tick) - log10(tick).rounded()) < 1e-9 }

    /// Position of a value.
    func position(_ value: Double) -> Double {
        let held = min(domain.upperBound, max(domain.lowerBound, value.isNaN ? domain.lowerBound : value))
        let (low, high) = (domain.lowerBound, domain.upperBound)
        let part =
            isLogarithmic ? (log10(held) - log10(low)) / (log10(high) - log10(low)) : (held - low) / (high - low)
        return start + (end - start) * part
    }

    /// Round numbers within a logarithmic domain: powers of ten, and twice and five times those where there is room.
    var ticks: [Double] {
        let isWide = domain.upperBound / domain.lowerBound > 1000
        var ticks: [Double] = []
        var exponent = log10(domain.lowerBound).rounded(.down)
        while pow(10, exponent) <= domain.upperBound {
            // A negative power is not exact, but a quotient by the positive one is the nearest number.
            for digit in isWide ? [1.0] : [1, 2, 5] {
                let tick = exponent < 0 ? digit / pow(10, -exponent) : digit * pow(10, exponent)
                if domain.contains(tick) { ticks.append(tick) }
            }
            exponent += 1
        }
        return ticks
    }
}

/// A point of a drawing, in its units, y downwards.
struct Point: Equatable {
    var x: Double
    var y: Double
}

/// A rectangle of a drawing.
struct Box: Equatable {
    var x: Double
    var y: Double
    var width: Double
    var height: Double

    func meets(_ other: Box) -> Bool {
        x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height
    }

    func holds(_ other: Box) -> Bool {
        other.x >= x && other.y >= y && other.x + other.width <= x + width && other.y + other.height <= y + height
    }
}
