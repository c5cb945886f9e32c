import SquelchJSON
import SquelchTimeline
import Testing

struct LimitTests {
    private func nested(_ depth: Int, _ open: String, _ close: String) -> [UInt8] {
        Array((String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)).utf8)
    }

    @Test(arguments: [("[", "]"), ("{\"a\":", "}"), ("[{\"a\":", "}]")])
    func nestingUpToTheLimitIsRead(open: String, close: String) {
        let levels = open.count > 5 ? 2 : 1
        #expect(failure(nested(128 / levels, open, close)) == nil)
        #expect(failure(nested(128 / levels + 1, open, close))?.code == .tooDeep)
    }

    @Test func aDepthBombIsRefused() {
        let bomb = nested(1 << 18, "[", "]")
        #expect(failure(bomb)?.code == .tooDeep)
        #expect(throws: JSONError(.tooDeep, offset: 128, line: 1)) { try repair(bomb) }
    }

    @Test func anUnclosedDepthBombHoldsNothing() throws {
        let bomb = [UInt8](repeating: UInt8(ascii: "["), count: 1 << 20)
        #expect(failure(bomb) != nil)
        #expect(try repair(bomb).tree == .array([]))
    }

    @Test func aTextBeyondTheSizeLimitIsRefused() {
        let text = Array("[\(String(repeating: "1,", count: 100))1]".utf8)
        #expect(failure(text, sizeLimit: text.count) == nil)
        #expect(failure(text, sizeLimit: text.count - 1)?.code == .tooLarge)
    }

    @Test func errorsKnowTheirPlace() {
        let bad = failure("\u{FEFF}{\"a\": 1,\n \"b\": [1, @]}")
        #expect(bad?.line == 2)
        #expect(bad?.offset.map { (17...23).contains($0) } == true)
        #expect(failure("[\"a\nb\"]") == JSONError(.controlCharacter, offset: 3, line: 1))
        #expect(failure("[\n\"ab") == JSONError(.unclosedString, offset: 2, line: 2))
        #expect(failure([0x5B, 0x0A, 0x22, 0xFF, 0x22, 0x5D]) == JSONError(.invalidUTF8, offset: 3, line: 2))
        #expect(failure("[1,\n1e999]") == JSONError(.badNumber, offset: 4, line: 2))
        #expect(failure("[1,\n\"\\ud800\"]")?.line == 2)
    }

    @Test func errorsSpeakPlainly() {
        #expect(JSONError(.empty).description == "the JSON text is empty")
        #expect(
            "\(JSONError(.syntax, offset: 7, line: 2))" == "this is not well-formed JSON (line 2, byte 7)")
    }

    @Test func identifiersKeepTheirDigits() throws {
        let text =
            #"["a1",110000000000000037,18446744073709551615,-9223372036854775808,0,1e3,1.0,null,true,[]]"#
        let expected: [String?] = [
            "a1", "110000000000000037", "18446744073709551615", "-9223372036854775808", "0", nil, nil, nil,
            nil, nil,
        ]
        var arena = ByteArena()
        try read(Array(text.utf8)) { root in
            var seen: [String?] = []
            for item in root.items { seen.append(arena.string(item.identifier(into: &arena))) }
            #expect(seen == expected)
        }
    }

    @Test func countIsExactBeyondTheLibrarysCounter() throws {
        let many = 0x100_0001
        var text = [UInt8](repeating: UInt8(ascii: "1"), count: 2 * many + 1)
        for index in stride(from: 0, through: 2 * many, by: 2) { text[index] = UInt8(ascii: ",") }
        text[0] = UInt8(ascii: "[")
        text[2 * many] = UInt8(ascii: "]")
        try read(text, sizeLimit: 1 << 26) { #expect($0.count == many) }
    }

    /// What lies behind a text may be anything: the rest of a buffer, or older text.
    @Test func aTextThatBreaksOffTakesNothingFromBehindIt() throws {
        let text = Array("{\"id\":".utf8)
        let behind = Array("\"".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20) + Array("\"}".utf8)
        let shape = try JSONShape("id")
        try (text + behind).withUnsafeBufferPointer { all in
            let bytes = UnsafeBufferPointer(rebasing: all[..<text.count])
            var parser = try JSONParser()
            let error = #expect(throws: JSONError.self) { try parser.parse(bytes, readable: behind.count) }
            #expect(error?.offset ?? text.count >= text.count - 1)
            var codes: [JSONError.Code?] = []
            parser.forEachLine(in: bytes, readable: behind.count, picking: shape) { line in
                codes.append(nil)
                return true
            } otherwise: { line in
                if case .failure(let error) = line.result { codes.append(error.code) }
            }
            #expect(codes.count == 1 && codes[0] != nil)
        }
    }

    @Test func aParserIsReusedForTextsOfAnySize() throws {
        var parser = try JSONParser()
        for size in [0, 5000, 3, 100_000, 1, 99_999, 64, 63, 65] {
            let text = Array("[\"\(String(repeating: "é", count: size))\"]".utf8)
            let length = try text.withUnsafeBufferPointer {
                Array(try parser.parse($0).items).first?.string?.count
            }
            #expect(length == 2 * size)
        }
    }
}
