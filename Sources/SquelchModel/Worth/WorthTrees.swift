import CSquelchTables

/// The shipped trees: what counts of a post and of its account say together of its worth, beyond what each says by itself
/// (``WorthShapes``). Boosted trees (Friedman 2001) with splits at random places (Geurts, Ernst and Wehenkel 2006), learnt
/// by `Benchmarks/worth`.
///
/// Inputs are those of a post, then those of its account. A tree is looked up without a branch, as QuickScorer does
/// (Lucchese et al. 2015): each split whose input is above its threshold strikes the leaves on its left out, and the first leaf
/// that is left is the tree's. Splits on an account's inputs are the same for all of its posts and strike once.
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
    private let steps: [(input: UInt8, part: Float)]
    private let stepStarts: [Int]

    /// Leaves that a tree has at most.
    private static let width = 16

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
        var splits: [Split] = []
        var starts = [0]
        var accountStarts: [Int] = []
        var leaves = [Float](repeating: 0, count: trees * Self.width)
        var steps: [(input: UInt8, part: Float)] = []
        var stepStarts = [0]
        for tree in 0..<trees {
            let (splitCount, leafCount) = (reader.number(), reader.number())
            let all = (0..<splitCount).map { _ in
                Split(input: reader.byte(), threshold: reader.byte(), spared: reader.half())
            }
            splits += all.filter { $0.input < WorthShapes.inputs }
            accountStarts.append(splits.count)
            splits += all.filter { $0.input >= WorthShapes.inputs }
            starts.append(splits.count)
            for leaf in 0..<Self.width {
                if leaf < leafCount {
                    leaves[tree * Self.width + leaf] = reader.float()
                    for _ in 0..<reader.number() { steps.append((UInt8(reader.number()), reader.float())) }
                }
                stepStarts.append(steps.count)
            }
        }
        precondition(reader.isAtEnd, "trees.bin was made for other trees")
        self.splits = splits
        self.starts = starts
        self.accountStarts = accountStarts
        self.leaves = leaves
        self.steps = steps
        self.stepStarts = stepStarts
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

    /// Log odds that all trees add to a post.
    /// - Parameters:
    ///   - codes: of the post's inputs.
    ///   - account: what ``spared(_:)`` says of its account.
    func logOdds(_ codes: UnsafeBufferPointer<UInt8>, _ account: [UInt16]) -> Float {
        var sum: Float = 0
        splits.withUnsafeBufferPointer { splits in
            account.withUnsafeBufferPointer { account in
                for tree in account.indices {
                    sum += leaves[tree * Self.width + leaf(tree, codes, account[tree], splits)]
                }
            }
        }
        return sum
    }

    /// Adds what each input of a post and of its account has in that to the part of its detector.
    func add(_ codes: UnsafeBufferPointer<UInt8>, _ account: [UInt16], to parts: inout DetectorValues) {
        splits.withUnsafeBufferPointer { splits in
            for tree in account.indices {
                let leaf = tree * Self.width + leaf(tree, codes, account[tree], splits)
                for step in steps[stepStarts[leaf]..<stepStarts[leaf + 1]] {
                    let input = Int(step.input)
                    let detector =
                        input < WorthShapes.inputs
                        ? WorthShapes.detectors[input] : WorthShapes.accountDetectors[input - WorthShapes.inputs]
                    parts[detector] += Double(step.part)
                }
            }
        }
    }

    @inline(__always)
    private func leaf(
        _ tree: Int, _ codes: UnsafeBufferPointer<UInt8>, _ account: UInt16, _ splits: UnsafeBufferPointer<Split>
    ) -> Int {
        var spared = account
        for place in starts[tree]..<accountStarts[tree] {
            let split = splits[place]
            spared &= codes[Int(split.input)] > split.threshold ? split.spared : .max
        }
        return min(spared.trailingZeroBitCount, Self.width - 1)
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
