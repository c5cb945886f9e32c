/// The logistic function, the same to the last bit on every machine: libraries differ in `expf`.
enum Logistic {
    /// `1 / (1 + e^-x)`, within 3e-7 of the true value.
    @inline(__always)
    static func probability(_ x: Float) -> Float { 1 / (1 + exp(-x)) }

    /// `e^x` for x clamped to -80...80: 2^k * e^r with |r| <= ln 2 / 2, and e^r by its Taylor series to the sixth
    /// power (error below 2e-7 there).
    @inline(__always)
    static func exp(_ x: Float) -> Float {
        let clamped = max(-80, min(80, x))
        let scaled = clamped * 1.442_695
        let k = scaled.rounded()
        // ln 2 in two parts, so that k * ln 2 loses nothing.
        let r = (clamped - k * 0.693_359_4) + k * 2.121_944_4e-4
        let high: Float = r * (1 / 120 + r * (1 / 720))
        let middle: Float = r * (1 / 6 + r * (1 / 24 + high))
        let series: Float = 1 + r * (1 + r * (0.5 + middle))
        return series * Float(bitPattern: UInt32(truncatingIfNeeded: (Int32(k) &+ 127) << 23))
    }
}
