@testable import SquelchModel
import SquelchSignals
import Testing

/// What counts of a post and of its account say together.
struct WorthTreesTests {
    private let trees = WorthTrees.shared

    /// Numbers that look like codes, the same each time.
    private struct Codes {
        var state: UInt64

        mutating func next() -> UInt8 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 40)
        }

        mutating func list(_ count: Int) -> [UInt8] { (0..<count).map { _ in next() } }
    }

    private func logOdds(_ own: [UInt8], _ account: [UInt8]) -> Float {
        own.withUnsafeBufferPointer { trees.logOdds($0, trees.spared(account)) }
    }

    @Test func partsAddUpToTheWhole() {
        var codes = Codes(state: 1)
        for _ in 0..<200 {
            let own = codes.list(WorthShapes.inputs)
            let account = codes.list(WorthShapes.accountInputs)
            var parts = DetectorValues()
            own.withUnsafeBufferPointer { trees.add($0, trees.spared(account), to: &parts) }
            #expect(abs(parts.sum - Double(logOdds(own, account))) < 1e-3)
        }
    }

    @Test func morePromotionIsNeverWorthMoreAndMoreKnowledgeNeverLess() {
        var codes = Codes(state: 2)
        for _ in 0..<200 {
            var own = codes.list(WorthShapes.inputs)
            let account = codes.list(WorthShapes.accountInputs)
            for (head, sign) in [(PostHead.promotion, Float(-1)), (.chatter, -1), (.knowledge, 1), (.words, 1)] {
                let input = PostFeature.allCases.count + head.rawValue
                own[input] = 60
                let low = logOdds(own, account)
                own[input] = 200
                #expect(sign * (logOdds(own, account) - low) >= -1e-4)
            }
        }
    }

    @Test func aLeafIsLeftWhateverTheAccount() {
        var codes = Codes(state: 3)
        for _ in 0..<50 {
            let spared = trees.spared(codes.list(WorthShapes.accountInputs))
            #expect(spared.count == trees.count && trees.count > 0)
            #expect(spared.allSatisfy { $0 != 0 })
        }
    }

    @Test func anAccountSpeaksForItsPosts() {
        var codes = Codes(state: 4)
        let own = codes.list(WorthShapes.inputs)
        let values = (0..<20).map { _ in logOdds(own, codes.list(WorthShapes.accountInputs)) }
        #expect(Set(values).count > 10)
    }
}
