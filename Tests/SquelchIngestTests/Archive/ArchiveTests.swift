import Foundation
import SquelchIngest
import SquelchTimeline
import Testing

/// Zip and tar archives as sources: read as streams, each file inside as files are.
struct ArchiveTests {
    private let feed = rss("<item><guid>1</guid><title>Rain</title></item>")
    private let lines =
        #"{"account":"ada","id":"7","text":"Hello"}"# + "\n" + #"{"account":"ada","id":"8","text":"Bye"}"#

    @Test(arguments: [ArchiveMaker.Format.zip, .tar, .tarGzip])
    func filesInAnArchiveAreReadByContent(_ format: ArchiveMaker.Format) throws {
        let reading = try readSource(
            bytes: ArchiveMaker.make(format, [("a/feed.txt", feed), ("b.bin", lines), ("readme", "nothing")]))
        #expect(reading.entries == ["a/feed.txt rss2.0 2", "b.bin timeline 2", "readme - 0"])
        #expect(reading.posts.map(\.id) == ["1", "7", "8"])
        // A post belongs to a feed of its own file only.
        #expect(reading.posts.map(\.feed) == [0, -1, -1])
        #expect(reading.report.counts.posts == 3)
        #expect(reading.warnings == "")
        #expect(!reading.report.isFailure)
    }

    @Test func archivesInArchivesAreReadToADepth() throws {
        let inner = try ArchiveMaker.make(.tarGzip, [("feed.xml", feed)])
        let middle = try ArchiveMaker.make(.zip, [("inner.tgz", inner)])
        let outer = try ArchiveMaker.make(.zip, [("middle.zip", middle)])
        let reading = try readSource(bytes: outer)
        #expect(
            reading.entries == [
                "middle.zip zip 0", "middle.zip/inner.tgz tar 0", "middle.zip/inner.tgz/feed.xml rss2.0 2",
            ])
        #expect(reading.report.counts.posts == 1)
        var limits = ArchiveLimits()
        limits.depth = 2
        let shallow = try readSource(bytes: outer, limits: limits)
        #expect(shallow.posts.isEmpty)
        #expect(shallow.warnings.contains("middle.zip/inner.tgz: archives are nested more than 2 deep"))
    }

    @Test func whatSystemsPutIntoArchivesIsIgnoredAndMediaIsCounted() throws {
        let photo: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0] + Array(repeating: 7, count: 100)
        let reading = try readSource(
            bytes: ArchiveMaker.make(
                .zip,
                [
                    ("__MACOSX/._feed.xml", Array(feed.utf8)), ("._feed.xml", Array(feed.utf8)), (".DS_Store", [1, 2]),
                    ("a/.DS_Store", [1, 2]), ("media/1.jpg", photo), ("feed.xml", Array(feed.utf8)),
                ]))
        #expect(reading.entries == ["feed.xml rss2.0 2"])
        #expect(reading.report.leftOut == 1)
        #expect(reading.warnings == "")
    }

    @Test func namesBeyondASCIIAndBackslashesAreKept() throws {
        let reading = try readSource(bytes: ArchiveMaker.make(.zip, [("Müll\\日本.xml", feed)]))
        #expect(reading.entries == ["Müll/日本.xml rss2.0 2"])
    }

    @Test func anEncryptedEntryIsNamedAndTheRestIsRead() throws {
        var zip = try ArchiveMaker.make(.zip, [("secret.xml", feed), ("open.xml", feed)])
        // Bit 0 of the flags says that the first entry is encrypted: in its header, and in the list of contents.
        zip[6] |= 1
        if let central = zip.indices.first(where: { zip[$0...].starts(with: [0x50, 0x4B, 1, 2]) }) {
            zip[central + 8] |= 1
        }
        let reading = try readSource(bytes: zip)
        #expect(reading.posts.count == 1)
        #expect(reading.warnings.contains("/secret.xml: the entry is encrypted"))
        #expect(reading.entries == ["secret.xml - 0", "open.xml rss2.0 2"])
    }

    @Test func anEntryWhoseDataIsDamagedDoesNotHideWhatLiesBehindIt() throws {
        let noise = (0..<4000).map { "<item><guid>\($0 &* 7919)</guid><title>\($0 &* 104_729)</title></item>" }.joined()
        var zip = try ArchiveMaker.make(.zip, [("bad.xml", rss(noise)), ("good.xml", feed)])
        for index in 2000..<2600 { zip[index] = 0xFF }
        let reading = try readSource(bytes: zip)
        #expect(reading.warnings.contains("/bad.xml: "))
        #expect(reading.entries.last == "good.xml rss2.0 2")
    }

    @Test(arguments: [ArchiveMaker.Format.zip, .tar, .tarGzip])
    func aTruncatedArchiveGivesWhatCameBefore(_ format: ArchiveMaker.Format) throws {
        var generator = SplitMix(state: 3)
        let noise = (0..<3000).map { _ in
            "{\"account\":\"ada\",\"id\":\"\(generator.next())\",\"text\":\"\(generator.next())\"}\n"
        }
        let bytes = try ArchiveMaker.make(format, [("feed.xml", feed), ("lines.jsonl", noise.joined())])
        let reading = try readSource(bytes: Array(bytes.prefix(bytes.count * 2 / 3)))
        #expect(reading.entries.first == "feed.xml rss2.0 2")
        #expect(reading.posts.count > 100)
        #expect(reading.posts.count < 3000)
        #expect(!reading.warnings.isEmpty)
    }

    @Test func anArchiveCutOffAnywhereNeverEndsTheProgram() throws {
        let bytes = try ArchiveMaker.make(.zip, [("feed.xml", feed), ("b.jsonl", lines)])
        for length in stride(from: 4, to: bytes.count, by: 7) {
            let reading = try readSource(bytes: Array(bytes.prefix(length)))
            // Behind the last entry nothing is lost.
            #expect(reading.posts.count == 3 || !reading.warnings.isEmpty)
        }
    }

    @Test func aBombIsStoppedByItsRatio() throws {
        let bomb = String(repeating: " ", count: 24 << 20)
        let zip = try ArchiveMaker.make(.zip, [("bomb.json", "[" + bomb + "]"), ("feed.xml", feed)])
        let reading = try readSource(bytes: zip)
        #expect(reading.warnings.contains("/bomb.json: archive: unpacks to more than 200 times its size"))
        #expect(reading.posts.count == 1)
        var limits = ArchiveLimits()
        limits.ratio = 2000
        #expect(try readSource(bytes: zip, limits: limits).warnings.contains("200 times") == false)
    }

    @Test func limitsOfEntriesAndBytesHoldOverTheWholeSource() throws {
        let inner = try ArchiveMaker.make(.zip, [("1.xml", feed), ("2.xml", feed)])
        let outer = try ArchiveMaker.make(.zip, [("inner.zip", inner), ("3.xml", Array(feed.utf8))])
        var limits = ArchiveLimits()
        limits.entries = 2
        let few = try readSource(bytes: outer, limits: limits)
        #expect(few.posts.count == 1)
        #expect(few.warnings.contains("has more than 2 entries"))
        limits = ArchiveLimits()
        limits.entryBytes = 100
        #expect(try readSource(bytes: outer, limits: limits).warnings.contains("unpacks to more than 100 bytes"))
        limits = ArchiveLimits()
        limits.totalBytes = inner.count + 100
        #expect(try readSource(bytes: outer, limits: limits).warnings.contains("altogether"))
    }

    @Test func anArchiveWithNothingToReadIsAFailureWithAWord() throws {
        let reading = try readSource(bytes: ArchiveMaker.make(.zip, [("notes.txt", "nothing at all")]))
        #expect(reading.report.isFailure)
        #expect(reading.warnings.contains("there is nothing in the archive that is read"))
        let empty = try readSource(bytes: ArchiveMaker.make(.zip, [(String, String)]()))
        #expect(empty.warnings.contains("the archive is empty"))
    }

    @Test func aPackedFolderHoldsWhatTheFolderHolds() throws {
        let files = SourceFinder.find([feedsFolder]).sources.map(\.name)
        let entries = try files.map { path in
            (String(path.dropFirst(feedsFolder.count + 1)), Array(try Data(contentsOf: URL(fileURLWithPath: path))))
        }
        let readings = files.map { readSource(path: $0) }
        let packed = try readSource(bytes: ArchiveMaker.make(.zip, entries))
        #expect(packed.posts.map(\.id) == readings.flatMap { $0.posts.map(\.id) })
        #expect(packed.report.entries.map(\.counts) == readings.map(\.report.counts))
        #expect(packed.report.entries.map(\.format) == readings.map(\.report.format))
    }

    @Test func theListOfFilesHasEachFileOnceWithItsOwnCounts() throws {
        let reading = try readSource(bytes: ArchiveMaker.make(.zip, [("a.xml", feed), ("b.jsonl", lines)]))
        let rows = reading.report.flattened
        #expect(rows.count == 3)
        #expect(rows.map(\.counts.records).reduce(0, +) == reading.report.counts.records)
        #expect(rows[0].counts.records == 0)
    }
}

/// Archives with bytes that chance has changed.
struct DamagedArchiveTests {
    @Test(arguments: [ArchiveMaker.Format.zip, .tar, .tarGzip])
    func noDamageEndsTheProgramOrGoesOnForever(_ format: ArchiveMaker.Format) throws {
        let inner = try ArchiveMaker.make(
            .zip, [("data/like.js", #"window.YTD.like.part0 = [{"like":{"tweetId":"5"}}]"#)])
        let whole = try ArchiveMaker.make(
            format,
            [
                ("a.jsonl", Array(#"{"account":"ada","id":"7","text":"Hello"}"#.utf8)), ("inner.zip", inner),
                ("outbox.json", Array(#"{"id":"outbox.json","orderedItems":["x",{"type":"Create"}]}"#.utf8)),
            ])
        var generator = SplitMix(state: 11)
        for _ in 0..<150 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            let reading = try readSource(bytes: bytes)
            #expect(reading.report.entries.count < 20)
            #expect(reading.report.isFailure || reading.report.format != nil)
        }
    }
}

/// JSON of networks in which values are of other types than they should be.
struct DamagedNetworkTests {
    @Test func valuesOfAnyTypeAnywhereNeverEndTheProgram() throws {
        let samples = [
            #"{"id":"1","created_at":"2024-03-05T07:30:00Z","uri":"u","content":"<p>x</p>","reblog":{"uri":"r","account":{"acct":"a"}},"account":{"acct":"b","url":"https://h.example/@b"},"tags":[{"name":"t"}],"mentions":[{"url":"m"}],"card":{"url":"c"},"favourited":true,"media_attachments":[{"type":"image","url":"x"}]}"#,
            #"{"id":"outbox.json","orderedItems":[{"type":"Create","actor":"https://h.example/users/a","object":{"inReplyTo":"https://h.example/users/b/1","tag":[{"type":"Mention","href":"h","name":"@n"}],"to":["x"]}},{"type":"Announce","object":{"id":"i","attributedTo":"j"}}]}"#,
            #"{"data":[{"id":"1","text":"t","author_id":"2","entities":{"urls":[{"expanded_url":"https://x.example"}],"hashtags":[{"tag":"h"}]},"referenced_tweets":[{"type":"retweeted","id":"3"}]}],"includes":{"users":[{"id":"2","username":"u"}],"tweets":[{"id":"3","text":"y"}]},"meta":{}}"#,
            #"{"id_str":"1","id":1,"created_at":"Tue Mar 05 07:30:00 +0000 2024","full_text":"t","user":{"id_str":"2","screen_name":"u"},"retweeted_status":{"id_str":"3","user":{"id_str":"4"}},"entities":{"urls":[{"expanded_url":"e"}]},"favorited":true}"#,
            #"{"feed":[{"post":{"uri":"at://d/app.bsky.feed.post/k","author":{"did":"d","handle":"h"},"record":{"text":"t","createdAt":"2024","facets":[{"features":[{"uri":"u"}]}],"reply":{"parent":{"uri":"at://e/x/y"}}},"indexedAt":"2024-01-01","embed":{"media":{"images":[1]},"record":{"record":{"uri":"at://q/app.bsky.feed.post/z"}}}},"reason":{"by":{"did":"b"},"indexedAt":"x"}}]}"#,
            #"{"kind":"Listing","data":{"children":[{"kind":"t1","data":{"name":"n","author":"a","body":"b","created_utc":1e300,"edited":1.5,"replies":{"kind":"Listing","data":{"children":[]}},"permalink":"/x","likes":true}}]}}"#,
            #"window.YTD.tweets.part0 = [{"tweet":{"id_str":"1","created_at":"x","full_text":"RT @a: b","entities":{"user_mentions":[{"id_str":"2","screen_name":"a"}],"urls":[{"expanded_url":"https://x.com/a/status/5"}]},"in_reply_to_user_id_str":"3","in_reply_to_status_id_str":"4"}}]"#,
            #"window.YTD.direct_messages.part0 = [{"dmConversation":{"messages":[{"messageCreate":{"id":"1","senderId":"2","recipientId":"3","createdAt":"x"}}]}}]"#,
        ]
        let values = [
            "null", "7", "-1.5e308", "18446744073709551615", "true", "\"\"", "\"\\u0000\"", "[]", "{}", "[[1]]",
        ]
        for sample in samples {
            let whole = try readSource(sample)
            #expect(whole.report.format != nil)
            for place in Self.values(of: Array(sample.utf8)) {
                for value in values {
                    let bytes = Array(sample.utf8)
                    let reading = try readSource(
                        bytes: Array(bytes[..<place.lowerBound]) + Array(value.utf8) + Array(bytes[place.upperBound...])
                    )
                    #expect(reading.report.counts.posts <= 4)
                }
            }
        }
    }

    /// Where strings and whole objects and arrays lie that are values.
    private static func values(of text: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for index in text.indices where text[index] == UInt8(ascii: ":") && index + 1 < text.count {
            let start = index + 1
            var end = start
            switch text[start] {
            case UInt8(ascii: "\""):
                end = (text[(start + 1)...].firstIndex(of: UInt8(ascii: "\"")) ?? text.count - 1) + 1
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                var depth = 0
                repeat {
                    if text[end] == UInt8(ascii: "{") || text[end] == UInt8(ascii: "[") { depth += 1 }
                    if text[end] == UInt8(ascii: "}") || text[end] == UInt8(ascii: "]") { depth -= 1 }
                    end += 1
                } while depth > 0 && end < text.count
            default: continue
            }
            ranges.append(start..<end)
        }
        return ranges
    }
}
