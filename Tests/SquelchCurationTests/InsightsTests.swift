import SquelchCuration
import SquelchModel
import SquelchTestSupport
import SquelchTimeline
import Testing

struct InsightsTests {
    private func index(_ id: String, _ timeline: Timeline) throws -> Int {
        try #require(timeline.accounts.firstIndex { $0.id == id })
    }

    @Test func sharedStoriesAreCountedWithWhoWasFirst() throws {
        var following = SyntheticFollowing()
        following.add("early", count: 10)
        let told = following.posts
        following.add("late", count: 8, from: 0.5) { index, post in
            if index < 6 { post.text = told[index].text }
        }
        let timeline = following.timeline()
        let overlap = StoryOverlap(analyze(following))
        let early = try index("early", timeline)
        let late = try index("late", timeline)
        let pair = try #require(overlap.partners(of: late).first)
        #expect(pair == StoryOverlap.Pair(account: late, other: early, shared: 6, otherFirst: 6))
        #expect(overlap.partners(of: early).first?.otherFirst == 0)
        #expect(overlap.strongest(5) == [pair])
        #expect(overlap.stories[late] == 8 && overlap.alone[late] == 2)
        #expect(overlap.stories[early] == 10 && overlap.alone[early] == 4)
    }

    @Test func seriesAddsUpToTheAccount() throws {
        var following = soundFollowing()
        following.add("twoPhases", count: 60) { index, post in if index >= 30 { spoil(index, &post) } }
        let timeline = following.timeline()
        let result = analyze(following)
        let series = SignalSeries(try index("twoPhases", timeline), result, most: 10)
        #expect(series.steps.count == 10)
        #expect(series.steps.reduce(0) { $0 + $1.posts } == 60)
        let shares = series.steps.compactMap(\.share)
        #expect((shares.first ?? 0) > (shares.last ?? 1) + 0.2)
        let sum = series.steps.reduce(0) { $0 + $1.attention }
        #expect(abs(sum - (30 * 10 + 30 * 20) / 60.0) < 0.01)
    }

    @Test func seriesOfUndatedPostsIsEmpty() {
        var following = soundFollowing()
        for index in following.posts.indices { following.posts[index].day = nil }
        #expect(SignalSeries(0, analyze(following)).steps.isEmpty)
    }

    @Test func contrastPrefersTheWordThatOneSideAloneUses() {
        let contrast = WordContrast(total: 10_000)
        let own = contrast.score(count: 20, size: 500, all: 20)
        let common = contrast.score(count: 20, size: 500, all: 400)
        #expect(own > 3)
        #expect(abs(common) < 0.5)
        #expect(contrast.score(count: 0, size: 500, all: 0) == 0)
    }
}
