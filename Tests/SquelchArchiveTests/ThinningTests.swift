import Foundation
import GRDB
import SquelchArchive
import SquelchIngest
import SquelchTimeline
import Testing

/// Copies of a feed that was fetched again and again.
@Suite("Copies of one address")
struct ThinningTests {
    private static let address = "https://hill.example/feed"
    private let folder: Folder
    private let archive: Archive

    init() throws {
        folder = try Folder()
        archive = try Archive(path: folder.path("a.sqlite"))
    }

    private func copy(_ items: String, title: String = "Hill", feedURL: String? = nil, at address: String = address)
        -> Source
    {
        var source = rss(items, at: feedURL ?? address, title: title)
        (source.name, source.origin) = (address, address)
        return source
    }

    private func fetch(_ source: Source) throws {
        try archive.keep(address: source.name, state: [1], source: source, at: moment)
    }

    private func rows(_ table: String) throws -> Int {
        try archive.pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? 0 }
    }

    /// Titles of all posts that are given out, and how many documents they stand in.
    private func given() throws -> (titles: [String], documents: Int) {
        let sources = try archive.sources()
        var titles: [String] = []
        var documents = 0
        for source in sources {
            _ = Ingestor.read(source, batch: RecordBatch()) { batch in
                documents += batch.feeds.count
                titles += batch.posts.map { batch.arena.string($0.title) ?? "" }
                for post in batch.posts { #expect(post.feed >= 0 && Int(post.feed) < documents) }
            }
        }
        return (titles, documents)
    }

    @Test func aPostThatALaterCopyHasGoesFromTheEarlierOne() throws {
        try fetch(copy(item("1", "Rain") + item("2", "Snow")))
        try fetch(copy(item("2", "Snow") + item("3", "Hail")))
        #expect(try rows("source") == 1)
        let given = try given()
        #expect(given.titles == ["Rain", "Snow", "Hail"])
        #expect(given.documents == 2, "posts of two copies may be versions of one another, those of one may not")
        #expect(try archive.sources().first?.origin == Self.address)
        #expect(try archive.info(now: moment).posts == 3)
        #expect(try archive.check().isEmpty)
    }

    @Test func anEarlierWordingStays() throws {
        try fetch(copy(item("1", "Rain", day: 6)))
        try fetch(copy(item("1", "Thunder", day: 7)))
        #expect(try given().titles == ["Rain", "Thunder"])
        // One that comes back stands where it stood last.
        try fetch(copy(item("1", "Rain", day: 6)))
        #expect(try given().titles == ["Thunder", "Rain"])
        #expect(try rows("segment") == 2)
    }

    @Test func aCopyOfWhichNothingIsLeftGoesUnlessItSaysSomethingElse() throws {
        try fetch(copy(item("1", "Rain")))
        try fetch(copy(item("1", "Rain") + item("2", "Snow")))
        #expect(try given().documents == 1)
        try fetch(copy(item("1", "Rain") + item("2", "Snow") + item("3", "Hail"), title: "Valley"))
        #expect(try given().documents == 2, "it was called otherwise")
        try fetch(copy((1...4).map { item("\($0)", "Rain") }.joined(), title: "Valley"))
        #expect(try given().documents == 2 + 1)
    }

    @Test func filesAndOtherAddressesStayAsTheyAre() throws {
        let file = rss(item("1", "Rain"), at: Self.address)
        _ = try archive.add(file, at: moment)
        try fetch(copy(item("1", "Rain") + item("2", "Snow")))
        try fetch(copy(item("1", "Rain"), at: "https://valley.example/feed"))
        try fetch(copy(item("2", "Snow")))
        #expect(try archive.sources().map(\.name) == ["Hill.xml", Self.address, "https://valley.example/feed"])
        #expect(try Given(#require(try archive.sources().first)) == Given(file))
    }

    @Test func copiesThatWereKeptBeforeThisAreBroughtTogether() throws {
        for number in 0..<5 {
            _ = try archive.add(copy((number..<number + 3).map { item("\($0)", "Rain \($0)") }.joined()), at: moment)
        }
        #expect(try rows("source") == 5)
        try fetch(copy((5..<8).map { item("\($0)", "Rain \($0)") }.joined()))
        #expect(try rows("source") == 1)
        // Only what the newest has is taken from the others.
        #expect(try Set(given().titles) == Set((0..<8).map { "Rain \($0)" }))
        #expect(try archive.check().isEmpty)
    }

    @Test func aDamagedCopyKeepsNothingFromBeingKept() throws {
        try fetch(copy(item("1", "Rain")))
        try archive.pool.write { try $0.execute(sql: "UPDATE segment SET data = x'00'") }
        try fetch(copy(item("1", "Rain") + item("2", "Snow")))
        #expect(try given().titles == ["Rain", "Snow"])
        #expect(try archive.fetchState(of: Self.address) == [1])
    }

    @Test func whatIsForgottenIsForgottenInAllCopies() throws {
        for number in 0..<4 { try fetch(copy((number..<number + 2).map { item("\($0)", "Rain \($0)") }.joined())) }
        #expect(try archive.forget("hill.example/feed").posts == 5)
        #expect(try rows("source") == 0)
        #expect(try rows("segment") == 0)
    }

    /// Two hundred hours of a feed with twenty posts, one of which is new and one edited now and then.
    @Test func twoHundredFetchesCostWhatTheirPostsAndWordingsCost() throws {
        var wordings: Set<String> = []
        for hour in 0..<200 {
            let items = (hour..<hour + 20).reversed().map { post in
                let edit = post % 10 == 0 && hour + 5 > post ? ", corrected" : ""
                wordings.insert("\(post)\(edit)")
                return item("\(post)", "Rain \(post &* 7919)\(edit)")
            }
            try fetch(copy(items.joined()))
        }
        let info = try archive.info(now: moment)
        #expect(info.posts == 219)
        #expect(info.wordings == wordings.count)
        #expect(info.sources == 1)
        #expect(try given().titles.count == wordings.count, "each wording stands once")
        #expect(try rows("segment") <= wordings.count)
        // As one file that has them all.
        let path = folder.path("b.sqlite")
        let whole = try Archive(path: path)
        _ = try whole.add(copy((0..<219).map { item("\($0)", "Rain \($0 &* 7919)") }.joined()), at: moment)
        try whole.vacuum()
        try archive.vacuum()
        #expect(try archive.info(now: moment).bytes < 2 * whole.info(now: moment).bytes)
        #expect(try archive.check().isEmpty)
    }
}
