import SquelchSignals

/// The probabilities that a post's codes stand for.
///
/// Information, promotion, bait and chatter of a post without a title - a status, a message, a comment - are told by the
/// detectors that learnt on such; of a post with one by what readers of feeds noted. Words mean different things in both.
struct DetectorReadings: Sendable {
    /// Where each detector's code stands among a post's, for posts without a title and with one; -1 for none.
    private let untitled: [Int]
    private let titled: [Int]
    /// Probability of each code of a head, and of a feature that is log odds.
    private let ofHead: [Float]
    private let ofFeature: [Float]

    static let shared = DetectorReadings()

    private init() {
        let features = PostFeature.allCases.count
        titled = Detector.allCases.map { detector in
            PostHead.allCases.first { Detector.of($0) == detector }.map { features + $0.rawValue } ?? -1
        }
        let older: [Detector: PostFeature] = [
            .information: .information, .spam: .spam, .bait: .bait, .chatter: .chatter,
        ]
        untitled = zip(Detector.allCases, titled).map { older[$0]?.rawValue ?? $1 }
        ofHead = (0...255).map { Float(ModelMath.sigmoid(Double(PostHead.logOdds(code: UInt8($0))))) }
        let range = PostFeature.information.range
        let step = Double(range.upperBound - range.lowerBound) / 255
        ofFeature = (0...255).map { Float(ModelMath.sigmoid(Double(range.lowerBound) + step * Double($0))) }
    }

    /// The values of the post whose codes begin at `start`.
    func values(_ codes: UnsafeBufferPointer<UInt8>, from start: Int) -> DetectorValues {
        var values = DetectorValues()
        let hasTitle = codes[start + PostFeature.titleLength.rawValue] > 0
        let places = hasTitle ? titled : untitled
        for detector in Detector.allCases where places[detector.rawValue] >= 0 {
            let place = places[detector.rawValue]
            let code = Int(codes[start + place])
            let isFeature = place < PostFeature.allCases.count
            values[detector] = Double(isFeature ? ofFeature[code] : ofHead[code])
        }
        return values
    }
}
