import SquelchIngest
import SquelchTimeline
import Testing

struct HTMLRobustnessTests {
    private static let pieces = [
        "<", ">", "</", "<p>", "<a href=\"", "\"", "'", "&", "&#", "&#x", ";", "&amp", "&nbsp;", "<!--",
        "-->", "<script>",
        "</script>", "<template>", "</template>", "<video>", "</video>", "<noscript>", "</noscript>",
        "<title>", "=",
        " ", "\n", "\u{A0}", "\u{AD}", "\u{FEFF}", "\u{200B}", "\u{2028}", "…", "＋", "\u{85}", "\u{1}", "é",
        "漢", "👍🏽", "word", "x y", "/", "!",
        "-", "<br",
        "<td", "&copy", "&#150;", "&#0;", "<img src=", "<b>", "</b>",
    ]

    private func checkInvariants(_ html: [UInt8], _ reader: inout HTMLText) {
        var arena = ByteArena(capacity: 16)
        let slice = html.withUnsafeBufferPointer { reader.append($0, to: &arena) }
        let bytes = Array(arena.bytes(slice))
        guard let text = String(validating: bytes, as: UTF8.self) else {
            Issue.record("invalid UTF-8 from \(html)")
            return
        }
        #expect(bytes.count <= html.count)
        #expect(arena.count == bytes.count)
        var isSpaced = true
        for scalar in text.unicodeScalars {
            let isSpace = scalar == " " || scalar == "\n"
            #expect(!(isSpace && isSpaced), "white space at the start or repeated: \(html)")
            #expect(isSpace || !(scalar.value < 0x21 || 0x7F...0xA0 ~= scalar.value), "control: \(html)")
            #expect(![0xAD, 0x200B, 0x2028, 0x2029, 0xFEFF].contains(scalar.value))
            isSpaced = isSpace
        }
        #expect(text.isEmpty || !isSpaced, "white space at the end: \(html)")
        for index in 0..<reader.linkCount {
            let link = String(validating: Array(reader.link(index)), as: UTF8.self)
            #expect(link?.unicodeScalars.contains { $0.value < 0x20 || 0x7F...0x9F ~= $0.value } == false)
        }
        // Text that is escaped again is read as the same text, on one line.
        let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        #expect(plainText(escaped) == text.replacing("\n", with: " "))
        #expect(plainText(html) == text, "what came before matters: \(html)")
    }

    @Test(arguments: 0..<4) func anyMixOfMarkupGivesCleanText(seed: UInt64) {
        var random = SplitMix(state: seed)
        var reader = HTMLText()
        for _ in 0..<1500 {
            let count = Int.random(in: 0...24, using: &random)
            let html = (0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
            checkInvariants(Array(html.utf8), &reader)
        }
    }

    @Test func anyBytesMadeValidGiveCleanText() {
        var random = SplitMix(state: 99)
        var reader = HTMLText()
        for round in 0..<2000 {
            let bytes = (0..<Int.random(in: 0...90, using: &random)).map { _ in
                let byte = UInt8.random(in: 0...255, using: &random)
                return round % 2 == 0 ? byte : byte & 0x3F
            }
            checkInvariants(Array(String(decoding: bytes, as: UTF8.self).utf8), &reader)
        }
    }

    @Test func everyPrefixIsRead() {
        let html =
            "é <p class='a'>x &amp; y<a href=\"z&copy;\">&#8217;</a><script>1<2</script><!-- c --><video>n</video>漢"
        var reader = HTMLText()
        for length in 0...html.unicodeScalars.count {
            var prefix = String.UnicodeScalarView()
            prefix.append(contentsOf: html.unicodeScalars.prefix(length))
            checkInvariants(Array(String(prefix).utf8), &reader)
        }
    }

    /// So long that what is not linear does not come back from here.
    @Test(arguments: [
        "<", "<!--", "<a href=\"", "<a href='", "</", "<!", "<?", "&", "&#", "&amp", "&aaaaaaaa", "<script>",
        "</script>",
        "<template>", "<video>", "<noscript></p>", "<title>", "<p a=", "<a a a", " ", "\n <", "<p>",
        "</template>",
        "<style></styl", "<a href=x>", "<b =", "<!-", "<object></object>", "<p/", "\u{FEFF}", "\u{A0}",
        "\u{200B}", "\u{2028}",
    ])
    func hostileRepetitionIsLinear(piece: String) {
        var html = Array("kept ".utf8)
        while html.count < 400_000 { html += piece.utf8 }
        var arena = ByteArena()
        var reader = HTMLText()
        html.withUnsafeBufferPointer { buffer in
            let slice = reader.append(buffer, to: &arena)
            #expect(arena.string(slice)?.hasPrefix("kept") == true)
            HTMLText.decodeEntities(buffer, to: &arena)
            _ = HTMLText.looksLikeMarkup(buffer)
        }
    }
}
