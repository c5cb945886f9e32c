/// Which of the numbers 0..<n belong together (union-find, Tarjan 1975): the least of a set stands for it. Four bytes a number.
package struct DisjointSets {
    private var parents: [Int32]

    /// Sets of one number each.
    package init(count: Int) { parents = Array(0..<Int32(clamping: count)) }

    /// Makes one set of those that hold the two.
    package mutating func unite(_ left: Int, _ right: Int) {
        let (a, b) = (root(left), root(right))
        if a != b { parents[max(a, b)] = Int32(truncatingIfNeeded: min(a, b)) }
    }

    /// The number that stands for the set of `index`.
    package mutating func root(_ index: Int) -> Int {
        var current = index
        while Int(parents[current]) != current {
            parents[current] = parents[Int(parents[current])]
            current = Int(parents[current])
        }
        return current
    }
}
