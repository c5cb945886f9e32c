import SquelchSignals
import SquelchTimeline

/// How far a post's words are those that its account uses over and over.
enum PostTemplate {
    /// A word is of the template if so large a part of the account's posts have it, and at least ``fewestPosts``.
    private static let part = 4
    private static let fewestPosts = 3

    /// Part of each post's content words that are of its account's template, 0...255; 255 for a post without words among
    /// several.
    static func column(
        _ timeline: Timeline, _ terms: TermColumn, _ selection: PostSelection, workers: Workers
    ) -> [UInt8] {
        var column = [UInt8](repeating: 0, count: timeline.posts.count)
        guard terms.count == timeline.posts.count else { return column }
        let pieces = workers.mapRanges(of: timeline.accounts.count, size: 32) { range in
            var uses = [UInt32](repeating: 0, count: TermColumn.bucketCount)
            return range.map { codes(selection[$0], terms, &uses) }
        }
        for (account, codes) in pieces.flatMap({ $0 }).enumerated() {
            for (post, code) in zip(selection[account], codes) { column[Int(post)] = code }
        }
        return column
    }

    /// `uses` is all zero before and after.
    private static func codes(_ posts: ArraySlice<UInt32>, _ terms: TermColumn, _ uses: inout [UInt32]) -> [UInt8] {
        for post in posts {
            for position in terms.range(Int(post)) { uses[Int(terms.buckets[position])] &+= 1 }
        }
        // Over a part: three of ten posts make a template of ten, not two.
        let least = UInt32(max(fewestPosts, (posts.count + part - 1) / part))
        let codes = posts.map { post -> UInt8 in
            let range = terms.range(Int(post))
            guard !range.isEmpty else { return posts.count > fewestPosts ? 255 : 0 }
            let shared = range.count { uses[Int(terms.buckets[$0])] >= least }
            return UInt8((shared * 255 + range.count / 2) / range.count)
        }
        for post in posts {
            for position in terms.range(Int(post)) { uses[Int(terms.buckets[position])] = 0 }
        }
        return codes
    }
}
