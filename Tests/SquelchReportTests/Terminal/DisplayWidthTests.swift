import SquelchReport
import Testing

@Suite("DisplayWidth")
struct DisplayWidthTests {
    @Test(
        arguments: [
            ("", 0), ("plain ASCII", 11), ("Zoë", 3), ("e\u{301}", 1), ("a\u{300}\u{301}\u{302}", 1),
            ("日本語", 6), ("ｱｲｳ", 3), ("Ａ", 2), ("か\u{3099}", 2), ("한국어", 6), ("\u{1112}\u{1161}\u{11AB}", 2),
            ("مرحبا", 5), ("مُحَمَّد", 4), ("لا", 2), ("שלום", 4), ("ไทย", 3), ("👋", 2), ("👋🏽", 2), ("👩‍👩‍👧‍👦", 2),
            ("❤️", 2),
            ("❤", 1), ("1️⃣", 2), ("🇯🇵", 2), ("🏳️‍🌈", 2), ("👩🏽‍❤️‍💋‍👨🏿", 2), ("\u{1FAE8}", 2), ("──●│…", 5),
            ("a\u{200C}b", 2),
        ])
    func countsColumns(text: String, columns: Int) {
        #expect(DisplayWidth.of(text) == columns)
    }

    @Test func aChainOfPicturesIsNotOnePicture() {
        let chain = Array(repeating: "👩", count: 40).joined(separator: "\u{200D}")
        #expect(chain.count == 1)
        #expect(DisplayWidth.of(chain) == 80)
    }

    @Test func theEstimateAgreesWithTheCLibrary() {
        // In every block that names of people are written in.
        let blocks: [ClosedRange<UInt32>] = [
            0xA0...0x36F, 0x370...0x58F, 0x590...0x6FF, 0x900...0x97F, 0xE00...0xE7F, 0x1100...0x11FF,
            0x1E00...0x1EFF,
            0x2000...0x2BFF, 0x3000...0x30FF, 0x4E00...0x4FFF, 0xAC00...0xD7A3, 0xFF00...0xFFEF,
            0x1F300...0x1FAFF,
            0x20000...0x200FF,
        ]
        var known = 0
        var different = 0
        for scalar in blocks.joined().lazy.compactMap({ Unicode.Scalar($0) }) {
            guard let columns = DisplayWidth.known(scalar) else { continue }
            known += 1
            if columns != DisplayWidth.estimate(scalar) { different += 1 }
        }
        #expect(different * 100 <= known, "\(different) of \(known)")
    }
}
