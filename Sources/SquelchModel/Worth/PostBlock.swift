/// Posts that ``WorthTrees`` is asked about together, one a lane.
struct PostBlock {
    /// Posts at a time.
    static let width = 16

    typealias Lanes = SIMD16<Int16>

    /// Codes of the posts' inputs, input by input. Wider than they need be: a comparison then is one subtraction.
    private(set) var codes = [Lanes](repeating: Lanes(), count: WorthShapes.inputs)
    /// The leaves that the posts' accounts leave of each tree.
    private(set) var spared: [Lanes]
    /// The account of each lane, whose leaves need no second copying for its next post.
    private var accounts = [UInt32?](repeating: nil, count: width)

    init(trees: Int) { spared = [Lanes](repeating: Lanes(), count: trees) }

    /// Puts a post in a lane.
    /// - Parameters:
    ///   - codes: those of a post begin at `start`.
    ///   - account: the index of its account, whose leaves that are left are `spared` (``WorthTrees/spared(_:)``).
    mutating func set(
        _ lane: Int, _ codes: UnsafeBufferPointer<UInt8>, from start: Int, template: UInt8,
        account: UInt32, _ spared: [UInt16]
    ) {
        self.codes.withUnsafeMutableBytes { bytes in
            let places = bytes.assumingMemoryBound(to: Int16.self)
            for input in 0..<WorthShapes.template { places[input * Self.width + lane] = Int16(codes[start + input]) }
            places[WorthShapes.template * Self.width + lane] = Int16(template)
        }
        if accounts[lane] == account { return }
        accounts[lane] = account
        self.spared.withUnsafeMutableBytes { bytes in
            let places = bytes.assumingMemoryBound(to: UInt16.self)
            for (tree, leaves) in spared.enumerated() { places[tree * Self.width + lane] = leaves }
        }
    }
}
