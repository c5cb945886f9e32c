package import SquelchTimeline

/// Posts of one part of the accounts that repeat earlier ones, wherever these lie.
package struct FoundRepeats: Sendable {
    private var row: [UInt32] = []
    private var novelty: [UInt32] = []
    /// The moment as of which the first version counts.
    private var order: [Int64] = []
    /// Number of its account among all.
    private var account: [UInt32] = []
    /// Its row in its own part.
    private var originalRow: [UInt32] = []

    /// None.
    package init() {}

    mutating func append(row: Int, novelty: Float, order: Int64, account: UInt32, originalRow: Int) {
        self.row.append(UInt32(row))
        self.novelty.append(novelty.bitPattern)
        self.order.append(order)
        self.account.append(account)
        self.originalRow.append(UInt32(originalRow))
    }

    /// Numbers of the accounts of first versions, ascending.
    package static func accounts(_ all: [FoundRepeats]) -> [UInt32] {
        Set(all.lazy.flatMap(\.account)).sorted()
    }

    /// The strongest repeat of each post, whichever part of the stories found it.
    /// - Parameters:
    ///   - rows: posts of the part itself; `posts` are all posts of the timeline.
    ///   - numbers: number of the account of each of them.
    ///   - strangers: a post that stands for each account of another part.
    /// - Returns: what is left of each post's news, and the post that it repeats or -1.
    package static func strongest(
        _ all: [FoundRepeats], rows: Int, posts: Int, numbers: (Int) -> UInt32, strangers: [UInt32: Int32]
    ) -> NoveltyColumns {
        var novelty = [Float](repeating: 1, count: posts)
        var place = [(part: Int32, place: Int32)](repeating: (-1, -1), count: posts)
        for (part, repeats) in all.enumerated() {
            for index in repeats.row.indices {
                let row = Int(repeats.row[index])
                guard row < rows else { continue }
                let own = Float(bitPattern: repeats.novelty[index])
                let best = place[row]
                let isStronger =
                    own < novelty[row]
                    || own == novelty[row] && best.part >= 0
                        && repeats.isEarlier(index, all[Int(best.part)], Int(best.place))
                if isStronger {
                    novelty[row] = own
                    place[row] = (Int32(part), Int32(index))
                }
            }
        }
        let original = place.enumerated().map { row, best -> Int32 in
            guard best.part >= 0 else { return -1 }
            let repeats = all[Int(best.part)]
            let account = repeats.account[Int(best.place)]
            if account == numbers(row) { return Int32(truncatingIfNeeded: repeats.originalRow[Int(best.place)]) }
            return strangers[account] ?? -1
        }
        // Which posts tell one story is known of all parts together alone.
        return NoveltyColumns(
            novelty: novelty, duplicateOf: original, story: (0..<Int32(posts)).map { $0 }, storyCount: posts)
    }

    private func isEarlier(_ index: Int, _ other: FoundRepeats, _ otherIndex: Int) -> Bool {
        if order[index] != other.order[otherIndex] { return order[index] < other.order[otherIndex] }
        if account[index] != other.account[otherIndex] { return account[index] < other.account[otherIndex] }
        return originalRow[index] < other.originalRow[otherIndex]
    }
}

extension FoundRepeats {
    /// Writes all columns.
    package func write(to writer: inout FrameWriter) {
        writer.write(column: row)
        writer.write(column: novelty)
        writer.write(column: order)
        writer.write(column: account)
        writer.write(column: originalRow)
    }

    /// The columns that were written.
    package init(_ reader: inout FrameReader) throws(FrameError) {
        row = try reader.readColumn()
        novelty = try reader.readColumn()
        order = try reader.readColumn()
        account = try reader.readColumn()
        originalRow = try reader.readColumn()
        guard [novelty.count, order.count, account.count, originalRow.count].allSatisfy({ $0 == row.count }),
            novelty.allSatisfy({ (0...1).contains(Float(bitPattern: $0)) })
        else { throw .damaged }
    }
}
