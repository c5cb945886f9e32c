import Foundation
import SquelchArchive
import SquelchIngest
import SquelchTimeline
import Testing

/// What goes in comes out again, once.
@Suite("Keeping sources")
struct KeepingTests {
    /// Records of all kinds with everything that can be in them.
    private struct Everything: RecordSequence {
        let seed: UInt64
        let posts: Int

        var report: SourceReport {
            var report = SourceReport(path: "everything")
            report.format = SourceFormat(.squelch)
            return report
        }

        func fill(_ batch: RecordBatch, handOn: () -> Bool) -> String? {
            var chance = Chance(seed)
            for _ in 0..<3 {
                fill(batch, &chance)
                guard handOn() else { break }
            }
            return nil
        }

        private func fill(_ batch: RecordBatch, _ chance: inout Chance) {
            func text() -> ByteSlice {
                switch chance.below(4) {
                case 0: .missing
                case 1: batch.withArena { ByteSlice(offset: $0.count, length: 0) }
                default: batch.store(String(repeating: "Regen ☂ \(chance.below(1000)) ", count: 1 + chance.below(40)))
                }
            }
            func list() -> ListRange {
                let elements = (0..<chance.below(4)).map { _ in text() }
                let start = batch.lists.count
                batch.lists += elements
                return ListRange(start: start, count: elements.count)
            }
            func number() -> Int64 { Int64(bitPattern: chance.next()) >> Int64(chance.below(64)) }
            func optional() -> Int64? { chance.below(2) == 0 ? nil : number() }
            for _ in 0..<2 {
                var feed = FeedRecord()
                (feed.format, feed.title, feed.link, feed.feedURL) = (text(), text(), text(), text())
                (feed.language, feed.description, feed.author) = (text(), text(), text())
                (feed.payment, feed.updated) = (list(), optional())
                batch.feeds.append(feed)
            }
            for index in 0..<posts {
                var post = PostRecord()
                post.feed = Int32(chance.below(7)) - 1
                (post.id, post.url, post.title, post.author) = (text(), text(), text(), text())
                (post.coauthors, post.account, post.accountName) = (list(), text(), text())
                (post.folder, post.text, post.html, post.language) = (text(), text(), text(), text())
                (post.repostOf, post.inReplyTo, post.sourceTitle) = (text(), text(), text())
                (post.sourceURL, post.commentsURL, post.categories) = (text(), text(), list())
                (post.links, post.payment) = (list(), list())
                let start = batch.enclosures.count
                for _ in 0..<chance.below(3) {
                    let (url, type) = (text(), text())
                    batch.enclosures.append(EnclosureRecord(url: url, type: type, length: number()))
                }
                post.enclosures = ListRange(start: start, count: batch.enclosures.count - start)
                (post.published, post.updated) = (number(), index == 0 ? .min : number())
                post.comments = Int32(truncatingIfNeeded: number())
                post.flags = PostFlags(rawValue: UInt16(truncatingIfNeeded: chance.next()))
                batch.append(post)
            }
            for _ in 0..<3 {
                batch.follows.append(follow())
                batch.followers.append(follow())
                batch.mutes.append(follow())
                var attention = AttentionRecord()
                (attention.post, attention.url, attention.account) = (text(), text(), text())
                attention.action = [nil, .star, .like][chance.below(3)]
                (attention.at, attention.bulk) = (optional(), chance.below(2) == 0)
                batch.attention.append(attention)
                var interaction = InteractionRecord()
                (interaction.account, interaction.name, interaction.at) = (text(), text(), optional())
                interaction.direction = [nil, .received, .sent][chance.below(3)]
                interaction.type = [nil, .mention, .message][chance.below(3)]
                batch.interactions.append(interaction)
                var profile = ProfileRecord()
                (profile.account, profile.links, profile.verified) = (text(), list(), list())
                batch.profiles.append(profile)
            }
            func follow() -> FollowRecord {
                var follow = FollowRecord()
                (follow.account, follow.name, follow.url) = (text(), text(), text())
                (follow.feedURL, follow.company, follow.position) = (text(), text(), text())
                follow.platform = [nil, .bluesky, Platform(rawValue: "elsewhere")][chance.below(3)]
                (follow.contexts, follow.since) = (list(), optional())
                follow.mutual = [nil, true, false][chance.below(3)]
                return follow
            }
        }
    }

    @Test(arguments: 0..<20)
    func recordsOfEveryKindComeOutAsTheyWentIn(seed: UInt64) throws {
        let folder = try Folder()
        let path = folder.path("a.sqlite")
        let source = Source(name: "everything", content: .records(Everything(seed: seed, posts: 20)))
        let before = Given(source)
        do {
            let archive = try Archive(path: path)
            #expect(try archive.add(source, at: moment).isNew)
            #expect(try archive.check().isEmpty)
        }
        let kept = try #require(try Archive(path: path).sources().first)
        #expect(kept.name == "everything")
        #expect(Given(kept) == before)
        #expect(Given(kept).report.warnings.isEmpty)
    }

    @Test func aPostThatStandsTwiceInOneFileIsOneWithBothWordings() throws {
        let folder = try Folder()
        let (whole, apart) = (try Archive(path: folder.path("a.sqlite")), try Archive(path: folder.path("b.sqlite")))
        let items = [item("2", "Hail"), item("1", "Rain"), item("1", "Snow"), item("1", "Rain"), item("0", "Fog")]
        let kept = try whole.add(rss(items.joined()), at: moment)
        #expect(kept.posts == 3 && kept.edits == 1)
        for one in items { _ = try apart.add(rss(one), at: moment) }
        for archive in [whole, apart] {
            #expect(try archive.info(now: moment).wordings == 4)
            #expect(try archive.search("snow", most: 9).count == 1)
            #expect(try archive.search("rain", most: 9).isEmpty, "the wording that was read last is the newest")
            #expect(try archive.check().isEmpty)
        }
        // It goes on where it was: numbers that were left free do no harm.
        #expect(try whole.add(rss(item("1", "Sun") + item("7", "Wind")), at: moment).posts == 1)
        #expect(try whole.search("sun", most: 9).count == 1)
    }

    /// Many rows are made by one statement: what is known, edited or stands twice among them is told apart nevertheless.
    @Test func manyPostsAtOnceAreKeptAsOneAfterTheOther() throws {
        let folder = try Folder()
        let (whole, apart) = (try Archive(path: folder.path("a.sqlite")), try Archive(path: folder.path("b.sqlite")))
        let first = (0..<150).map { item("\($0)", "Rain \($0)") }
        // A third is known, a third edited, a third new; every tenth stands twice.
        let second = (0..<150).flatMap { number -> [String] in
            let one =
                switch number % 3 {
                case 0: item("\(number)", "Rain \(number)")
                case 1: item("\(number)", "Snow \(number)", day: 7)
                default: item("new \(number)", "Fog \(number)")
                }
            return number % 10 == 0 ? [one, one] : [one]
        }
        #expect(try whole.add(rss(first.joined()), at: moment).posts == 150)
        let kept = try whole.add(rss(second.joined()), at: moment)
        #expect(kept.posts == 50 && kept.edits == 50)
        for one in first + second { _ = try apart.add(rss(one), at: moment) }
        for archive in [whole, apart] {
            let info = try archive.info(now: moment)
            #expect(info.posts == 200 && info.wordings == 250)
            #expect(try archive.check().isEmpty)
            #expect(try archive.search("snow", most: 99).count == 50)
        }
        let given = try whole.sources().map { Given($0).records }
        #expect(given == [rss(first.joined()), rss(second.joined())].map { Given($0).records })
    }

    @Test func theSameFileTwiceChangesNothing() throws {
        let folder = try Folder()
        let archive = try Archive(path: folder.path("a.sqlite"))
        let feed = rss(item("1", "Rain") + item("2", "Snow"))
        let first = try archive.add(feed, at: moment)
        #expect(first.isNew)
        #expect(first.posts == 2)
        #expect(first.report.format?.name == "rss2.0")
        var again = feed
        // Where it lies, and when it is read, is nothing of it.
        again.name = "copy.xml"
        let second = try archive.add(again, at: moment + 86_400)
        #expect(!second.isNew)
        #expect(second.posts == 0)
        #expect(second.report.counts.posts == 2)
        let info = try archive.info(now: moment)
        #expect(info.sources == 1)
        #expect(info.posts == 2)
        #expect(info.wordings == 2)
    }

    @Test func aFileWhoseNameIsItsAccountIsAnotherUnderAnotherName() throws {
        let folder = try Folder()
        let archive = try Archive(path: folder.path("a.sqlite"))
        let lines = Array(#"{"kind":"post","id":"1","title":"Rain"}"#.utf8)
        #expect(try archive.add(Source(name: "a.jsonl", bytes: lines), at: moment).isNew)
        #expect(try archive.add(Source(name: "b.jsonl", bytes: lines), at: moment).isNew)
        #expect(try !archive.add(Source(name: "a.jsonl", bytes: lines), at: moment).isNew)
        #expect(try archive.info(now: moment).posts == 2)
    }

    @Test func theSamePostOfTwoCopiesOfAFeedIsOneRow() throws {
        let folder = try Folder()
        let archive = try Archive(path: folder.path("a.sqlite"))
        _ = try archive.add(rss(item("1", "Rain") + item("2", "Snow")), at: moment)
        let second = try archive.add(rss(item("2", "Snow") + item("3", "Hail")), at: moment)
        #expect(second.posts == 1)
        #expect(second.edits == 0)
        let info = try archive.info(now: moment)
        #expect(info.sources == 2)
        #expect(info.posts == 3)
        #expect(info.wordings == 3)
        #expect(info.accounts == 1)
        // Both copies are given out whole: what stood in which is what a copy is.
        #expect(try archive.sources().map { Given($0).report.counts.posts } == [2, 2])
    }

    @Test func aCountOfCommentsIsNoEdit() throws {
        let folder = try Folder()
        let archive = try Archive(path: folder.path("a.sqlite"))
        func copy(_ comments: Int) -> Source {
            let count =
                "<slash:comments xmlns:slash='http://purl.org/rss/1.0/modules/slash/'>\(comments)</slash:comments>"
            return rss(item("1", "Rain").replacingOccurrences(of: "</item>", with: count + "</item>"))
        }
        let copies = [copy(3), copy(4)]
        for source in copies { _ = try archive.add(source, at: moment) }
        #expect(try archive.info(now: moment).wordings == 1)
        #expect(try archive.sources().map { Given($0).records } == copies.map { Given($0).records })
    }

    @Test func anEditKeepsTheNewestTextAndTheFirstDate() throws {
        let folder = try Folder()
        let archive = try Archive(path: folder.path("a.sqlite"))
        _ = try archive.add(rss(item("1", "Rain", day: 6)), at: moment)
        let edit = try archive.add(rss(item("1", "Thunder", day: 7)), at: moment)
        #expect(edit.posts == 0)
        #expect(edit.edits == 1)
        // An old copy that turns up later is no news.
        _ = try archive.add(rss(item("1", "Drizzle", day: 5)), at: moment)
        let info = try archive.info(now: moment)
        #expect(info.posts == 1)
        #expect(info.wordings == 3)
        #expect(info.oldest == 1_709_623_800)
        #expect(info.newest == info.oldest)
        #expect(try archive.search("thunder", most: 9).map(\.time) == [info.oldest])
        for old in ["rain", "drizzle"] { #expect(try archive.search(old, most: 9).isEmpty) }
        // A wording that comes back is the one that was there.
        #expect(try archive.add(rss(item("1", "Rain", day: 6) + item("2", "Snow")), at: moment).edits == 0)
    }

    @Test func whatCannotBeUnderstoodIsNotKept() throws {
        let folder = try Folder()
        let archive = try Archive(path: folder.path("a.sqlite"))
        let kept = try archive.add(Source(name: "a", bytes: Array("nothing that is read".utf8)), at: moment)
        #expect(!kept.isNew)
        #expect(kept.report.isFailure)
        #expect(try archive.info(now: moment).sources == 0)
    }

    @Test func aPostThatIsTooLongKeepsItsBeginningAndIsTold() throws {
        let folder = try Folder()
        let archive = try Archive(path: folder.path("a.sqlite"))
        let long = String(repeating: "Regen ☂ ", count: 2 << 20)
        let source = Source(
            name: "a.jsonl",
            bytes: Array(
                (#"{"account":"a","id":"1","text":""# + long + "\"}\n" + #"{"account":"a","id":"2","text":"Rain"}"#)
                    .utf8))
        let kept = try archive.add(source, at: moment)
        #expect(kept.posts == 2)
        #expect(kept.report.losesData)
        #expect(kept.report.warnings.map(\.record) == ["1"])
        let given = Given(try #require(try archive.sources().first))
        #expect(given.records.count == 2)
        #expect(given.records[0].contains("Regen ☂ Regen"))
        #expect(given.report.warnings.isEmpty)
    }

    @Test func filesInsideOfAFileKeepTheirFormats() throws {
        let folder = try Folder()
        try FileManager.default.createDirectory(
            atPath: folder.path("export"), withIntermediateDirectories: true)
        _ = try folder.write(
            #"{"type":"OrderedCollection","orderedItems":["https://a.example/1"]}"#, "export/likes.json")
        _ = try folder.write(
            #"{"type":"OrderedCollection","orderedItems":[]}"#, "export/outbox.json")
        _ = try folder.write(
            #"{"type":"Person","id":"https://b.example/me","preferredUsername":"me"}"#, "export/actor.json")
        let archive = try Archive(path: folder.path("a.sqlite"))
        let before = Given(Source(path: folder.path("export")))
        #expect(try archive.add(Source(path: folder.path("export")), at: moment).isNew)
        let after = Given(try #require(try archive.sources().first))
        #expect(after.records == before.records)
        #expect(after.report.entries.map(\.format) == before.report.entries.map(\.format))
        #expect(after.report.entries.map(\.counts.records) == before.report.entries.map(\.counts.records))
    }

    @Test func anAccountThatMovedKeepsItsHistory() throws {
        let folder = try Folder()
        let archive = try Archive(path: folder.path("a.sqlite"))
        _ = try archive.add(rss(item("1", "Rain"), at: "https://hill.example/feed.xml"), at: moment)
        _ = try archive.add(rss(item("2", "Snow"), at: "https://valley.example/feed"), at: moment)
        try archive.alias("hill.example/feed.xml", "valley.example/feed")
        #expect(
            try archive.sources().map { Given($0).records[0].contains("feedURL=“https://valley.example/feed”") } == [
                true, true,
            ])
        #expect(try archive.search("rain", most: 9).map(\.account) == ["valley.example/feed"])
        #expect(try archive.aliases().map(\.new) == ["valley.example/feed"])
        // It moves on, and then back to where it was.
        try archive.alias("valley.example/feed", "peak.example/feed")
        #expect(try archive.search("rain", most: 9).map(\.account) == ["peak.example/feed"])
        try archive.alias("peak.example/feed", "hill.example/feed.xml")
        #expect(try archive.search("snow", most: 9).map(\.account) == ["hill.example/feed.xml"])
        #expect(try archive.aliases().count == 2)
    }

    @Test func readingMayEndEarly() throws {
        let folder = try Folder()
        let archive = try Archive(path: folder.path("a.sqlite"))
        _ = try archive.add(Source(name: "everything", content: .records(Everything(seed: 1, posts: 5))), at: moment)
        let source = try #require(try archive.sources().first)
        struct Enough: Error {}
        var batches = 0
        #expect(throws: Enough.self) {
            _ = try Ingestor.read(source, batch: RecordBatch()) { (_) throws(Enough) in
                batches += 1
                throw Enough()
            }
        }
        #expect(batches == 1)
    }
}
