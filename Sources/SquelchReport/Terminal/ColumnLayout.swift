/// Shares the columns of a line among the columns of a table.
package enum ColumnLayout {
    /// Spaces between two columns.
    package static let gap = 2

    /// What one column asks for.
    package struct Wish {
        /// The width of its content; it never gets more.
        package var content: Int
        /// The width below which it is of little use.
        package var least: Int
        /// Its share of the space above the least; 0 for a column that is never cut.
        package var stretch: Int
        /// Its turn to be left out when the least widths do not fit, lowest first; nil for a column that
        /// stays.
        package var dropOrder: Int?

        package init(content: Int, least: Int, stretch: Int, dropOrder: Int? = nil) {
            self.content = content
            self.least = least
            self.stretch = stretch
            self.dropOrder = dropOrder
        }

        /// What it starts from.
        var floor: Int { stretch > 0 ? min(content, least) : content }
    }

    /// Widths in the order of `wishes`, nil for columns that are left out; with their gaps they fit in
    /// `total`.
    package static func widths(_ wishes: [Wish], total: Int) -> [Int?] {
        var shown = Array(wishes.indices)
        while shown.count > 1, needed(shown.map { wishes[$0].floor }) > total {
            guard let (place, _) = nextToDrop(shown.map { wishes[$0] }) else { break }
            shown.remove(at: place)
        }
        // Not even one column to read for each: the rightmost go.
        while shown.count > 1, needed(shown.map { _ in 1 }) > total { shown.removeLast() }

        let space = max(0, total - (shown.count - 1) * gap)
        let fitted = fit(shown.map { wishes[$0] }, space: space)
        var result = [Int?](repeating: nil, count: wishes.count)
        for (place, column) in shown.enumerated() { result[column] = fitted[place] }
        return result
    }

    private static func needed(_ widths: [Int]) -> Int {
        widths.reduce(0, +) + max(0, widths.count - 1) * gap
    }

    /// The column whose turn it is; of equals the rightmost.
    private static func nextToDrop(_ wishes: [Wish]) -> (place: Int, order: Int)? {
        wishes.enumerated().reversed().compactMap { place, wish in wish.dropOrder.map { (place, $0) } }
            .min { $0.order < $1.order }
    }

    private static func fit(_ wishes: [Wish], space: Int) -> [Int] {
        var widths = wishes.map(\.floor)
        var left = space - widths.reduce(0, +)
        // Nothing may be left out any more: the widest gives way.
        while left < 0, let widest = widths.indices.max(by: { widths[$0] <= widths[$1] }), widths[widest] > 1 {
            widths[widest] -= 1
            left += 1
        }
        // Columns that have all they want drop out of a round, and leave their share to the next.
        while left > 0 {
            let hungry = wishes.indices.filter { widths[$0] < wishes[$0].content }
            let shares = hungry.reduce(0) { $0 + wishes[$1].stretch }
            guard shares > 0 else { break }
            let round = left
            for column in hungry {
                let share = max(1, round * wishes[column].stretch / shares)
                let grant = min(share, wishes[column].content - widths[column], left)
                widths[column] += grant
                left -= grant
            }
        }
        return widths
    }
}
