/// Which of the numbers 0..<n belong together (union-find, Tarjan 1975): the least of a set stands for it.
struct DisjointSets {
    private var parents: [Int]

    /// Sets of one number each.
    init(count: Int) { parents = Array(0..<count) }

    /// Makes one set of those that hold the two.
    mutating func unite(_ left: Int, _ right: Int) {
        let (a, b) = (root(left), root(right))
        parents[max(a, b)] = min(a, b)
    }

    /// The number that stands for the set of `index`.
    mutating func root(_ index: Int) -> Int {
        var current = index
        while parents[current] != current {
            parents[current] = parents[parents[current]]
            current = parents[current]
        }
        return current
    }
}
