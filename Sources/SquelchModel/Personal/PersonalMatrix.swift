import SquelchSignals

/// Rows of a sample as lists of places, one after the other, so that each pass of training runs through memory once.
struct PersonalMatrix {
    /// Places of all rows.
    var places: [UInt32] = []
    /// Where each row's places start, and the end of the last.
    var starts: [Int] = [0]
    /// Standardised features and the meaning of the words, ``width`` numbers a row.
    var dense: [Float] = []
    /// Numbers of a row of ``dense``.
    let width: Int
    /// In how many rows each place occurs.
    var frequency = [UInt32](repeating: 0, count: PersonalSpace.size)
    /// Mean and inverse standard deviation of each feature.
    var standard: PersonalStandard

    /// The rows of `examples` that are named by `rows`.
    init(_ examples: PersonalExamples, rows: [Int32]) {
        standard = PersonalStandard(examples, rows: rows)
        width = examples.featureCount + TextMeaning.length
        var meaning = [Float](repeating: 0, count: TextMeaning.length)
        starts.reserveCapacity(rows.count + 1)
        places.reserveCapacity(rows.count * 32)
        dense.reserveCapacity(rows.count * width)
        examples.terms.withUnsafeBufferPointer { terms in
            for row in rows {
                let row = Int(row)
                let run = UnsafeBufferPointer(rebasing: terms[examples.run(of: row)])
                PersonalSpace.forEachPlace(run, site: examples.site[row], account: examples.account[row]) { place in
                    places.append(UInt32(truncatingIfNeeded: place))
                    frequency[place] += 1
                }
                starts.append(places.count)
                for feature in 0..<examples.featureCount {
                    dense.append(
                        standard.value(examples.features[row * examples.featureCount + feature], of: feature))
                }
                _ = meaning.withUnsafeMutableBufferPointer { TextMeaning.fill($0, from: run) }
                dense.append(contentsOf: meaning.lazy.map { $0 * PersonalSpace.meaning })
            }
        }
        // A run that names a word twice must not make it more frequent than all rows.
        let most = UInt32(truncatingIfNeeded: rows.count)
        for place in frequency.indices where frequency[place] > most { frequency[place] = most }
    }
}

/// Brings features to one scale: mean 0, standard deviation ``spread``.
struct PersonalStandard: Sendable, Equatable {
    /// Mean of each feature.
    var mean: [Float]
    /// What a feature is multiplied by after its mean is taken away.
    var scale: [Float]

    /// Size of a typical feature beside a post's words, which together have length one.
    static let spread: Float = 0.05

    init(mean: [Float], scale: [Float]) {
        self.mean = mean
        self.scale = scale
    }

    init(_ examples: PersonalExamples, rows: [Int32]) {
        mean = []
        scale = []
        for feature in 0..<examples.featureCount {
            var (count, sum, squares) = (0.0, 0.0, 0.0)
            for row in rows {
                let value = Double(examples.features[Int(row) * examples.featureCount + feature])
                guard value.magnitude < 1e6 else { continue }
                count += 1
                sum += value
                squares += value * value
            }
            let mean = count > 0 ? sum / count : 0
            let variance = count > 1 ? max(0, squares / count - mean * mean) : 0
            self.mean.append(Float(mean))
            scale.append(variance > 1e-9 ? Self.spread / Float(variance.squareRoot()) : 0)
        }
    }

    /// The standardised value, held within three standard deviations; 0 for what is no number.
    @inline(__always)
    func value(_ raw: Float, of feature: Int) -> Float {
        guard raw.isFinite else { return 0 }
        return min(3 * Self.spread, max(-3 * Self.spread, (raw - mean[feature]) * scale[feature]))
    }
}
