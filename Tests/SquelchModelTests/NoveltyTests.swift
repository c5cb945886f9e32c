import SquelchModel
import SquelchSignals
import SquelchTestSupport
import SquelchTimeline
import Testing

struct NoveltyTests {
    private func columns(_ posts: [SyntheticPost], workers: Int = 2) -> NoveltyColumns {
        var following = SyntheticFollowing()
        following.posts = posts
        return Novelty.columns(
            of: following.timeline(), signals: following.signals(), workers: Workers(workers))
    }

    private func post(
        _ account: String, day: Double?, text: ClosedRange<Int>, link: UInt64 = 0, flags: PostFlags = []
    ) -> SyntheticPost {
        SyntheticPost(account: account, day: day, text: text, link: link, flags: flags)
    }

    @Test func firstPosterGetsTheCreditWhateverTheOrderOfTheFiles() {
        let later = post("b", day: 2, text: 1...40)
        let earlier = post("a", day: 1, text: 1...40)
        let forwards = columns([earlier, later])
        #expect(forwards.novelty == [1, 0])
        #expect(forwards.duplicateOf == [-1, 0])
        let backwards = columns([later, earlier])
        #expect(backwards.novelty == [0, 1])
        #expect(backwards.duplicateOf == [1, -1])
        #expect(backwards.story == [0, 0])
    }

    @Test func creditMovesToAnEarlierPoster() {
        let known = [post("a", day: 1, text: 1...40), post("b", day: 2, text: 1...40)]
        let found = columns(known + [post("c", day: 0, text: 1...40)])
        #expect(found.novelty == [0, 0, 1])
        #expect(found.duplicateOf == [2, 2, -1])
    }

    @Test func accountsOwnRepeatsAreRedundantToo() {
        #expect(
            columns([post("a", day: 1, text: 1...40), post("a", day: 3, text: 1...40)]).novelty == [1, 0])
    }

    @Test func partOfATextLeavesTheRestAsNews() {
        let found = columns([post("a", day: 1, text: 1...100), post("b", day: 2, text: 41...140)])
        #expect(found.novelty[1] > 0.15 && found.novelty[1] < 0.7)
        #expect(found.duplicateOf[1] == 0)
    }

    /// Below each episode stand the same sponsors and links: that makes none a repeat of another. Another account that
    /// shows them is compared with all of it.
    @Test func whatStandsInMostPostsOfAnAccountRepeatsNothing() {
        var following = SyntheticFollowing()
        for episode in 0..<8 {
            var post = post("show", day: Double(episode), text: following.freshText(words: 60))
            // Half of it is furniture, in runs that several posts share.
            post.recurring = 1...60
            following.posts.append(post)
        }
        var again = following.posts[3]
        again.day = 9
        following.posts.append(again)
        var copy = following.posts[5]
        copy.account = "copier"
        copy.day = 10
        following.posts.append(copy)
        let found = Novelty.columns(of: following.timeline(), signals: following.signals(), workers: Workers(2))
        #expect(found.duplicateOf[..<8].allSatisfy { $0 == -1 })
        #expect(found.novelty[..<8].allSatisfy { $0 == 1 })
        #expect(found.duplicateOf[8...] == [3, 5] && found.novelty[8...].allSatisfy { $0 == 0 })
    }

    @Test func whatWasToldLongAgoIsNewsAgain() {
        #expect(
            columns([post("a", day: 1, text: 1...40), post("b", day: 40, text: 1...40)]).novelty == [1, 1])
        // Told again and again, it never becomes news.
        let weekly = columns((0..<10).map { post("a", day: Double($0) * 7, text: 1...40) })
        #expect(weekly.novelty == [1] + [Float](repeating: 0, count: 9))
    }

    @Test func samePageIsNoNewsUnlessCommented() {
        let first = post("a", day: 1, text: 1...40, link: 7)
        let comment = post("b", day: 2, text: 100...140, link: 7)
        let bare = post("c", day: 3, text: 200...204, link: 7)
        let found = columns([first, comment, bare])
        #expect(found.novelty == [1, NoveltyColumns.commentNovelty, 0])
        #expect(found.duplicateOf == [-1, 0, 0])
        #expect(found.story == [0, 0, 0])
    }

    @Test func homePageAsLinkOfEveryEntryMeansNothing() {
        let posts = (0..<8).map { post("a", day: Double($0), text: $0 * 100...$0 * 100 + 30, link: 9) }
        #expect(columns(posts).novelty == [Float](repeating: 1, count: 8))
    }

    @Test func undatedPostsComeLastAndDaysAtTheirEnd() {
        let undated = post("a", day: nil, text: 1...40)
        let dayOnly = post("b", day: 1 - 0.5, text: 1...40, flags: .dateOnly)
        let timed = post("c", day: 1, text: 1...40)
        #expect(columns([undated, dayOnly, timed]).novelty == [0, 0, 1])
    }

    @Test func twoFriendsMayBothWishAHappyNewYear() {
        let greetings = [post("a", day: 1, text: 1...3), post("b", day: 2, text: 1...3)]
        #expect(columns(greetings).novelty == [1, 1])
        #expect(columns([greetings[0], post("a", day: 2, text: 1...3)]).novelty == [1, 0])
    }

    @Test func postsWithoutTextAreNotAlike() {
        var following = SyntheticFollowing()
        following.add("a", count: 3)
        let timeline = following.timeline()
        var signals = following.signals()
        signals.signatures = [UInt16](repeating: .max, count: signals.signatures.count)
        #expect(Novelty.columns(of: timeline, signals: signals, workers: Workers(1)).novelty == [1, 1, 1])
    }

    @Test func manyIdenticalPostsAreAllLinkedToTheFirst() {
        let count = 4000
        let found = columns((0..<count).map { post("a\($0 % 50)", day: Double($0) * 0.001, text: 1...40) })
        #expect(found.novelty.dropFirst().allSatisfy { $0 == 0 })
        #expect(found.duplicateOf.dropFirst().allSatisfy { $0 == 0 })
        #expect(found.storyCount == 1)
    }

    @Test func nearDuplicatesAreFoundAsOftenAsTheCurveSays() {
        // 98 of 118 shingles in common: similarity .83, found with probability above .999 each.
        let posts = (0..<200).flatMap { pair in
            let start = pair * 1000
            return [
                post("a", day: 1, text: start...start + 109),
                post("b", day: 2, text: start + 10...start + 119),
            ]
        }
        let missed = columns(posts).duplicateOf.enumerated().filter { $0.offset % 2 == 1 && $0.element < 0 }
        #expect(missed.count <= 2)
    }

    @Test func numberOfWorkersChangesNothing() {
        let posts = (0..<1500).map {
            post(
                "a\($0 % 7)", day: Double($0 % 90), text: ($0 % 200) * 20...($0 % 200) * 20 + 45,
                link: UInt64($0 % 50))
        }
        let one = columns(posts, workers: 1)
        #expect(one == columns(posts, workers: 3))
    }
}
