import SquelchSystem

/// The few functions of the C library that the model needs, and the scale that it speaks.
public enum ModelMath {
    /// Natural logarithm.
    @inline(__always) public static func ln(_ x: Double) -> Double { log(x) }
    /// e to the power of `x`.
    @inline(__always) public static func exponential(_ x: Double) -> Double { exp(x) }
    /// 2 to the power of `x`.
    @inline(__always) static func powerOfTwo(_ x: Double) -> Double { exp2(x) }
    /// Square root.
    @inline(__always) static func root(_ x: Double) -> Double { x.squareRoot() }

    /// Log odds of `p`, which is first held within `1e-6 ... 1 - 1e-6`.
    static func logit(_ p: Double) -> Double {
        let held = min(1 - 1e-6, max(1e-6, p))
        return log(held / (1 - held))
    }

    /// Probability whose log odds are `x`.
    static func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

    /// Probability that a standard normal variable lies below `z`.
    static func normalBelow(_ z: Double) -> Double { 0.5 * erfc(-z / 2.0.squareRoot()) }

    /// A standard normal value from two independent random words (Box and Muller 1958).
    static func normal(_ first: UInt64, _ second: UInt64) -> Double {
        let scale = 0x1p-53
        let u = (Double(first >> 11) + 0.5) * scale
        let v = Double(second >> 11) * scale
        return (-2 * log(u)).squareRoot() * cos(2 * Double.pi * v)
    }
}

/// Decibels of odds: `10 log10(p / (1 - p))`, the scale of every share that people see.
public enum Decibels {
    /// Decibels in one unit of log odds, `10 / ln 10`.
    public static let perLogit = 4.342944819032518
    /// The largest value shown, either way: beyond it a share is "all" or "nothing", not a measurement.
    public static let limit = 20.0
    /// Stands for an end of an interval that is no number: nothing, or everything, may be signal.
    public static let unbounded = 99.0

    /// Decibels of log odds, held within ``limit``.
    public static func fromLogit(_ x: Double) -> Double { min(limit, max(-limit, perLogit * x)) }

    /// Decibels of a share in 0...1, held within ``limit``; 0 dB is a half.
    public static func of(share: Double) -> Double { fromLogit(ModelMath.logit(share)) }

    /// What is left of 1 after `time`, if every `halfLife` takes half; 1 for no time.
    public static func half(every halfLife: Double, after time: Double) -> Double {
        ModelMath.powerOfTwo(-max(0, time) / halfLife)
    }

    /// Share in 0...1 at `decibels`.
    public static func share(at decibels: Double) -> Double { ModelMath.sigmoid(decibels / perLogit) }
}
