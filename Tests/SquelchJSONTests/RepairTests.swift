import SquelchJSON
import Testing

struct RepairTests {
    @Test func wellFormedTextIsLeftAlone() throws {
        let result = try repair("[1,\"\\n\"]")
        #expect(result.repairs == [] && result.damage == nil)
        #expect(result.tree == .array([.int(1), .string("\n")]))
    }

    @Test func rawControlCharactersAreKeptAsText() throws {
        let result = try repair("{\"a\":\"x\ny\t\u{1}\u{1F}\0\",\n\"b\":1}")
        #expect(result.repairs == .controlCharacters)
        #expect(result.damage == JSONError(.controlCharacter, offset: 7, line: 1))
        #expect(
            result.tree
                == .object([
                    .init(key: Array("a".utf8), value: .string("x\ny\t\u{1}\u{1F}\0")),
                    .init(key: Array("b".utf8), value: .int(1)),
                ]))
    }

    @Test(
        arguments: [
            ([0x61, 0xFF, 0x62], "a\u{FFFD}b"), ([0xE2, 0x82, 0x41], "\u{FFFD}A"),
            ([0xC3, 0xA9, 0x80], "é\u{FFFD}"),
            ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"), ([0xF0, 0x9F, 0x98], "\u{FFFD}"),
            ([0xC0, 0xAF], "\u{FFFD}\u{FFFD}"),
        ] as [([UInt8], String)])
    func invalidUTF8IsReplaced(bytes: [UInt8], expected: String) throws {
        let result = try repair([0x22] + bytes + [0x22])
        #expect(result.repairs == .invalidUTF8)
        #expect(result.tree == .string(expected))
        #expect(expected == String(decoding: bytes, as: UTF8.self))
    }

    @Test(arguments: [
        ("\\ud800", "\u{FFFD}"), ("\\udc00x", "\u{FFFD}x"), ("\\ud800\\u0041", "\u{FFFD}A"),
        ("\\ud800\\ud83d\\ude00", "\u{FFFD}😀"), ("\\uD83D\\uDE00\\uDE00", "😀\u{FFFD}"), ("\\'", "\\'"),
        ("\\x41", "\\x41"),
        ("\\u12", "\\u12"), ("\\\\\\q", "\\\\q"),
    ])
    func badEscapesAreMended(escaped: String, expected: String) throws {
        let result = try repair("\"\(escaped)\"")
        #expect(result.repairs == .escapes)
        #expect(result.tree == .string(expected == "\\\\q" ? "\\\\q" : expected))
    }

    @Test(arguments: [
        "18446744073709551616", "-9223372036854775809", "123456789012345678901234567890", "1e999", "-1E+400",
        "1.5e999",
    ])
    func numbersThatDoNotFitBecomeTheirDigits(number: String) throws {
        let result = try repair("[1,\(number),2.5]")
        #expect(result.repairs == .numbers)
        #expect(result.tree == .array([.int(1), .string(number), .double(2.5)]))
    }

    @Test func malformedNumbersAreNotPassedOffAsText() throws {
        #expect(throws: JSONError.self) { try repair("00000000000000000000001") }
        #expect(try repair("[1,0123456789012345678901,2]").tree == .array([.int(1)]))
    }

    @Test func aCutFeedKeepsItsWholeItems() throws {
        let result = try repair(#"{"version":"1","items":[{"id":1,"tags":["a"]},{"id":2,"tags":["b","#)
        #expect(result.repairs == .truncated)
        #expect(result.tree == (try tree(#"{"version":"1","items":[{"id":1,"tags":["a"]}]}"#)))
    }

    @Test(arguments: [
        (#"[1,2"#, "[1]"), (#"["a","b""#, #"["a","b"]"#), (#"["a","b"#, #"["a"]"#), ("[", "[]"), ("{", "{}"),
        (#"{"a"#, "{}"),
        (#"{"a":1,"b"#, #"{"a":1}"#), (#"{"a":{"b":[1,2],"c":"#, #"{"a":{"b":[1,2]}}"#),
        (#"[{"a":1},@,{"a":2}]"#, #"[{"a":1}]"#),
        ("[1]]", "[1]"), (#"{"a":1}<br>"#, #"{"a":1}"#), ("[1}", "[]"),
    ])
    func whatIsWholeIsKept(text: String, expected: String) throws {
        let result = try repair(text)
        #expect(result.tree == (try tree(expected)))
        #expect(result.repairs == .truncated)
        #expect(result.damage != nil)
    }

    @Test(arguments: ["", " ", "x", "]", "\"abc", "<html>", "nul", "1 2"])
    func nothingIsMadeUp(text: String) {
        #expect(throws: JSONError.self) { try repair(text) }
    }

    @Test func aFeedCutAtAnyByteKeepsAPrefixOfItsItems() throws {
        let text = Array(
            """
            {"version":"https://jsonfeed.org/version/1.1","title":"Hill \\"é😀\\u00e9\\ud83d\\ude00","items":[
            {"id":"1","tags":["a","b\\n"],"n":-1.5e3,"x":{"y":[[],{}]}},\t
            {"id":2,"content_text":"Räin, [not] {a} \\\\"},
            {"id":3,"ok":true,"no":null}],"authors":[{"name":"Ada"}],"end":[1,2,3]}
            """.utf8)
        let whole = try items(of: repair(text).tree)
        #expect(whole.count == 3)
        var kept = 0
        for length in 1..<text.count {
            let items = try items(of: repair(Array(text[..<length])).tree)
            #expect(items == Array(whole[..<items.count]), "cut at \(length)")
            #expect(items.count >= kept, "cut at \(length)")
            kept = items.count
        }
        #expect(kept == 3)
    }

    private func items(of tree: Tree) throws -> [Tree] {
        guard case .object(let members) = tree else { return [] }
        for member in members where member.key == Array("items".utf8) {
            if case .array(let items) = member.value { return items }
        }
        return []
    }
}
