import CLibXML2
import SquelchIngest
import Testing

struct HTMLReferenceTests {
    @Test(arguments: [
        ("R&amp;D", "R&D"), ("&lt;p&gt;", "<p>"), ("&quot;&apos;", "\"'"), ("caf&eacute;", "café"),
        ("&hellip;&mdash;&rsquo;", "…—’"), ("&Ccaron;&lstrok;&zdot;", "Čłż"), ("&check;&frac13;", "✓⅓"),
        ("&#65;&#x42;&#X43;", "ABC"), ("&#8217;&#x1F600;", "’😀"), ("a&nbsp;b&#160;c", "a b c"),
        ("&#65 x", "A x"),
        ("a&#10;b&Tab;c&NewLine;d", "a b c d"), ("&langle;&lang;", "&langle;⟨"),
        ("x&ZeroWidthSpace;y&#8232;z", "xy\nz"),
    ])
    func referencesAreDecoded(text: String, expected: String) {
        #expect(decoded(text) == expected)
        #expect(plainText(text) == expected)
    }

    @Test(arguments: [
        ("&copy 2", "© 2"), ("&eacutex", "éx"), ("&notit", "¬it"), ("&notin;", "∉"), ("&ampamp;", "&amp;"),
        ("&hellip", "&hellip"), ("&alpha ", "&alpha"), ("&AMP;&LT", "&<"), ("&frac12", "½"),
    ])
    func onlyOldNamesAreKnownWithoutSemicolon(text: String, expected: String) {
        #expect(decoded(text) == expected)
    }

    @Test(arguments: ["&", "&;", "&#", "&#;", "&#x;", "&#xg;", "&nosuch;", "&Nbsp;", "a & b", "&&&", "&a"])
    func whatIsNoReferenceStaysAsItIs(text: String) {
        #expect(decoded(text) == text)
        #expect(plainText(text) == text)
    }

    @Test(arguments: [
        ("&#128;&#x92;&#150;", "€’–"), ("&#0;", "\u{FFFD}"), ("&#xD800;&#xDFFF;", "\u{FFFD}\u{FFFD}"),
        ("&#x110000;", "\u{FFFD}"), ("&#99999999999999999999;", "\u{FFFD}"), ("&#xFFFFFFFFF;x", "\u{FFFD}x"),
    ])
    func impossibleNumbersAreReadAsBrowsersReadThem(text: String, expected: String) {
        #expect(decoded(text) == expected)
    }

    @Test(arguments: [1...8, 14...31, 127...127, 129...129, 141...141, 143...144, 157...157])
    func noNumberMakesAControlCharacter(numbers: ClosedRange<Int>) {
        for number in numbers {
            #expect(decoded("a&#\(number);b") == "ab")
            #expect(links("<a href='a&#\(number);b'>") == ["ab"])
        }
    }

    @Test func referencesOfUnseenCharactersAreDropped() {
        #expect(decoded("so&shy;ft&#173;ly&#xFEFF;") == "softly")
        #expect(decoded("می&zwnj;خواهم") == "می\u{200C}خواهم")
    }

    @Test func aNameLongerThanAllIsText() {
        let name = String(repeating: "a", count: 200)
        #expect(decoded("&\(name);") == "&\(name);")
        #expect(decoded("&#\(String(repeating: "0", count: 200))65;").hasSuffix("65;"))
    }

    @Test func namesOfHTML4MeanWhatLibXML2SaysTheyMean() throws {
        // HTML 5 moved two of them to where Unicode wants them: U+2329 and U+232A are deprecated.
        let moved: [String: UInt32] = ["lang": 0x27E8, "rang": 0x27E9]
        var found = 0
        for value in UInt32(34)...0x2666 {
            guard let entity = htmlEntityValueLookup(value), let name = entity.pointee.name else { continue }
            let text = String(cString: name)
            let scalar = try #require(Unicode.Scalar(moved[text] ?? value))
            found += 1
            if text == "nbsp" || text == "shy" { continue }
            #expect(decoded("&\(text);") == String(Character(scalar)), "\(text)")
        }
        #expect(found == 253)
    }
}
