/// The map g from style to the probability that a post is worth its reader's attention, learnt and shipped
/// as a table.
///
/// Learnt by isotonic regression (pool adjacent violators), smoothed, over 30,000 posts labelled as signal or noise:
/// informative or not, on a crisis event (CrisisLexT26), on topic or everyday chatter (CrisisLexT6; both
/// sajao/CrisisLex, MIT), news or clickbait headline (bhargaviparanjape/clickbait, MIT). Each source weighs
/// a third, and in each signal as much as noise, so that g assumes even odds. The style of each post came from
/// detectors whose word table had not seen its event (six-fold). Spam collections are left out: their ham is itself
/// chatter. The labels are stand-ins for "worth reading".
public enum WorthTable {
    /// g at style 0, 1/32 ... 1; linear between.
    static let values: [Float] = [
        0.077, 0.131, 0.181, 0.222, 0.267, 0.325, 0.396, 0.459, 0.501, 0.538, 0.582,
        0.623, 0.663, 0.701, 0.732, 0.754, 0.771, 0.788, 0.804, 0.815, 0.819, 0.821,
        0.829, 0.843, 0.861, 0.879, 0.892, 0.906, 0.924, 0.942, 0.957, 0.967, 0.970,
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
