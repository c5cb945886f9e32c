import SquelchTimeline
import Testing

@testable import SquelchIngest

struct PlainTextTests {
    private func kept(_ bytes: [UInt8], keepsLayout: Bool = true) -> [UInt8] {
        var arena = ByteArena()
        let slice = bytes.withUnsafeBufferPointer { PlainText.append($0, to: &arena, keepsLayout: keepsLayout) }
        return Array(arena.bytes(slice))
    }

    /// What the rules say, byte by byte.
    private func expected(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == 0xC2, index < bytes.count, bytes[index] <= 0xA0 {
                if bytes[index] == 0xA0 { result.append(0x20) }
                index += 1
            } else if [0x09, 0x0A, 0x0D].contains(byte) || byte >= 0x20 && byte != 0x7F {
                result.append(byte)
            }
        }
        return result
    }

    @Test func blocksAndSingleBytesFollowTheSameRules() {
        var state: UInt64 = 11
        func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
        let odd: [UInt8] = [0x00, 0x01, 0x09, 0x0A, 0x0D, 0x1F, 0x20, 0x7E, 0x7F, 0x80, 0x9F, 0xA0, 0xC2, 0xC3, 0xFF]
        for _ in 0..<3000 {
            let length = Int(next() % 40)
            let bytes = (0..<length).map { _ in
                next() % 6 == 0 ? odd[Int(next() % UInt64(odd.count))] : UInt8(0x61 + next() % 26)
            }
            #expect(kept(bytes) == expected(bytes))
        }
    }

    @Test func whiteSpaceIsJoinedWhereTheLayoutIsNotKept() {
        #expect(kept(Array("  a \n\t b\u{A0}c ".utf8), keepsLayout: false) == Array("a b c".utf8))
        #expect(kept(Array(" \n ".utf8), keepsLayout: false).isEmpty)
    }
}
