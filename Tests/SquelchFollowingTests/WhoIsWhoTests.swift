import SquelchSignals
import SquelchTimeline
import Testing

@testable import SquelchFollowing

/// Accounts are told apart, tied to what the user follows, and put into their contexts.
struct WhoIsWhoTests {
    @Test func aFeedIsTheFollowWhoseAddressItHas() throws {
        let joined = following(
            chunk("list.opml") {
                $0.follow("crumb.example/feed", name: "Crumb", feed: "https://crumb.example/feed", in: "craft")
            },
            chunk("a.xml") {
                $0.feed("Slow Crumb", at: "http://www.crumb.example/feed/")
                $0.post("What the loaf weighed", id: "1", feed: 0)
            })
        let account = try #require(joined.timeline.accounts.first)
        #expect(joined.timeline.accounts.count == 1)
        #expect(account.contexts.map { joined.timeline.contexts[$0].name } == ["craft"])
    }

    @Test func whatWasFetchedIsTheFollowOfTheAddressThatWasAsked() throws {
        let joined = following(
            chunk("list.opml") {
                $0.follow("feeds.example/crumb", name: "Crumb", feed: "https://feeds.example/crumb", in: "craft")
            },
            chunk("https://feeds.example/crumb") {
                $0.feed("Slow Crumb", at: "https://crumb.example/feed/")
                $0.post("What the loaf weighed", id: "1", feed: 0)
            })
        #expect(joined.timeline.accounts.map(\.id) == ["crumb.example/feed"])
        #expect(joined.timeline.accounts[0].contexts.map { joined.timeline.contexts[$0].name } == ["craft"])
    }

    @Test func aFollowWithoutPostsIsAPersonAndNoAccount() {
        let joined = following(chunk("list.opml") { $0.follow("choir.example/feed", name: "Choir", in: "friends") })
        #expect(joined.timeline.accounts.isEmpty)
        #expect(joined.timeline.people.map(\.name) == ["Choir"])
    }

    @Test func twoFeedsThatClaimOneAddressAreTwoAccounts() {
        func feed(_ source: String, _ title: String) -> TimelineChunk {
            chunk(source) { batch in
                batch.feed(title, at: "https://localhost/feed")
                for number in 1...3 {
                    batch.post(
                        "\(title) tells of number \(number)", id: "\(title)-\(number)",
                        url: "https://\(title).example/\(number)", at: noon - Int64(number) * day, feed: 0,
                        title: "\(title) \(number)")
                }
            }
        }
        let joined = following(feed("a.xml", "bread"), feed("b.xml", "planes"))
        #expect(joined.timeline.accounts.count == 2)
    }

    @Test func theFolderOfATimelinesLinesIsTheContextOfTheirAccount() {
        let joined = following(
            chunk {
                $0.post("Proof the dough overnight", of: "ada", id: "1", folder: "craft/bread")
                $0.post("Sharpen the plane first", of: "bob", id: "2", folder: "craft/wood")
            })
        #expect(joined.timeline.contexts.map(\.name).sorted() == ["craft/bread", "craft/wood"])
        #expect(joined.timeline.accounts.allSatisfy { $0.contexts.count == 1 })
    }

    @Test func theUserKnowsWhoBelongsWhereAndWhoStays() throws {
        var setting = Configuration.ContextSetting(name: "baking")
        setting.accounts = ["Ada"]
        var configuration = Configuration()
        configuration.contexts = [setting]
        configuration.protected = ["bob"]
        let joined = following(
            chunk {
                var post = PostRecord()
                post.account = $0.store("ada@one.example")
                post.accountName = $0.store("Ada")
                post.text = $0.store("Proof the dough overnight")
                $0.append(post)
                $0.post("Sharpen the plane first", of: "bob", id: "2")
            }, configuration: configuration)
        let ada = try #require(joined.timeline.accounts.first { $0.name == "Ada" })
        #expect(ada.contexts.map { joined.timeline.contexts[$0].name } == ["baking"])
        #expect(joined.timeline.accounts.first { $0.id == "bob" }?.isProtected == true)
    }

    @Test func whatTheConfigurationNamesAndNobodyIsIsSaidOnce() {
        var configuration = Configuration()
        configuration.protected = ["nobody", "nobody"]
        configuration.hidden = ["nobody"]
        let joined = following(chunk { $0.post("Proof the dough", of: "ada", id: "1") }, configuration: configuration)
        #expect(joined.warnings.map(\.message) == ["`nobody` is nobody among the files"])
    }

    @Test func candidatesBringPostsAndNoFoldersOfTheUsers() {
        let list = chunk("theirs.opml") { $0.follow("choir.example/feed", name: "Choir", in: "theirs") }
        var merger = TimelineMerger(now: noon)
        merger.append(list, as: .candidates)
        let joined = Joined(merger.finish(Configuration()))
        #expect(joined.timeline.accounts.map(\.sources) == [.candidates])
        #expect(joined.timeline.contexts.isEmpty)
    }

    @Test func whatTheUserValuedIsTiedToThePostWhereverItLies() {
        let joined = following(
            chunk("stars.json") { $0.valued("1") },
            chunk("a.jsonl") {
                $0.post("Sharpen the plane first", of: "bob", id: "2")
                $0.post("Proof the dough overnight", of: "ada", id: "1")
            })
        #expect(joined.timeline.attention.map(\.post) == [1])
        #expect(joined.timeline.attention.map(\.action) == [.star])
    }

    @Test func aValuedPostThatNobodyHasIsCounted() {
        let joined = following(
            chunk("stars.json") { $0.valued("gone") }, chunk { $0.post("Proof the dough", of: "ada", id: "1") })
        #expect(joined.timeline.attention.isEmpty)
        #expect(joined.warnings.contains { $0.message.hasPrefix("1 of 1 valued post") })
    }
}
