import SquelchTimeline

/// How a reader's own yes and no differ from the ratings that worth was learnt on: stricter or milder by ``level``, fonder
/// of what some detectors tell by ``taste``.
///
/// A logistic regression beside the shipped log odds, whose few numbers are pulled to zero (normal priors), so that
/// twenty answers move them as far as they prove. Only ratings count: a star says what pleased, and is silent on the rest.
struct ReaderCalibration: Sendable, Equatable {
    /// Log odds that this reader adds to every post.
    var level = 0.0
    /// What this reader adds to each part of a post's log odds, as a share of it.
    var taste = DetectorValues()
    /// Mean parts of the rated posts, which ``taste`` leaves as they are.
    var centre = DetectorValues()

    /// One rated post.
    struct Rating {
        /// Log odds of its worth before.
        var logOdds: Double
        /// What each detector adds to them.
        var parts: DetectorValues
        /// Whether the reader found it worth the attention.
        var isWorthIt: Bool
    }

    /// Ratings below which nothing is learnt.
    static let fewest = 5
    /// Standard deviations of the priors.
    private static let levelSpread = 0.8
    private static let tasteSpread = 0.35
    private static let sweeps = 60

    /// What `ratings` tell, in whatever order; nil where they are too few.
    init?(_ ratings: [Rating]) {
        guard ratings.count >= Self.fewest else { return nil }
        // Sums depend on the order, which must not depend on that of the files.
        let ratings = ratings.sorted(by: Self.isBefore)
        for detector in Detector.allCases {
            centre[detector] = ratings.reduce(0) { $0 + $1.parts[detector] } / Double(ratings.count)
        }
        let moved = ratings.map { rating in
            Detector.allCases.map { rating.parts[$0] - centre[$0] }
        }
        var scores = ratings.map(\.logOdds)
        for _ in 0..<Self.sweeps {
            Self.ascend(&level, spread: Self.levelSpread, ratings, &scores) { _ in 1 }
            for detector in Detector.allCases {
                Self.ascend(&taste[detector], spread: Self.tasteSpread, ratings, &scores) {
                    moved[$0][detector.rawValue]
                }
            }
        }
    }

    /// One Newton step of one number towards the most likely, the others held.
    private static func ascend(
        _ number: inout Double, spread: Double, _ ratings: [Rating], _ scores: inout [Double], _ input: (Int) -> Double
    ) {
        let precision = 1 / (spread * spread)
        var (slope, curve) = (-number * precision, precision)
        for (index, rating) in ratings.enumerated() {
            let chance = ModelMath.sigmoid(scores[index])
            let value = input(index)
            slope += value * ((rating.isWorthIt ? 1 : 0) - chance)
            curve += value * value * chance * (1 - chance)
        }
        let step = min(1, max(-1, slope / curve))
        number += step
        for index in scores.indices { scores[index] += step * input(index) }
    }

    /// Log odds that this reader adds to those of a post with these parts.
    func lift(_ parts: DetectorValues) -> Double {
        Detector.allCases.reduce(level) { $0 + taste[$1] * (parts[$1] - centre[$1]) }
    }

    private static func isBefore(_ left: Rating, _ right: Rating) -> Bool {
        if left.logOdds != right.logOdds { return left.logOdds < right.logOdds }
        if left.isWorthIt != right.isWorthIt { return right.isWorthIt }
        for detector in Detector.allCases where left.parts[detector] != right.parts[detector] {
            return left.parts[detector] < right.parts[detector]
        }
        return false
    }
}

extension PostScores {
    /// Learns from the ratings among the user's marks, and moves quality accordingly; a no goes before a yes.
    /// - Returns: number of posts that were learnt from.
    mutating func calibrate(_ attention: [PostAttention], workers: Workers) -> Int {
        var answers: [UInt32: Bool] = [:]
        for mark in attention where mark.action == .rateUp || mark.action == .rateDown {
            answers[mark.post] = mark.action == .rateUp && answers[mark.post] != false
        }
        let reading = self
        let ratings = zip(answers, parts(ofTexts: answers.keys.map { Int($0) })).map { answer, parts in
            ReaderCalibration.Rating(
                logOdds: ModelMath.logit(Double(quality[Int(answer.key)])), parts: parts, isWorthIt: answer.value)
        }
        guard let reader = ReaderCalibration(ratings) else { return 0 }
        quality = workers.mapRanges(of: quality.count, size: 1 << 14) { range in
            zip(range, reading.parts(ofTexts: Array(range))).map { post, parts in
                let before = ModelMath.logit(Double(reading.quality[post]))
                return Float(ModelMath.sigmoid(before + reader.lift(parts)))
            }
        }.flatMap { $0 }
        return ratings.count
    }
}
