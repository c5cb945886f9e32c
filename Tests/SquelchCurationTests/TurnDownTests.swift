import SquelchCuration
import SquelchTestSupport
import SquelchTimeline
import Testing

struct TurnDownTests {
    /// One account with 20 good posts and 12 of `noise`, whose worth is low, and seven steady others.
    private func turnDowns(_ noise: (Int, inout SyntheticPost) -> Void) throws -> [TurnDown] {
        var following = SyntheticFollowing()
        for other in 0..<7 { following.add("steady\(other)", count: 12) }
        following.add("mixed", count: 20)
        following.add("mixed", count: 12, from: 0.5) { index, post in
            post.information = 0.05
            noise(index, &post)
        }
        let timeline = following.timeline()
        var options = AnalysisOptions(now: SyntheticFollowing.epoch + 40 * 86_400)
        options.threshold = 0
        let result = Analyzer.analyze(timeline: timeline, signals: following.signals(), options: options)
        return try #require(result.analysis.accounts.first { $0.account.id == "mixed" }).turnDown
    }

    @Test func aCategoryOfNoiseIsTheFilterToSet() throws {
        let filters = try turnDowns { _, post in post.facets = [Facet(kind: .category, name: "giveaway")] }
        let first = try #require(filters.first)
        #expect(first.action == .muteCategory)
        #expect(first.value == "giveaway")
        #expect(first.posts == 12)
    }

    @Test func oneAuthorOfAPlanetCanBeMuted() throws {
        let filters = try turnDowns { _, post in post.facets = [Facet(kind: .author, name: "Bo")] }
        #expect(filters.first?.action == .muteAuthor)
    }

    @Test func aDomainThatNoiseLinksToCanBeMuted() throws {
        let filters = try turnDowns { _, post in post.facets = [Facet(kind: .domain, name: "shop.example")] }
        #expect(filters.first?.action == .muteDomain)
    }

    @Test func whatRemainsIsBetterAndWhatIsLostIsSaid() throws {
        let filters = try turnDowns { _, post in post.flags = .repost }
        let first = try #require(filters.first)
        #expect(first.action == .hideReposts)
        #expect(first.signalLostPerWeek > 0)
        #expect(first.signalLostPerWeek < 0.5)
    }

    @Test func aFilterOnGoodPostsIsNoAdvice() throws {
        let filters = try turnDowns { index, post in
            post.information = 0.9
            post.facets = [Facet(kind: .category, name: "essays")]
        }
        #expect(filters.isEmpty)
    }

    @Test func aFilterThatHidesAlmostEverythingIsNoAdvice() throws {
        var following = SyntheticFollowing()
        following.add("all", count: 30) { _, post in
            post.facets = [Facet(kind: .category, name: "everything")]
            post.information = 0.05
        }
        following.add("all", count: 1, from: 40)
        let result = Analyzer.analyze(
            timeline: following.timeline(), signals: following.signals(),
            options: AnalysisOptions(now: SyntheticFollowing.epoch + 41 * 86_400))
        #expect(result.analysis.accounts.first?.turnDown.isEmpty == true)
    }
}
