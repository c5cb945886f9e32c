/// How the attention that an account takes is spread over the quality of its posts: all that the mixture
/// likelihood needs to know of them, in constant space, and mergeable.
///
/// The mass of a post of quality q is split between the two of the nodes 0, 1/64 ... 1 next to q, in
/// proportion to nearness, so that mass and mean are kept exactly. The likelihood then errs by linear
/// interpolation of ln 2(pq + (1-p)(1-q)) between nodes: at most (1/64)^2 / 8 times its second derivative
/// in q, below 0.001 for q and p in 0.1...0.9; q of 0 and 1 (repeats) lie on nodes and have no error.
public struct EvidenceHistogram: Equatable, Sendable {
    /// Number of nodes.
    public static let nodeCount = 65
    /// Attention (decayed seconds) at each node; empty as long as nothing was added.
    public private(set) var mass: [FixedSum] = []

    /// No evidence.
    public init() {}

    /// Adds `weight` decayed seconds of quality `quality` in 0...1.
    @inline(__always)
    public mutating func add(quality: Double, weight: Double) {
        if mass.isEmpty { mass = [FixedSum](repeating: .zero, count: Self.nodeCount) }
        let position = min(1, max(0, quality)) * Double(Self.nodeCount - 1)
        let node = min(Self.nodeCount - 2, Int(position))
        let upper = weight * (position - Double(node))
        mass[node] += weight - upper
        mass[node + 1] += upper
    }

    /// Adds the evidence of `other`.
    public mutating func merge(_ other: EvidenceHistogram) {
        if other.mass.isEmpty { return }
        if mass.isEmpty {
            mass = other.mass
            return
        }
        for node in mass.indices { mass[node] += other.mass[node] }
    }
}
