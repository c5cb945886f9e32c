import SquelchIngest
import SquelchTimeline
import Testing

/// Packed files are read like plain ones, within a budget.
@Suite("gzip")
struct GzipInputTests {
    /// A feed whose items do not pack well, so that a cut lies in the middle of them.
    private func feed(_ count: Int) -> [UInt8] {
        var random = SplitMix(state: 9)
        let items = (0..<count).map {
            "<item><guid>\($0)</guid><title>\(random.next()) \(random.next())</title></item>"
        }
        return Array(rss(items.joined(separator: "\n")).utf8)
    }

    @Test func oneMember() throws {
        let reading = try read(bytes: gzip(feed(20)))
        #expect(reading.report.format?.name == "rss2.0")
        #expect(reading.posts.count == 20)
        #expect(reading.warnings.isEmpty)
    }

    @Test func twoMembersAreOneText() throws {
        let bytes = feed(20)
        let reading = try read(bytes: gzip(Array(bytes[..<700])) + gzip(Array(bytes[700...])))
        #expect(reading.posts.map(\.id) == (0..<20).map { String($0) })
        #expect(reading.warnings.isEmpty)
    }

    @Test func paddingAfterTheLastMemberIsAllowed() throws {
        let reading = try read(bytes: gzip(feed(3)) + [UInt8](repeating: 0, count: 512))
        #expect(reading.posts.count == 3)
        #expect(reading.warnings.isEmpty)
    }

    @Test(arguments: [20, 5000])
    func aCutFileKeepsWhatCameBefore(_ count: Int) throws {
        let packed = gzip(feed(count))
        let reading = try read(bytes: Array(packed[..<(packed.count / 2)]))
        #expect(reading.posts.count > count / 4)
        #expect(reading.posts.count < count)
        #expect(reading.warnings.contains("gzip"))
        #expect(reading.report.format?.name == "rss2.0")
    }

    @Test func damageInTheMiddleKeepsWhatCameBefore() throws {
        var packed = gzip(feed(5000))
        for index in packed.count / 2..<packed.count / 2 + 64 { packed[index] = 0xFF }
        let reading = try read(bytes: packed)
        #expect(reading.posts.count > 1000)
        #expect(!reading.report.warnings.isEmpty)
    }

    @Test func aBombIsStoppedByItsRatio() throws {
        let bytes = Array(rss("<item><title>Rain</title></item>").utf8) + [UInt8](repeating: 0x20, count: 32 << 20)
        let reading = try read(bytes: gzip(bytes))
        #expect(reading.posts.count == 1)
        #expect(reading.warnings.contains("200 times its size"))
    }

    @Test func gzipInsideGzipIsNotUnpackedTwice() throws {
        let reading = try read(bytes: gzip(gzip(feed(3))))
        #expect(reading.report.isFailure)
        #expect(!reading.report.warnings.isEmpty)
    }

    @Test func anEndlessRowOfMembersEnds() throws {
        let empty = gzip([])
        let reading = try read(bytes: (0..<3000).flatMap { _ in empty })
        #expect(reading.report.isFailure)
        #expect(!reading.report.warnings.isEmpty)
    }

    @Test func linesOfJSONArePackedToo() throws {
        let lines = #"{"account":"a","text":"x"}"# + "\n" + #"{"account":"a","text":"y"}"# + "\n"
        let reading = try read(bytes: gzip(Array(lines.utf8)))
        #expect(reading.posts.count == 2)
    }

    @Test(arguments: [[0x1F, 0x8B], [0x1F, 0x8B, 8], [0x1F, 0x8B, 9, 0, 1, 2, 3, 4, 5, 6, 7]] as [[UInt8]])
    func aHeaderAloneIsAFailureInWords(_ bytes: [UInt8]) throws {
        let reading = try read(bytes: bytes)
        #expect(reading.report.isFailure)
        #expect(reading.warnings.contains("gzip"))
    }
}
