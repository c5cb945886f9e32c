import SquelchSignals
import SquelchTimeline

/// Finds what one person posted in several places at about the same time: it counts once.
enum CrossPosts {
    /// Seconds between two posts beyond which the second is a repeat, not the same post elsewhere.
    private static let span: Int64 = 7 * 86_400
    /// Words that make a text to compare.
    private static let fewestWords: UInt32 = 4
    /// Values of a signature in one band; posts that agree in a band are compared.
    private static let band = 4

    /// For each row that is another's copy, the row that stands for it: the fullest, then the first.
    /// - Parameters:
    ///   - rows: posts of one person, ascending.
    ///   - origins: the account that each row came from, before they were joined.
    static func find(
        _ rows: [Int], origins: [UInt32], _ posts: borrowing PostColumns, _ signals: borrowing SignalColumns
    ) -> [Int: Int] {
        var leader = rows
        var candidates: [UInt64: [Int]] = [:]
        for place in rows.indices {
            let row = rows[place]
            var matched: Int?
            for key in keys(row, posts, signals) {
                for other in candidates[key] ?? [] where matched == nil {
                    let first = rows[other]
                    guard origins[first] != origins[row], areNear(posts.time[first], posts.time[row]),
                        isSame(first, row, posts, signals)
                    else { continue }
                    matched = other
                }
                candidates[key, default: []].append(place)
            }
            if let matched { leader[place] = leader[matched] }
        }
        return copies(rows, leader, posts)
    }

    private static func copies(_ rows: [Int], _ leader: [Int], _ posts: borrowing PostColumns) -> [Int: Int] {
        var groups: [Int: [Int]] = [:]
        for place in rows.indices { groups[leader[place], default: []].append(rows[place]) }
        var copies: [Int: Int] = [:]
        for group in groups.values where group.count > 1 {
            var kept = group[0]
            for row in group where posts.words[row] > posts.words[kept] { kept = row }
            for row in group where row != kept { copies[row] = kept }
        }
        return copies
    }

    private static func areNear(_ left: Int64, _ right: Int64) -> Bool {
        guard left != PostColumns.unknownTime, right != PostColumns.unknownTime else { return false }
        return max(left, right) - min(left, right) <= span
    }

    private static func isSame(
        _ left: Int, _ right: Int, _ posts: borrowing PostColumns, _ signals: borrowing SignalColumns
    ) -> Bool {
        if posts.link[left] != 0, posts.link[left] == posts.link[right] { return true }
        // The texts of two pictures are alike in being none.
        guard min(posts.words[left], posts.words[right]) >= fewestWords else { return false }
        let length = SignalColumns.signatureLength
        var equal = 0
        for place in 0..<length
        where signals.signatures[left * length + place] == signals.signatures[right * length + place] { equal += 1 }
        return Float(equal) >= SignalColumns.storyOverlap * Float(length)
    }

    /// What rows must have in common to be compared: a page, or a band of the signature.
    private static func keys(_ row: Int, _ posts: borrowing PostColumns, _ signals: borrowing SignalColumns) -> [UInt64]
    {
        let length = SignalColumns.signatureLength
        var keys: [UInt64] = []
        if posts.link[row] != 0 { keys.append(posts.link[row] | 1) }
        guard signals.signatures.count >= (row + 1) * length else { return keys }
        for start in stride(from: 0, to: length, by: band) {
            var key = UInt64(start) &+ 1
            for place in start..<start + band {
                key = (key ^ UInt64(signals.signatures[row * length + place])) &* 0x9E37_79B9_7F4A_7C15
            }
            keys.append(key & ~1)
        }
        return keys
    }
}
