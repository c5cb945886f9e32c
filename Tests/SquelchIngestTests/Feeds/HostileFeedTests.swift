import SquelchIngest
import SquelchTimeline
import Testing

/// Files made to hurt: they end, they are reported, and what came before the trap is kept.
@Suite("Hostile feeds")
struct HostileFeedTests {
    private static let good = "<item><guid>1</guid><title>Rain</title></item>"

    private func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    /// Reads a good item and then `trap`.
    private func spring(_ trap: String) throws -> Reading { try read(rss(Self.good + trap)) }

    @Test func aHundredThousandAttributes() throws {
        let attributes = (0..<100_000).map { "a\($0)=''" }.joined(separator: " ")
        let reading = try spring("<item \(attributes)><title>x</title></item>")
        #expect(reading.posts.first?.title == "Rain")
        #expect(!reading.report.warnings.isEmpty)
    }

    @Test func aFewHundredShortAttributes() throws {
        let attributes = (0..<300).map { "a\($0)=''" }.joined(separator: " ")
        let reading = try spring("<item \(attributes)><title>x</title></item>")
        #expect(reading.posts.first?.title == "Rain")
        #expect(reading.warnings.contains("more than 256 attributes"))
    }

    @Test func threeHundredLevels() throws {
        let reading = try spring(repeated("<a>", 300) + repeated("</a>", 300))
        #expect(reading.posts.first?.title == "Rain")
        #expect(reading.warnings.contains("nested deeper than 200"))
    }

    @Test func threeHundredLevelsInsideABody() throws {
        let reading = try spring("<item><description>" + repeated("<a>", 300) + "</description></item>")
        #expect(reading.posts.first?.title == "Rain")
        #expect(reading.warnings.contains("nested deeper than 200"))
    }

    @Test func tenMegabytesOfText() throws {
        let long = repeated("word ", 2 << 20)
        let reading = try spring("<item><title>Long</title><description>\(long)</description></item>" + Self.good)
        #expect(reading.posts.map(\.title) == ["Rain", "Long", "Rain"])
        #expect(reading.posts[1].text?.utf8.count ?? 0 <= 256 << 10)
        #expect(reading.warnings.contains("longer than its limit"))
    }

    @Test func nineMegabytesOfComment() throws {
        let reading = try spring("<!-- \(repeated("x", 9 << 20)) -->" + Self.good)
        #expect(reading.posts.first?.title == "Rain")
        #expect(reading.warnings.contains("longer than 8 MB"))
    }

    @Test func aTagWithoutEnd() throws {
        let reading = try spring("<item a=\"\(repeated("x", 1 << 20))")
        #expect(reading.posts.first?.title == "Rain")
        #expect(!reading.report.warnings.isEmpty)
    }

    @Test func zeroBytes() throws {
        let reading = try spring("<item><title>a\u{0}b</title></item>" + repeated("\u{0}", 10_000) + Self.good)
        #expect(reading.posts.map(\.title) == ["Rain", "ab", "Rain"])
        #expect(reading.warnings.contains("control characters"))
    }

    @Test(arguments: ["<", "<!--", "<![CDATA[", "<?", "&", "</", "<!", "<a", "<a b='", "<item>", "<!DOCTYPE x ["])
    func manyBeginningsOfSomething(_ beginning: String) throws {
        let reading = try spring(repeated(beginning, 50_000))
        #expect(reading.posts.first?.title == "Rain")
        #expect(!reading.report.warnings.isEmpty)
    }

    @Test(arguments: ["<", "<!--", "<![CDATA[", "<?", "<!DOCTYPE x [", "<rss ", "\"", "<rss><"])
    func beginningsAtTheStartOfTheFile(_ beginning: String) throws {
        let reading = try read(repeated(beginning, 50_000))
        #expect(reading.posts.isEmpty)
        #expect(!reading.report.warnings.isEmpty)
    }

    @Test func tenThousandQuotesInOneTag() throws {
        let reading = try spring(repeated("<outline text=\"a\"b\"c\"d ", 2000) + ">")
        #expect(reading.posts.first?.title == "Rain")
        #expect(!reading.report.warnings.isEmpty)
    }

    @Test func aHundredThousandItemsOfNothing() throws {
        let reading = try spring(repeated("<item/>", 100_000))
        #expect(reading.posts.count == 1)
        #expect(reading.report.counts.skipped.values.reduce(0, +) == 100_000)
        #expect(reading.report.warnings.count <= 64)
    }

    @Test func randomBytes() throws {
        var random = SplitMix(state: 3)
        for _ in 0..<60 {
            let count = Int.random(in: 1...3000, using: &random)
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            let reading = try read(bytes: bytes)
            #expect(reading.report.isFailure)
            #expect(!reading.report.warnings.isEmpty)
            let tagged = try read(bytes: Array("<rss><channel>".utf8) + bytes)
            #expect(tagged.report.bytes == bytes.count + 14)
        }
    }

    @Test func randomDamageToAFeedNeverLosesTheWholeOfIt() throws {
        var random = SplitMix(state: 4)
        let whole = Array(rss((0..<40).map { "<item><guid>\($0)</guid><title>Day \($0)</title></item>" }.joined()).utf8)
        for _ in 0..<200 {
            var bytes = whole
            // Beyond the head, so that the document stays a feed.
            for _ in 0..<3 {
                var byte = UInt8.random(in: 0...255, using: &random)
                // An instruction goes on to its end, or to that of the file.
                if byte == UInt8(ascii: "?") { byte = UInt8(ascii: "!") }
                bytes[Int.random(in: 160..<bytes.count, using: &random)] = byte
            }
            let reading = try read(bytes: bytes)
            #expect(reading.report.format?.name == "rss2.0")
            #expect(reading.posts.count >= 36)
        }
    }
}
