/// The map g from style to the probability that a post is worth its reader's attention, learnt and shipped
/// as a table.
///
/// Learnt by isotonic regression (pool adjacent violators) over 30,000 posts labelled as signal or noise:
/// informative or not, on a crisis event (CrisisLexT26), on topic or everyday chatter (CrisisLexT6; both
/// sajao/CrisisLex, MIT), news or clickbait headline (bhargaviparanjape/clickbait, MIT). Each source weighs
/// a third, and in each signal as much as noise, so that g assumes even odds. Spam collections are left
/// out: their ham is itself chatter. The labels are stand-ins for "worth reading". Beyond style 0.85 there
/// are too few posts; g stays at 0.9.
public enum WorthTable {
    /// g at style 0, 1/32 ... 1; linear between.
    static let values: [Float] = [
        0.030, 0.067, 0.130, 0.163, 0.197, 0.257, 0.278, 0.321, 0.370, 0.431, 0.487,
        0.524, 0.583, 0.638, 0.686, 0.734, 0.752, 0.774, 0.798, 0.820, 0.824, 0.837,
        0.846, 0.846, 0.857, 0.857, 0.857, 0.880, 0.900, 0.900, 0.900, 0.900, 0.900,
    ]

    /// Probability, at even odds beforehand, that a post of `style` in 0...1 is worth its reader's attention.
    @inline(__always)
    public static func worth(style: Float) -> Float {
        let position = min(1, max(0, style)) * Float(values.count - 1)
        let index = min(values.count - 2, Int(position))
        let part = position - Float(index)
        return values[index] + part * (values[index + 1] - values[index])
    }
}
