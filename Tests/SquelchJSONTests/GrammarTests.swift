import SquelchJSON
import Testing

struct GrammarTests {
    @Test(arguments: [
        ("[]", Tree.array([])), ("{}", .object([])), (" [ ]\r\n\t", .array([])), ("0", .int(0)),
        ("\"\"", .string("")),
        ("true", .bool(true)), ("false", .bool(false)), ("null", .null), ("-0.0", .double(-0.0)),
        ("1.5e3", .double(1500)),
        ("1E-2", .double(0.01)), ("[1,2]", .array([.int(1), .int(2)])),
        ("[[[]]]", .array([.array([.array([])])])),
        ("9223372036854775807", .int(.max)), ("-9223372036854775808", .int(.min)),
        ("9223372036854775808", .uint(1 << 63)), ("18446744073709551615", .uint(.max)),
        ("9007199254740993", .int(9_007_199_254_740_993)), ("1e308", .double(1e308)), ("1e-400", .double(0)),
        ("5e-324", .double(.leastNonzeroMagnitude)), ("\"\\u0041\\n\\\"\\\\\\/\"", .string("A\n\"\\/")),
        ("\"\\ud83d\\ude00\"", .string("😀")), ("\"\\u0000\"", .text([0])),
        ("\"\u{7F}\u{2028}\"", .string("\u{7F}\u{2028}")),
        ("{\"\":1}", .object([.init(key: [], value: .int(1))])),
    ])
    func whatTheGrammarAllowsIsRead(text: String, expected: Tree) throws {
        #expect(try tree(text) == expected)
    }

    @Test(arguments: [
        "[", "]", "{", "}", "[1", "[1,", "[,1]", "[1,]", "[1 2]", "[1,,2]", "{\"a\"}", "{\"a\":}",
        "{\"a\" 1}",
        "{\"a\":1,}", "{,}", "{a:1}", "{'a':1}", "{1:1}", "[1}", "{\"a\":1]", "[]]", "[] []", "1 2", "tru",
        "nul", "True",
        "truee", "NaN", "Infinity", "-Infinity", "+1", "01", "-01", ".5", "1.", "1.e1", "1e", "1e+", "0x10",
        "-", "--1", "1a",
        "\"", "\"a", "\"\\\"", "'a'", "\"\\x41\"", "\"\\u12\"", "\"\\u12g4\"", "\"\\U0041\"", "\"a\" \"b\"",
        "[\"a\",\"b]",
        "\"\n\"", "\"\t\"", "\"\u{0}\"", "// c\n1", "[1]/**/", "\u{A0}[]", "\u{FEFF}\u{FEFF}1", "[\u{0}]",
        "{\"a\":1,\"b\"",
        "\"\\ud800\"", "\"\\udc00\"", "\"\\ud800\\u0041\"", "1e999", "-1e999", "18446744073709551616",
        "-9223372036854775809", "123456789012345678901234567890",
    ])
    func whatTheGrammarForbidsIsRefused(text: String) {
        #expect(failure(text) != nil)
    }

    @Test(
        arguments: [
            [0xFF], [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
            [0x22, 0xE2, 0x82, 0x22],
            [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], [0x22, 0x80, 0x22], [0xFF, 0xFE, 0x5B, 0x00, 0x5D, 0x00],
        ] as [[UInt8]])
    func bytesThatAreNoUTF8AreRefused(bytes: [UInt8]) {
        #expect(failure(bytes)?.code == .invalidUTF8)
        #expect(bytes.withUnsafeBufferPointer { !JSONText.isValidUTF8($0) })
    }

    @Test func noInputOfOneByteIsTakenButADigit() {
        for byte in UInt8.min...UInt8.max {
            let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            #expect((failure([byte]) == nil) == isDigit, "byte \(byte)")
        }
    }

    @Test(arguments: ["", " ", "\n\r\t ", "\u{FEFF}", "\u{FEFF} \n"])
    func textWithoutContentIsEmpty(text: String) {
        #expect(failure(text)?.code == .empty)
    }

    @Test func aByteOrderMarkIsSkipped() throws {
        #expect(try tree("\u{FEFF}[1]") == .array([.int(1)]))
    }

    @Test func theLastOfDuplicateKeysCountsAndAllAreListed() throws {
        try read(Array(#"{"a":1,"b":2,"a":3,"aa":4,"":5}"#.utf8)) { root in
            #expect(root["a"]?.int64 == 3)
            #expect(root["b"]?.int64 == 2)
            #expect(root[""]?.int64 == 5)
            #expect(root["c"] == nil)
            #expect(root.count == 5)
            #expect(root.fields.map { String(decoding: $0.key, as: UTF8.self) } == ["a", "b", "a", "aa", ""])
        }
    }

    @Test func escapedKeysAreFoundByTheirMeaning() throws {
        try read(Array(#"{"\u0069d":"x"}"#.utf8)) {
            #expect($0["id"]?.string.map(Array.init) == Array("x".utf8))
        }
    }

    @Test func aValueGivesNothingOfAnotherType() throws {
        try read(Array(#"["1",1.0,-1,true,null,{},[]]"#.utf8)) { root in
            let items = Array(root.items)
            #expect(items.map { $0.int64 } == [nil, nil, -1, nil, nil, nil, nil])
            #expect(items.map { $0.uint64 } == [nil, nil, nil, nil, nil, nil, nil])
            #expect(items.map { $0.double } == [nil, 1, -1, nil, nil, nil, nil])
            #expect(items.map { $0.string != nil } == [true, false, false, false, false, false, false])
            #expect(items.map { $0.isNull } == [false, false, false, false, true, false, false])
            #expect(items.map { $0.count } == [0, 0, 0, 0, 0, 0, 0])
            #expect(
                items.allSatisfy { $0["a"] == nil && Array($0.items).isEmpty && Array($0.fields).isEmpty })
            #expect(root["a"] == nil)
        }
    }

    @Test func aValueIsSixteenTrivialBytes() {
        #expect(MemoryLayout<JSONValue>.size == 16)
        #expect(_isPOD(JSONValue.self))
    }
}
