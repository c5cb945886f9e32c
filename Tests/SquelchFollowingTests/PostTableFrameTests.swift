import SquelchTimeline
import Testing

@testable import SquelchFollowing

/// What a cache keeps and another process reads is what was written, or nothing.
struct PostTableFrameTests {
    private var table: TimelineChunk {
        chunk {
            for number in 0..<40 {
                $0.post(
                    "Loaf \(number) weighed 780 g after a night at 8 degrees", of: "ada", id: "\(number)",
                    url: number % 2 == 0 ? "https://ada.example/\(number)" : nil, at: number % 7 == 0 ? nil : noon)
            }
        }
    }

    @Test func aTableReadsBackAsItWas() throws {
        let source = table
        let bytes = source.table.bytes
        let copy = try PostTable(bytes: bytes[...])
        let again = copy.bytes
        #expect(again == bytes)
        let texts = (0..<40).map { copy.posts.texts.url($0) }
        #expect(texts == (0..<40).map { source.table.posts.texts.url($0) })
    }

    @Test func aTableThatIsCarriedReadsBackAsItWas() throws {
        let source = table
        let bytes = source.table.bytes(PostTable.carried)
        let kept = try PostTable(bytes: bytes[...], PostTable.carried).bytes
        #expect(kept == source.table.bytes)
        #expect(throws: FrameError.foreign) { _ = try PostTable(bytes: bytes[...]) }
    }

    @Test func aDamagedTableThatWasCarriedIsRefused() {
        let bytes = table.table.bytes(PostTable.carried)
        for place in stride(from: 0, to: bytes.count, by: 53) {
            var damaged = bytes
            damaged[place] ^= 1 << UInt8(place % 8)
            #expect(throws: FrameError.self) { _ = try PostTable(bytes: damaged[...], PostTable.carried) }
            #expect(throws: FrameError.self) { _ = try PostTable(bytes: bytes[..<place], PostTable.carried) }
        }
    }

    @Test func noPostsAreATableToo() throws {
        let bytes = PostTable().bytes
        let count = try PostTable(bytes: bytes[...]).count
        #expect(count == 0)
    }

    @Test func aCutFrameIsRefusedAtEveryLength() {
        let bytes = table.table.bytes
        for length in stride(from: 0, to: bytes.count, by: 97) {
            #expect(throws: FrameError.self) { _ = try PostTable(bytes: bytes[..<length]) }
        }
    }

    @Test func aFlippedBitIsRefusedWhereverItIs() {
        let bytes = table.table.bytes
        for place in stride(from: 0, to: bytes.count, by: 53) {
            var damaged = bytes
            damaged[place] ^= 1 << UInt8(place % 8)
            #expect(throws: FrameError.self) { _ = try PostTable(bytes: damaged[...]) }
        }
    }

    @Test func anotherVersionIsNamed() {
        var bytes = PostTable().bytes
        bytes[8] = 7
        #expect(throws: FrameError.version(7)) { _ = try PostTable(bytes: bytes[...]) }
    }

    @Test(arguments: ["", "{}", "SQUELCHX", "SQLite format 3"])
    func somethingElseIsForeign(text: String) {
        #expect(throws: FrameError.foreign) { _ = try PostTable(bytes: Array(text.utf8)[...]) }
    }
}
