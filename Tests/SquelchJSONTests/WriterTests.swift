import SquelchJSON
import SquelchTimeline
import Testing

struct WriterTests {
    @Test func commasAndNestingArePlaced() throws {
        let text = try written { writer in
            writer.beginObject()
            writer.key("a")
            writer.beginArray()
            writer.int(1)
            writer.beginArray()
            writer.endArray()
            writer.beginObject()
            writer.endObject()
            writer.null()
            writer.endArray()
            writer.key("b")
            writer.bool(true)
            writer.key("c")
            writer.string("x")
            writer.endObject()
        }
        #expect(text == #"{"a":[1,[],{},null],"b":true,"c":"x"}"#)
    }

    @Test func linesStandOnTheirOwn() throws {
        let text = try written { writer in
            for number in 1...2 {
                writer.beginObject()
                writer.key("n")
                writer.int(Int64(number))
                writer.endObject()
                writer.newline()
            }
        }
        #expect(text == "{\"n\":1}\n{\"n\":2}\n")
    }

    @Test func resetForgets() throws {
        var writer = try JSONWriter()
        writer.int(1)
        writer.reset()
        writer.int(2)
        let bytes = writer.withBytes { Array($0) }
        #expect(bytes == Array("2".utf8))
        let isIncomplete = writer.isIncomplete
        #expect(!isIncomplete)
    }

    @Test(arguments: [
        ("\"\\/", #""\"\\/""#), ("\n\t\r\u{8}\u{C}\u{0}\u{1B}", #""\n\t\r\b\f\u0000\u001b""#),
        ("~\u{7F}", #""~\u007f""#),
        ("\u{80}\u{85}\u{9B}\u{9F}\u{A0}", "\"\\u0080\\u0085\\u009b\\u009f\u{A0}\""),
        ("\u{2028}\u{2029}", #""\u2028\u2029""#), ("\u{202E}a\u{2066}\u{2069}", #""\u202ea\u2066\u2069""#),
        ("\u{61C}\u{200E}\u{200F}", #""\u061c\u200e\u200f""#),
        ("é\u{2027}\u{202F}\u{2065}\u{206A}😀", "\"é\u{2027}\u{202F}\u{2065}\u{206A}😀\""),
    ])
    func whatATerminalCouldObeyIsEscaped(text: String, expected: String) throws {
        #expect(try written { $0.string(text) } == expected)
        let key = try written { writer in
            writer.beginObject()
            Array(text.utf8).withUnsafeBufferPointer { writer.key($0) }
            writer.int(1)
            writer.endObject()
        }
        #expect(key == "{\(expected):1}")
    }

    @Test func bytesThatAreNoUTF8AreReplaced() throws {
        let bytes: [UInt8] = [0x61, 0xC2, 0x0A, 0xED, 0xA0, 0x80, 0xE2, 0x80]
        let text = try written { writer in bytes.withUnsafeBufferPointer { writer.string($0) } }
        #expect(text == "\"a\u{FFFD}\\n\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\"")
    }

    @Test(arguments: [
        (-3.14, 1, "-3.1"), (0.25, 1, "0.2"), (0.35, 1, "0.3"), (2.5, 0, "2"), (-0.04, 1, "0.0"),
        (-0.0, 2, "0.00"),
        (1e21, 1, "1000000000000000000000.0"), (1234.5678, 3, "1234.568"), (99.96, 1, "100.0"), (1, -5, "1"),
        (0.5, 40, "0.50000000000000000"), (.nan, 1, "null"), (.infinity, 1, "null"), (-.infinity, 1, "null"),
    ])
    func decimalsHaveTheirPlaces(value: Double, places: Int, expected: String) throws {
        #expect(try written { $0.decimal(value, places: places) } == expected)
    }

    @Test func theLargestDecimalFits() throws {
        let text = try written { $0.decimal(-.greatestFiniteMagnitude, places: 17) }
        #expect(text.utf8.count == 328)
        #expect(Double(text) == -.greatestFiniteMagnitude)
    }

    @Test func integersAreExact() throws {
        let text = try written { writer in
            writer.beginArray()
            for number in [Int64.min, -1, 0, 9_007_199_254_740_993, .max] { writer.int(number) }
            writer.uint(.max)
            writer.endArray()
        }
        #expect(
            text == "[-9223372036854775808,-1,0,9007199254740993,9223372036854775807,18446744073709551615]")
    }

    @Test func missingTextIsNull() throws {
        var arena = ByteArena()
        arena.append("abc")
        let text = try written { writer in
            writer.beginArray()
            writer.string(.missing, in: arena)
            writer.string(ByteSlice(offset: 1, length: 2), in: arena)
            writer.string(ByteSlice(offset: 0, length: 0), in: arena)
            writer.double(.nan)
            writer.double(-.infinity)
            writer.endArray()
        }
        #expect(text == #"[null,"bc","",null,null]"#)
    }
}
