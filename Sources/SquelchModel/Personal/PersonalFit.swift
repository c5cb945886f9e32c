/// One training run: weights for a choice of a sample's rows.
struct PersonalFit {
    /// The sample's rows as places.
    let matrix: PersonalMatrix
    /// Weight of each row, positive for what was valued.
    let label: [Float]
    /// A table without weights, for all runs.
    private let scales: [SIMD2<Float>]

    init(matrix: PersonalMatrix, label: [Float]) {
        self.matrix = matrix
        self.label = label
        scales = Self.scales(matrix.frequency, rows: label.count)
    }

    /// C of the loss at balanced classes. From 0.1 to 10 the AUC moves by less than 0.005.
    static let strength: Float = 1

    /// Weights learnt from the rows for which `isUsed` holds; the classes have the same weight together.
    func weights(where isUsed: (Int) -> Bool) -> DualAscent {
        var sums = SIMD2<Double>(0, 0)
        var count = 0
        for row in label.indices where isUsed(row) {
            if label[row] > 0 { sums.x += Double(label[row]) } else { sums.y -= Double(label[row]) }
            count += 1
        }
        let half = Double(count) / 2
        let factor = SIMD2<Float>(
            sums.x > 0 ? Self.strength * Float(half / sums.x) : 0,
            sums.y > 0 ? Self.strength * Float(half / sums.y) : 0)
        let pull = label.indices.map { row in
            isUsed(row) ? label[row] * (label[row] > 0 ? factor.x : factor.y) : 0
        }
        return DualAscent(matrix, pull: pull, table: scales)
    }

    /// Score of a row of the sample.
    func score(_ row: Int, _ fit: DualAscent) -> Float {
        var sum: SIMD2<Float> = .zero
        for at in matrix.starts[row]..<matrix.starts[row + 1] { sum += fit.table[Int(matrix.places[at])] }
        var score = fit.bias + (sum.y > 0 ? sum.x / sum.y.squareRoot() : 0)
        for place in 0..<matrix.width { score += fit.dense[place] * matrix.dense[row * matrix.width + place] }
        return score
    }

    /// Squared scale of a place that `frequency` of `rows` rows have: inverse document frequency, times the emphasis
    /// of its block. It looks at no label.
    static func squaredScale(at place: Int, frequency: UInt32, rows: Int) -> Float {
        let rarity = Float(ModelMath.ln(Double(1 + rows) / Double(1 + Int(frequency)))) + 1
        let scale = rarity * PersonalSpace.emphasis(at: place)
        return scale * scale
    }

    /// A table without weights.
    static func scales(_ frequency: [UInt32], rows: Int) -> [SIMD2<Float>] {
        // Few frequencies are many places': one logarithm for each of them is enough.
        let known = (0..<UInt32(64)).map { squaredScale(at: 0, frequency: $0, rows: rows) }
        return frequency.indices.map { place in
            let often = frequency[place]
            guard often < 64 else { return SIMD2(0, squaredScale(at: place, frequency: often, rows: rows)) }
            let emphasis = PersonalSpace.emphasis(at: place)
            return SIMD2(0, known[Int(often)] * (emphasis * emphasis))
        }
    }
}
