import SquelchTimeline
import Testing

@testable import SquelchFollowing

/// Accounts that say that they are elsewhere now.
struct MovesTests {
    private func moved(_ from: String, to target: String, alsoFollowing other: String? = nil) -> [Account] {
        following(
            chunk("list.opml") {
                $0.follow("old.example/feed", name: "Old", feed: "https://old.example/feed")
                if let other { $0.follow(AccountIdentity.id(feedURL: other), name: "Other", feed: other) }
            },
            chunk("a.xml") {
                $0.feed("Old", at: "https://old.example/feed")
                $0.post("The last loaf from the old oven", id: "1", feed: 0)
                $0.moved(from, to: target)
            },
            chunk("b.xml") {
                guard let other else { return }
                $0.feed("Other", at: other)
                $0.post("The first loaf from the new oven", id: "2", feed: 0)
            }
        ).timeline.accounts
    }

    @Test func theAddressThatAFeedNamesIsWhereItIsNow() throws {
        let account = try #require(moved("old.example/feed", to: "https://new.example/feed").first)
        #expect(account.movedTo == "https://new.example/feed")
        #expect(account.successor == nil)
    }

    @Test(arguments: ["http://www.old.example/feed/", "https://localhost/feed", "nonsense"])
    func itsOwnAddressAndNoAddressAreNoMove(target: String) {
        #expect(moved("old.example/feed", to: target).map(\.movedTo) == [nil])
    }

    @Test func aFeedWhoseAddressNobodyKnowsMayBeWhereItIs() {
        let joined = following(
            chunk("a.xml") {
                $0.feed("Old", site: "https://old.example/")
                $0.post("The last loaf from the old oven", id: "1", feed: 0)
                $0.moved("old.example", to: "https://old.example/podcast.xml")
            })
        #expect(joined.timeline.accounts.map(\.movedTo) == [nil])
    }

    @Test func whoIsFollowedAtTheNewPlaceIsItsSuccessor() throws {
        let accounts = moved(
            "old.example/feed", to: "http://new.example/feed", alsoFollowing: "https://new.example/feed")
        let old = try #require(accounts.first { $0.id == "old.example/feed" })
        #expect(old.successor == "new.example/feed")
        #expect(accounts.first { $0.id == "new.example/feed" }?.movedTo == nil)
    }
}

extension RecordBatch {
    /// What a profile says of where it is now.
    fileprivate func moved(_ account: String, to target: String) {
        var profile = ProfileRecord()
        profile.account = store(account)
        profile.movedTo = store(target)
        profiles.append(profile)
    }
}
