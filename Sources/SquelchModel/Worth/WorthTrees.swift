import CSquelchTables

/// The shipped trees: what counts of a post and of its account say together of its worth, beyond what each says by itself
/// (``WorthShapes``). Boosted trees (Friedman 2001) with splits at random places (Geurts, Ernst and Wehenkel 2006), learnt
/// by `Benchmarks/worth`.
///
/// Inputs are those of a post, then those of its account. A tree is looked up without a branch, as QuickScorer does
/// (Lucchese et al. 2015; sixteen posts at a time: 2016): each split whose input is above its threshold strikes the leaves on
/// its left out, and the first leaf that is left is the tree's. Splits on an account's inputs are the same for all of its
/// posts and strike once.
///
/// Each step of the way to a leaf moves what is expected by some log odds, which are the part of the step's input (Saabas
/// 2014): the parts add up to the leaf's value exactly.
///
/// Layout of `trees.bin`, little-endian: numbers of trees and of leaves that a tree has at most, 32 bits each; then each tree:
/// its numbers of splits and leaves; each split's input and threshold, 8 bits each, and the leaves that it spares, 16 bits;
/// each leaf's log odds (a float), the number of its inputs, and for each of them its number and part.
struct WorthTrees: Sendable {
    /// A question to one input.
    private struct Split {
        let input: UInt8
        let threshold: UInt8
        /// Leaves that are left where the input is above the threshold.
        let spared: UInt16
    }

    private let splits: [Split]
    /// Where the splits on a post's inputs begin, tree by tree, and where those on its account's end; one value more than
    /// trees in ``starts``.
    private let starts: [Int]
    private let accountStarts: [Int]
    private let leaves: [Float]
    /// What the way to each leaf adds to each detector, ``partWidth`` numbers a leaf.
    private let parts: [Float]

    /// Leaves that a tree has at most.
    private static let width = 16
    /// Detectors, and as many zeros as make five whole vectors.
    private static let partWidth = DetectorValues.room

    /// Number of trees.
    var count: Int { accountStarts.count }

    /// The trees that are built in.
    static let shared = WorthTrees()

    private init() {
        var size = 0
        guard let bytes = squelch_trees_table(&size) else { preconditionFailure("the program has its tables") }
        var reader = Reader(base: UnsafeRawPointer(bytes), size: size)
        let trees = reader.number()
        precondition(reader.number() == Self.width, "trees.bin was made for other trees")
        precondition(Detector.allCases.count <= Self.partWidth, "parts have room for all detectors")
        var splits: [Split] = []
        var starts = [0]
        var accountStarts: [Int] = []
        var leaves = [Float](repeating: 0, count: trees * Self.width)
        var parts = [Float](repeating: 0, count: trees * Self.width * Self.partWidth)
        for tree in 0..<trees {
            let (splitCount, leafCount) = (reader.number(), reader.number())
            let all = (0..<splitCount).map { _ in
                Split(input: reader.byte(), threshold: reader.byte(), spared: reader.half())
            }
            splits += all.filter { $0.input < WorthShapes.inputs }
            accountStarts.append(splits.count)
            splits += all.filter { $0.input >= WorthShapes.inputs }
            starts.append(splits.count)
            for leaf in tree * Self.width..<tree * Self.width + leafCount {
                leaves[leaf] = reader.float()
                for _ in 0..<reader.number() {
                    let detector = Self.detector(ofInput: reader.number())
                    parts[leaf * Self.partWidth + detector.rawValue] += reader.float()
                }
            }
        }
        precondition(reader.isAtEnd, "trees.bin was made for other trees")
        self.splits = splits
        self.starts = starts
        self.accountStarts = accountStarts
        self.leaves = leaves
        self.parts = parts
    }

    private static func detector(ofInput input: Int) -> Detector {
        input < WorthShapes.inputs
            ? WorthShapes.detectors[input] : WorthShapes.accountDetectors[input - WorthShapes.inputs]
    }

    /// The leaves of each tree that are left for posts of an account, whose inputs are `codes`.
    func spared(_ codes: [UInt8]) -> [UInt16] {
        (0..<count).map { tree in
            var spared = UInt16.max
            for split in splits[accountStarts[tree]..<starts[tree + 1]] {
                let code = codes[Int(split.input) - WorthShapes.inputs]
                spared &= code > split.threshold ? split.spared : .max
            }
            return spared
        }
    }

    /// Log odds that all trees add to each post of a block.
    /// - Parameter sums: one a lane.
    func logOdds(_ block: PostBlock, into sums: UnsafeMutableBufferPointer<Float>) {
        for lane in sums.indices { sums[lane] = 0 }
        leaves.withUnsafeBufferPointer { leaves in
            eachTree(block) { tree, spared in
                for lane in 0..<PostBlock.width { sums[lane] += leaves[Self.leaf(tree, spared[lane])] }
            }
        }
    }

    /// Adds what each input of a post and of its account has in that to the part of its detector.
    /// - Parameter sums: one a lane that is used.
    func add(_ block: PostBlock, to sums: UnsafeMutableBufferPointer<DetectorValues>) {
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: PostBlock.width * count) { found in
            eachTree(block) { tree, spared in
                for lane in sums.indices { found[lane * count + tree] = Int32(Self.leaf(tree, spared[lane])) }
            }
            parts.withUnsafeBufferPointer { parts in
                for lane in sums.indices {
                    let leaves = UnsafeBufferPointer(rebasing: found[lane * count..<(lane + 1) * count])
                    sums[lane].withFloats { Self.add(leaves, of: parts, to: $0) }
                }
            }
        }
    }

    /// Adds the parts of leaves, in the order of the trees; all sums stay in registers.
    private static func add(
        _ leaves: UnsafeBufferPointer<Int32>, of parts: UnsafeBufferPointer<Float>, to sums: UnsafeMutablePointer<Float>
    ) {
        guard let base = parts.baseAddress else { return }
        func vector(_ floats: UnsafePointer<Float>, _ place: Int) -> SIMD4<Float> {
            UnsafeRawPointer(floats + 4 * place).loadUnaligned(as: SIMD4<Float>.self)
        }
        var (first, second, third) = (vector(sums, 0), vector(sums, 1), vector(sums, 2))
        var (fourth, fifth) = (vector(sums, 3), vector(sums, 4))
        for leaf in leaves {
            let own = base + Int(leaf) * partWidth
            first += vector(own, 0)
            second += vector(own, 1)
            third += vector(own, 2)
            fourth += vector(own, 3)
            fifth += vector(own, 4)
        }
        for (place, sum) in [first, second, third, fourth, fifth].enumerated() {
            for lane in 0..<4 { sums[4 * place + lane] = sum[lane] }
        }
    }

    /// Calls `body` with each tree and the leaves that are left of it, lane by lane.
    @inline(__always)
    private func eachTree(_ block: PostBlock, _ body: (Int, UnsafePointer<UInt16>) -> Void) {
        block.codes.withUnsafeBufferPointer { codes in
            splits.withUnsafeBufferPointer { splits in
                for tree in 0..<count {
                    var spared = block.spared[tree]
                    for place in starts[tree]..<accountStarts[tree] {
                        let split = splits[place]
                        // All bits where the code is above the threshold, as the difference is below zero.
                        let above =
                            (PostBlock.Lanes(repeating: Int16(split.threshold)) &- codes[Int(split.input)]) &>> 15
                        spared &= ~(above & PostBlock.Lanes(repeating: Int16(truncatingIfNeeded: ~split.spared)))
                    }
                    withUnsafePointer(to: spared) { lanes in
                        lanes.withMemoryRebound(to: UInt16.self, capacity: PostBlock.width) { body(tree, $0) }
                    }
                }
            }
        }
    }

    /// The place of the first leaf that is left of a tree.
    @inline(__always)
    private static func leaf(_ tree: Int, _ spared: UInt16) -> Int {
        tree * width + min(spared.trailingZeroBitCount, width - 1)
    }
}

/// Numbers of a table, one after the other.
private struct Reader {
    let base: UnsafeRawPointer
    let size: Int
    private var offset = 0

    init(base: UnsafeRawPointer, size: Int) {
        self.base = base
        self.size = size
    }

    var isAtEnd: Bool { offset == size }

    mutating func number() -> Int { Int(take(UInt32.self)) }
    mutating func half() -> UInt16 { take(UInt16.self) }
    mutating func byte() -> UInt8 { take(UInt8.self) }
    mutating func float() -> Float { Float(bitPattern: take(UInt32.self)) }

    private mutating func take<Value: FixedWidthInteger>(_ type: Value.Type) -> Value {
        precondition(offset + MemoryLayout<Value>.size <= size, "trees.bin is cut off")
        defer { offset += MemoryLayout<Value>.size }
        return Value(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: Value.self))
    }
}
