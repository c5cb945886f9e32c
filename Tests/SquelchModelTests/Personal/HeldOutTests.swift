import Testing

@testable import SquelchModel

@Suite struct HeldOutTests {
    @Test func areaUnderTheCurveCountsTiesHalf() {
        #expect(HeldOut.auc([]) == 0.5)
        #expect(HeldOut.auc([(1, true), (2, true)]) == 0.5)
        #expect(HeldOut.auc([(1, false), (2, true)]) == 1)
        #expect(HeldOut.auc([(1, true), (1, false)]) == 0.5)
        // By hand: of 2 x 3 pairs 4 are won, 1 is a tie.
        #expect(abs(HeldOut.auc([(3, true), (1, true), (3, false), (0, false), (0, false)]) - 4.5 / 6) < 1e-12)
    }

    @Test func areaUnderTheCurveIsTheShareOfPairsWon() {
        var world = PersonalWorld(seed: 31)
        let scores = (0..<150).map { _ in (score: Float(world.next(20)), isValued: world.next(3) == 0) }
        var (wins, pairs) = (0.0, 0.0)
        for a in scores where a.isValued {
            for b in scores where !b.isValued {
                pairs += 1
                wins += a.score > b.score ? 1 : a.score == b.score ? 0.5 : 0
            }
        }
        #expect(abs(HeldOut.auc(scores) - wins / pairs) < 1e-12)
    }

    @Test func aSureAndRightModelHasNoBrierErrorAndACoinAQuarter() {
        let judged = { (sign: Float) in
            (0..<40).map { JudgedPost(personal: sign * ($0 % 4 == 0 ? 30 : -30), fallback: 0, isValued: $0 % 4 == 0) }
        }
        let right = HeldOut(split: .time, parts: [judged(1)], calibration: .identity)
        #expect(right.brier < 1e-9 && right.personalAUC == 1 && right.positives == 10 && right.negatives == 30)
        #expect(right.bins.map(\.count) == [30, 10])
        #expect(right.bins.map(\.observed) == [0, 1])
        let coin = HeldOut(split: .time, parts: [judged(0)], calibration: .identity)
        #expect(coin.brier == 0.25 && coin.personalAUC == 0.5)
        #expect(HeldOut(split: .time, parts: [], calibration: .identity).personalAUC == 0.5)
    }

    @Test func calibrationUndoesAScaleAndKeepsTheOrder() {
        // Scores three times too timid: of those at +0.5, e^1.5 to 1 are valued.
        var posts: [JudgedPost] = []
        for (score, valued) in [(Float(0.5), 818), (-0.5, 182)] {
            for index in 0..<1_000 {
                posts.append(JudgedPost(personal: score, fallback: 0, isValued: index < valued))
            }
        }
        let calibration = PersonalCalibration([posts])
        #expect(abs(calibration.slope - 3) < 0.1)
        #expect(abs(calibration.offset) < 0.05)
        let reversed = posts.map { JudgedPost(personal: -$0.personal, fallback: 0, isValued: $0.isValued) }
        #expect(PersonalCalibration([reversed]).slope > 0)
        #expect(PersonalCalibration([]) == .identity)
    }

    @Test func defaultEvidenceThatFailedOnTheReaderLosesTrust() {
        var world = PersonalWorld(seed: 33)
        let parts = { (useful: Bool) in
            (0..<600).map { index -> JudgedPost in
                let isValued = index % 3 == 0
                let noise = Float(world.next(400)) / 100 - 2
                return JudgedPost(
                    personal: isValued ? 1 : -1, fallback: useful ? (isValued ? 2 : -2) + noise / 4 : 3 * noise,
                    isValued: isValued)
            }
        }
        let useful = PersonalBlend(positives: 200, parts: [parts(true)], calibration: .identity)
        let useless = PersonalBlend(positives: 200, parts: [parts(false)], calibration: .identity)
        #expect(useful.trust == 1)
        #expect(useless.trust <= 0.3)
        #expect(useless.trust >= PersonalBlend.leastTrust)
    }
}
