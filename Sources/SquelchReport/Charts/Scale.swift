#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

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

    /// An axis of powers of ten around `values`, of which the domain is at least one decade.
    static func decades(
        _ values: some Sequence<Double>, within: ClosedRange<Double>, from start: Double, to end: Double
    )
        -> Scale
    {
        var (low, high) = (within.upperBound, within.lowerBound)
        for value in values where value > 0 {
            low = min(low, value)
            high = max(high, value)
        }
        if low > high { (low, high) = (within.lowerBound, within.upperBound) }
        let bottom = max(within.lowerBound, pow(10, log10(low).rounded(.down)))
        let top = max(bottom * 10, min(within.upperBound, high * 1.15))
        return Scale(bottom...top, start, end, isLogarithmic: true)
    }

    private init(_ domain: ClosedRange<Double>, _ start: Double, _ end: Double, isLogarithmic: Bool) {
        self.domain = domain
        self.start = start
        self.end = end
        self.isLogarithmic = isLogarithmic
    }

    /// Position of a value.
    func position(_ value: Double) -> Double {
        let held = min(domain.upperBound, max(domain.lowerBound, value.isNaN ? domain.lowerBound : value))
        let (low, high) = (domain.lowerBound, domain.upperBound)
        let part =
            isLogarithmic ? (log10(held) - log10(low)) / (log10(high) - log10(low)) : (held - low) / (high - low)
        return start + (end - start) * part
    }

    /// Powers of ten within a logarithmic domain.
    var decades: [Double] {
        var ticks: [Double] = []
        var exponent = log10(domain.lowerBound).rounded()
        while pow(10, exponent) <= domain.upperBound {
            ticks.append(pow(10, exponent))
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
