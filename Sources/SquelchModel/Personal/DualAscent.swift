/// Regularised logistic regression by stochastic dual coordinate ascent (Shalev-Shwartz and Zhang 2013).
///
/// Minimises |w|²/2 + sum C_i ln(1 + exp(-y_i w·x_i)). Each row keeps one dual number, which a step moves towards the
/// row's pull C σ(-y w·x) as far as the loss' curvature of at most 1/4 allows: every step improves the dual, so there is
/// no rate to choose, and the order of rows alone decides the result.
struct DualAscent {
    /// Weight and squared scale of each place. A post's value at a place is the scale over the post's length; weights
    /// are kept multiplied by the scale, so that a score only adds them up.
    var table: [SIMD2<Float>]
    /// Weights of the features and of the meaning of words.
    var dense: [Float]
    /// Weight of the constant.
    var bias: Float = 0

    /// Passes over so many rows. Scores have settled to the third digit after ten, but few rows make that few steps,
    /// and cost nothing.
    static func passes(rows: Int) -> Int { rows > 20_000 ? 10 : 20 }

    /// Trains on the rows of `matrix` that have a weight.
    /// - Parameters:
    ///   - pull: C_i of each row with the sign of its class; 0 leaves the row out.
    ///   - table: squared scales; weights 0.
    init(_ matrix: PersonalMatrix, pull: [Float], table start: [SIMD2<Float>]) {
        let width = matrix.width
        table = start
        dense = [Float](repeating: 0, count: width)
        let count = min(pull.count, matrix.starts.count - 1)
        var dual = [Float](repeating: 0, count: count)
        var shrink = [Float](repeating: 0, count: count)
        let rows = (0..<count).filter { pull[$0] != 0 }
        table.withUnsafeMutableBufferPointer { table in
            matrix.places.withUnsafeBufferPointer { places in
                for row in rows {
                    var squares: Float = 0
                    for at in matrix.starts[row]..<matrix.starts[row + 1] { squares += table[Int(places[at])].y }
                    shrink[row] = squares > 0 ? 1 / squares.squareRoot() : 0
                }
                for _ in 0..<Self.passes(rows: rows.count) {
                    for row in rows {
                        let range = matrix.starts[row]..<matrix.starts[row + 1]
                        var sum: Float = 0
                        for at in range { sum += table[Int(places[at])].x }
                        var score = bias + sum * shrink[row]
                        // Words have length one and the constant is a one.
                        var length: Float = 2
                        for place in 0..<width {
                            let value = matrix.dense[row * width + place]
                            score += dense[place] * value
                            length += value * value
                        }
                        let weight = pull[row].magnitude
                        let sign: Float = pull[row] < 0 ? -1 : 1
                        let target = weight / (1 + Float(ModelMath.exponential(Double(sign * score))))
                        let step = (target - dual[row]) * 4 / (4 + weight * length)
                        dual[row] += step
                        let change = sign * step
                        bias += change
                        for place in 0..<width {
                            dense[place] += change * matrix.dense[row * width + place]
                        }
                        let wordChange = change * shrink[row]
                        for at in range {
                            let place = Int(places[at])
                            let old = table[place]
                            table[place].x = old.x + wordChange * old.y
                        }
                    }
                }
            }
        }
    }
}
