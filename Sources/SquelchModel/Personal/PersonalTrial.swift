/// Models trained on a part of a sample and judged on the rest.
struct PersonalTrial {
    let examples: PersonalExamples
    let sample: PersonalSample
    let fit: PersonalFit
    let defaultScore: [Float]

    /// Judged posts in parts, each part by one model.
    struct Result {
        var split: HeldOut.Split
        var parts: [[JudgedPost]]
    }

    /// Trained on the older 80 %, judged on the newer 20 %. Posts without a time are only learnt from; where they are
    /// the most, or all times are one, a fifth by hash is judged.
    func newest() -> Result {
        if let part = partsByTime(5) {
            return Result(split: .time, parts: [judged { part[$0] == 4 }])
        }
        let part = sample.rows.indices.map(partByHash)
        return Result(split: .hash, parts: [judged { part[$0] == 4 }])
    }

    /// Five parts, each judged by a model of the other four.
    func folds() -> Result {
        let part = partsByTime(5) ?? sample.rows.indices.map(partByHash)
        return Result(split: .folds, parts: (0..<5).map { fold in judged { part[$0] == fold } })
    }

    /// Copies of a text stay together, or the model would be asked what it was told.
    private func partByHash(_ row: Int) -> Int {
        Int((examples.textKey(of: Int(sample.rows[row])) >> 32) % 5)
    }

    /// The part of each row when rows with a time are cut into stretches with about the same number of rows, the last
    /// the newest; -1 without a time. Equal times are never torn apart. Nil where times are too few to do it.
    private func partsByTime(_ count: Int) -> [Int]? {
        let times = sample.rows.map { examples.time[Int($0)] }
        let known = times.filter { $0 != .min }.sorted()
        guard known.count * 2 > times.count else { return nil }
        let cuts = (1..<count).map { known[known.count * $0 / count] }
        guard let last = cuts.last, let first = known.first, first < last else { return nil }
        return times.map { time in time == .min ? -1 : cuts.count { $0 <= time } }
    }

    /// Deliberate positives and negatives of one part, as a model of the other rows sees them.
    private func judged(_ isKept: (Int) -> Bool) -> [JudgedPost] {
        let weights = fit.weights { !isKept($0) }
        return sample.rows.indices.compactMap { row in
            let post = Int(sample.rows[row])
            let evidence = examples.evidence[post]
            guard isKept(row), evidence != .read else { return nil }
            let fallback = post < defaultScore.count ? defaultScore[post] : 0
            return JudgedPost(
                personal: fit.score(row, weights), fallback: fallback.isFinite ? min(20, max(-20, fallback)) : 0,
                isValued: evidence.isDeliberate)
        }
    }
}
