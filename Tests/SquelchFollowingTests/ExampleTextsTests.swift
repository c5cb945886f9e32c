import SquelchSignals
import SquelchTimeline
import Testing

@testable import SquelchFollowing

/// Of very many posts only those keep their texts that an account's best and worst may come from.
struct ExampleTextsTests {
    /// Posts of three accounts in turn, whose style rises from post to post and begins again.
    private struct Posts: ~Copyable {
        var columns = PostColumns()
        var signals = SignalColumns()

        init(_ styles: [UInt8]) {
            for (row, style) in styles.enumerated() { append(row, style: style) }
        }

        mutating func append(_ row: Int, style: UInt8) {
            columns.account.append(UInt32(row % 3))
            columns.time.append(Int64(row))
            columns.texts.append(
                post: row, id: PostTexts.nothing, url: PostTexts.nothing, excerpt: PostTexts.nothing)
            var codes = [UInt8](repeating: 0, count: SignalColumns.width)
            codes[PostFeature.allCases.count + PostHead.worth.rawValue] = style
            signals.append(codes: codes)
        }
    }

    private static let many = (0..<40_000).map { UInt8($0 / 3 % 251) }

    @Test func theBestAndTheWorstOfEachAccountStay() {
        var posts = Posts(Self.many)
        var examples = ExampleTexts()
        examples.thin(&posts.columns, posts.signals)
        let kept = posts.columns.texts.posts
        #expect(kept.count == 3 * 24)
        let styles = kept.map { Self.many[Int($0)] }
        #expect(styles.count { $0 == 0 } == 3 * 12)
        #expect(styles.count { $0 == 250 } == 3 * 12)
    }

    @Test func aPostBetweenThemIsNotTakenOver() {
        var posts = Posts(Self.many)
        var examples = ExampleTexts()
        let more = Posts([0, 120, 250, 250, 0, 120])
        let before = examples.places(of: more.columns, more.signals, accounts: [0, 1, 2])
        #expect(before == nil)
        examples.thin(&posts.columns, posts.signals)
        let places = examples.places(of: more.columns, more.signals, accounts: [0, 1, 2])
        #expect(places == [0, 2, 3, 4])
        let ofAnother = examples.places(of: more.columns, more.signals, accounts: [0, 3, 2])
        #expect(ofAnother == [0, 1, 2, 3, 4])
    }

    /// A file that is read in other pieces, or an archive of it, has the same examples.
    @Test func theSameTextsStayWheneverTheyWereThinnedOut() {
        var early = Posts(Self.many)
        var late = Posts(Self.many)
        var examples = (early: ExampleTexts(), late: ExampleTexts())
        examples.early.thin(&early.columns, early.signals)
        for row in Self.many.count..<Self.many.count + 30 {
            early.append(row, style: UInt8(row % 251))
            late.append(row, style: UInt8(row % 251))
        }
        examples.early.settle(&early.columns, early.signals)
        examples.late.settle(&late.columns, late.signals)
        let kept = (early.columns.texts.posts, late.columns.texts.posts)
        #expect(kept.0 == kept.1 && kept.0.count == 3 * 24)
    }

    @Test func fewPostsKeepAllTexts() {
        var posts = Posts(Array(Self.many[..<1000]))
        var examples = ExampleTexts()
        examples.thin(&posts.columns, posts.signals)
        examples.settle(&posts.columns, posts.signals)
        let count = posts.columns.texts.count
        #expect(count == 1000)
    }
}
