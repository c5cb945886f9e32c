@testable import SquelchModel
import Testing

struct KeyGroupsTests {
    private func groups(_ keys: [UInt32], _ positions: [UInt32]) -> [[UInt64]] {
        var found: [[UInt64]] = []
        keys.withUnsafeBufferPointer { keys in
            positions.withUnsafeBufferPointer { positions in
                KeyGroups.visit(keys: keys, positions: positions) { found.append(Array($0)) }
            }
        }
        return found
    }

    @Test(arguments: [(0, 1), (1, 1), (2, 1), (5000, 1), (5000, 3), (5000, 40), (9000, 3000), (20_000, 1 << 32)])
    func groupsAreWhatADictionaryFinds(rows: Int, keys: Int) {
        var generator = SeededGenerator(state: 3)
        let spread = (0..<rows).map { _ in
            UInt32(truncatingIfNeeded: (generator.next() % UInt64(keys)) &* 0x9E37_79B9)
        }
        let positions = (0..<UInt32(rows)).shuffled(using: &generator)
        var expected: [UInt32: [UInt64]] = [:]
        for (key, position) in zip(spread, positions) where key != KeyGroups.none {
            expected[key, default: []].append(UInt64(key) << 32 | UInt64(position))
        }
        let sorted = expected.values.filter { $0.count > 1 }.map { $0.sorted() }.sorted { $0[0] < $1[0] }
        #expect(groups(spread, positions) == sorted)
    }
}

private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state ^ state >> 29) &* 0xBF58_476D_1CE4_E5B9
    }
}
