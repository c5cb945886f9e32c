import SquelchCuration
import SquelchModel
import SquelchTestSupport
import SquelchTimeline
import Testing

struct QuestionTests {
    private func scored() -> (timeline: Timeline, posts: PostScores) {
        var following = SyntheticFollowing()
        for account in 0..<12 {
            following.add("a\(account)", count: 15) { index, post in post.information = Float(index) / 15 }
        }
        let timeline = following.timeline()
        let options = AnalysisOptions(now: SyntheticFollowing.epoch + 40 * 86_400)
        return (timeline, Analyzer.analyze(timeline: timeline, signals: following.signals(), options: options).posts)
    }

    @Test func mostQuestionsAreWhereTheScoresAreUnsure() {
        let (timeline, posts) = scored()
        let picked = QuestionPicker.pick(20, from: timeline, posts, excluding: [])
        #expect(picked.count == 20)
        let distances = picked.map { abs(posts.worth[Int($0)] - 0.5) }.sorted()
        let all = posts.worth.map { abs($0 - 0.5) }.sorted()
        #expect(distances[10] < all[all.count / 2])
        let sorted = posts.worth.sorted()
        #expect(picked.contains { posts.worth[Int($0)] >= sorted[sorted.count * 9 / 10] })
        #expect(picked.contains { posts.worth[Int($0)] <= sorted[sorted.count / 10] })
    }

    @Test func noAccountAndNoStoryFillsTheList() {
        let (timeline, posts) = scored()
        let picked = QuestionPicker.pick(100, from: timeline, posts, excluding: [])
        let accounts = Dictionary(grouping: picked) { timeline.posts.account[Int($0)] }
        #expect(accounts.values.allSatisfy { $0.count <= 2 })
        #expect(Set(picked.map { posts.story[Int($0)] }).count == picked.count)
    }

    @Test func whatWasRatedIsNotAskedAgain() {
        let (timeline, posts) = scored()
        let first = QuestionPicker.pick(10, from: timeline, posts, excluding: [])
        let second = QuestionPicker.pick(10, from: timeline, posts, excluding: Set(first))
        #expect(Set(first).isDisjoint(with: second))
        #expect(first == QuestionPicker.pick(10, from: timeline, posts, excluding: []))
    }

    @Test func theAuthorIsMasked() {
        var account = Account(id: "@ada@hill.example")
        account.name = "Ada Hill"
        account.url = "https://www.hill.example/about"
        let text = Blinding.mask("By ADA HILL (@ada@hill.example), see hill.example/rain: a day in Adana", of: account)
        #expect(!text.lowercased().contains("ada hill"))
        #expect(!text.contains("hill.example"))
        #expect(text.contains("a day in"))
    }

    @Test func textsWithoutTheAuthorStayAsTheyAre() {
        #expect(Blinding.mask("Rain on the roof", of: Account(id: "x")) == "Rain on the roof")
        #expect(Blinding.mask("", of: Account(id: "someone")) == "")
    }
}
