import SquelchSignals
import SquelchTimeline
import Testing

@testable import SquelchFollowing

/// The same post counts once, different ones stay apart.
struct EachPostOnceTests {
    @Test func aPostThatLiesInTwoFilesCountsOnce() {
        let joined = following(
            chunk("a.jsonl") { $0.post("Proof the dough overnight", of: "ada", id: "1") },
            chunk("b.jsonl") {
                $0.post("Proof the dough overnight", of: "ada", id: "1")
                $0.post("Salt it later", of: "ada", id: "2")
            })
        #expect(joined.texts == ["Proof the dough overnight", "Salt it later"])
        #expect(joined.signals == 2)
    }

    @Test func oneIDOfTwoAccountsIsTwoPosts() {
        let joined = following(
            chunk {
                $0.post("Proof the dough overnight", of: "ada", id: "1")
                $0.post("Sharpen the plane first", of: "bob", id: "1")
            })
        #expect(joined.timeline.posts.count == 2)
    }

    @Test func postsWithoutIDAndAddressAreNeverTakenForOne() {
        let joined = following(
            chunk("a.jsonl") { $0.post("Good morning", of: "ada", at: nil) },
            chunk("b.jsonl") { $0.post("Good morning", of: "ada", at: nil) })
        #expect(joined.timeline.posts.count == 2)
    }

    @Test(arguments: [true, false])
    func anEditedPostCountsInItsNewestVersionWhateverTheOrderOfTheFiles(newestFirst: Bool) {
        let old = chunk("old.jsonl") { $0.post("The bridge is open", of: "ada", id: "1", at: noon, updated: noon + 60) }
        let new = chunk("new.jsonl") {
            $0.post("The bridge is shut", of: "ada", id: "1", at: noon, updated: noon + 600)
        }
        let joined = newestFirst ? following(new, old) : following(old, new)
        #expect(joined.texts == ["The bridge is shut"])
    }

    @Test(arguments: [true, false])
    func twoCopiesOfAFeedWithNewIDsHaveEachPostOnce(isReversed: Bool) {
        func copy(_ source: String, _ scheme: String, _ suffix: String) -> TimelineChunk {
            chunk(source) { batch in
                batch.feed("Slow Crumb", at: "https://crumb.example/feed")
                for number in 1...4 {
                    batch.post(
                        "What the loaf number \(number) weighed", id: "\(number)\(suffix)",
                        url: "\(scheme)://crumb.example/\(number)", at: noon - Int64(number) * day, feed: 0,
                        title: "Loaf \(number)")
                }
            }
        }
        let (first, second) = (copy("a.xml", "http", ""), copy("b.xml", "https", "-new"))
        let joined = isReversed ? following(second, first) : following(first, second)
        #expect(joined.timeline.posts.count == 4)
        #expect(joined.timeline.accounts.count == 1)
    }

    /// Copies of one feed that lie in one source, as in an archive of files, are documents of one account.
    @Test func copiesOfAFeedInTheFirstSourceAreOfOneAccount() {
        let joined = following(
            chunk("https://crumb.example/feed") { batch in
                for number in 0..<3 {
                    batch.feed("Slow Crumb", at: "https://crumb.example/feed")
                    batch.post("Loaf \(number)", id: "\(number)", feed: Int32(number))
                }
            },
            chunk("b.jsonl") { $0.post("Sharpen the plane first", of: "bob", id: "1") })
        #expect(joined.timeline.accounts.map(\.id) == ["crumb.example/feed", "bob"])
        #expect(joined.timeline.posts.account.map(Int.init) == [0, 0, 0, 1])
    }

    @Test func aFeedWithoutPostsMovesNobodysPostsToAnother() {
        let joined = following(
            chunk("a.xml") { $0.feed("Silent", at: "https://silent.example/feed") },
            chunk("b.xml") { batch in
                batch.feed("Slow Crumb", at: "https://crumb.example/feed")
                batch.post("Loaf", id: "1", feed: 0)
            })
        let account = joined.timeline.posts.account.first.map(Int.init)
        #expect(account.map { joined.timeline.accounts[$0].id } == "crumb.example/feed")
    }

    @Test func whatOneAddressGaveIsOneFeedWhateverItIsCalledLater() {
        func copy(_ title: String, _ numbers: [Int]) -> TimelineChunk {
            chunk("https://crumb.example/feed") { batch in
                batch.feed(title, at: "https://crumb.example/feed")
                for number in numbers {
                    batch.post("Loaf \(number)", id: "\(number)", at: noon - Int64(number % 5) * day, feed: 0)
                }
            }
        }
        let joined = following(copy("Slow Crumb", [1, 2, 3, 4]), copy("The New Crumb", [6, 7, 8, 9]))
        #expect(joined.timeline.accounts.map(\.id) == ["crumb.example/feed"])
        #expect(joined.warnings.isEmpty)
    }

    @Test func anIDThatADocumentGivesToAllItsPostsIsNone() {
        let joined = following(
            chunk("a.xml") { batch in
                batch.feed("Slow Crumb", at: "https://crumb.example/feed")
                for number in 1...5 {
                    batch.post(
                        "What the loaf number \(number) weighed", id: "crumb",
                        url: "https://crumb.example/\(number)", at: noon - Int64(number) * day, feed: 0,
                        title: "Loaf \(number)")
                }
            })
        #expect(joined.timeline.posts.count == 5)
    }

    @Test func whatOnePersonPostsInTwoPlacesCountsOnceInItsFullestForm() {
        var configuration = Configuration()
        configuration.identities = [
            Configuration.Identity(name: "Ada", accounts: ["ada@one.example", "ada@two.example"])
        ]
        let text = "Proofing dough overnight in a cold kitchen gives the crumb time to open up"
        let joined = following(
            chunk {
                $0.post(text, of: "ada@one.example", id: "1", at: noon)
                $0.post(text + " https://crumb.example", of: "ada@two.example", id: "9", at: noon + 60)
                $0.post("Something else entirely, about planes", of: "ada@two.example", id: "10", at: noon + 90)
            }, configuration: configuration)
        #expect(joined.timeline.accounts.count == 1)
        #expect(joined.timeline.posts.count == 2)
    }

    @Test func columnsStayInStepThroughAllOfIt() {
        let table = chunk {
            $0.post("Proof the dough overnight", of: "ada", id: "1")
            $0.post("Sharpen the plane first", of: "bob", id: "2", url: "https://bob.example/2")
            $0.post("", of: "bob", id: "3", at: nil)
        }
        let isConsistent = table.table.isConsistent
        #expect(isConsistent)
        #expect(table.count == 3)
    }

    @Test func rowsThatAreTakenOverBringAllTheirColumns() {
        let source = chunk {
            for number in 0..<20 { $0.post("Loaf \(number) weighed as much", of: "ada", id: "\(number)") }
        }
        var table = PostTable()
        table.append(rows: [3, 7, 19], of: source.table, accounts: [5], facets: [])
        table.append(rows: nil, of: source.table, accounts: [6], facets: [])
        let (isConsistent, count) = (table.isConsistent, table.count)
        #expect(isConsistent)
        #expect(count == 23)
        let owners = table.posts.account
        #expect(owners == [5, 5, 5] + Array(repeating: 6, count: 20))
        let text = table.posts.texts.excerpt(1)
        #expect(text == "Loaf 7 weighed as much")
        let identities = (table.identities[2], source.table.identities[19])
        #expect(identities.0 == identities.1)
        let codes = (Array(table.signals.codes(of: 2)), Array(source.table.signals.codes(of: 19)))
        #expect(codes.0 == codes.1)
    }
}
