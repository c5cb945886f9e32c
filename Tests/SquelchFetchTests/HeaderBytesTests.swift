import Foundation
import SquelchFetch
import Testing

@Suite("HeaderBytes")
struct HeaderBytesTests {
    @Test func everyByteComesBackFromWhatIsKept() throws {
        let all = (UInt8(0x20)...0xFF).filter { $0 != 0x7F }
        let value = try #require(HeaderBytes(all))
        let kept = try JSONEncoder().encode([value])
        #expect(try JSONDecoder().decode([HeaderBytes].self, from: kept) == [value])
    }

    @Test(arguments: ["", "\"a\r\nX-Other: b\"", "\"a\u{0}\"", String(repeating: "a", count: 5000)])
    func whatCannotBeSentBackIsNone(text: String) {
        #expect(HeaderBytes(text) == nil)
    }
}
