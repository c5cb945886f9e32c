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

    private typealias Post = (own: [UInt8], account: UInt32, spared: [UInt16])

    /// Posts of accounts, each at its lane.
    private func block(_ posts: [Post]) -> PostBlock {
        var block = PostBlock(trees: trees.count)
        for (lane, post) in posts.enumerated() {
            post.own.withUnsafeBufferPointer {
                block.set(
                    lane, $0, from: 0, template: post.own[WorthShapes.template], account: post.account, post.spared)
            }
        }
        return block
    }

    /// What trees add to them.
    private func logOdds(_ posts: [Post]) -> [Float] {
        var sums = [Float](repeating: 0, count: PostBlock.width)
        sums.withUnsafeMutableBufferPointer { trees.logOdds(block(posts), into: $0) }
        return sums
    }

    private func logOdds(_ own: [UInt8], _ account: [UInt8]) -> Float { logOdds([(own, 0, trees.spared(account))])[0] }

    @Test func partsAddUpToTheWhole() {
        var codes = Codes(state: 1)
        for count in 1...PostBlock.width {
            let posts = (0..<count).map { place -> Post in
                (codes.list(WorthShapes.inputs), UInt32(place), trees.spared(codes.list(WorthShapes.accountInputs)))
            }
            var parts = [DetectorValues](repeating: DetectorValues(), count: count)
            parts.withUnsafeMutableBufferPointer { trees.add(block(posts), to: $0) }
            for (part, whole) in zip(parts, logOdds(posts)) { #expect(abs(part.sum - Double(whole)) < 1e-3) }
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

    @Test func aPostsNeighboursInABlockChangeNothing() {
        var codes = Codes(state: 5)
        let accounts = (0..<3).map { _ in codes.list(WorthShapes.accountInputs) }
        let posts = (0..<PostBlock.width).map { _ in codes.list(WorthShapes.inputs) }
        let together = logOdds(
            posts.enumerated().map { ($1, UInt32($0 % 3), trees.spared(accounts[$0 % 3])) })
        for (lane, own) in posts.enumerated() { #expect(together[lane] == logOdds(own, accounts[lane % 3])) }
        #expect(Set(together).count > 10)
    }
}
