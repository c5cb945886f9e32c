import Foundation
import SquelchIngest
import SquelchTimeline
import Testing

/// Files in every encoding that feeds are found in become UTF-8.
@Suite("Encodings")
struct EncodingTests {
    private func document(_ title: String, encoding: String?) -> String {
        let declared = encoding.map { " encoding=\"\($0)\"" } ?? ""
        return "<?xml version=\"1.0\"\(declared)?><rss version=\"2.0\"><channel><title>\(title)</title>"
            + "<item><title>\(title)</title></item></channel></rss>"
    }

    /// A document whose title is `title` in the bytes of the encoding.
    private func document(bytes title: [UInt8], encoding: String) -> [UInt8] {
        let parts = document("|", encoding: encoding).split(separator: "|").map { Array($0.utf8) }
        return parts[0] + title + parts[1] + title + parts[2]
    }

    @Test func utf8WithAndWithoutAMark() throws {
        let bytes = Array(document("Hügel 山", encoding: nil).utf8)
        for mark in [[], [0xEF, 0xBB, 0xBF] as [UInt8]] {
            let reading = try read(bytes: mark + bytes)
            #expect(reading.posts.first?.title == "Hügel 山")
            #expect(reading.warnings.isEmpty)
        }
    }

    @Test(arguments: [
        (String.Encoding.utf16LittleEndian, [0xFF, 0xFE]), (.utf16BigEndian, [0xFE, 0xFF]),
        (.utf32LittleEndian, [0xFF, 0xFE, 0, 0]), (.utf32BigEndian, [0, 0, 0xFE, 0xFF]),
    ])
    func wideEncodingsWithAndWithoutAMark(_ encoding: String.Encoding, _ mark: [UInt8]) throws {
        let text = document("Hügel 山 😀", encoding: "utf-16")
        let bytes = [UInt8](try #require(text.data(using: encoding)))
        for start in [[], mark] {
            let reading = try read(bytes: start + bytes)
            #expect(reading.posts.first?.title == "Hügel 山 😀")
            #expect(reading.warnings.isEmpty)
        }
    }

    @Test(
        arguments: [
            ("windows-1252", [0x48, 0xFC, 0x20, 0x93, 0x80, 0x94], "Hü “€”"),
            // Browsers read this label as windows-1252, and so do feed readers.
            ("iso-8859-1", [0x48, 0xFC, 0x20, 0x93, 0x80, 0x94], "Hü “€”"),
            ("ISO-8859-2", [0xB3, 0xF3, 0x64, 0xBC], "łódź"),
            ("iso-8859-15", [0xA4], "€"),
            ("koi8-r", [0xCD, 0xC9, 0xD2], "мир"),
            ("windows-1251", [0xEC, 0xE8, 0xF0], "мир"),
            ("Shift_JIS", [0x8E, 0x52, 0x83, 0x5C], "山ソ"),
            ("EUC-JP", [0xBB, 0xB3], "山"),
            ("GB2312", [0xC9, 0xBD], "山"),
            ("Big5", [0xA4, 0x73], "山"),
            ("EUC-KR", [0xBB, 0xEA], "산"),
            ("windows-949", [0xBB, 0xEA], "산"), ("gb_2312-80", [0xC9, 0xBD], "山"),
            ("cp866", [0xAC, 0xA8, 0xE0], "мир"),
            ("iso8859-15", [0xA4], "€"), ("win-1251", [0xEC, 0xE8, 0xF0], "мир"),
            ("l2", [0xB3, 0xF3, 0x64, 0xBC], "łódź"),
            ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x3B, 0x33, 0x1B, 0x28, 0x42], "山"),
        ] as [(String, [UInt8], String)])
    func declaredEncodings(_ name: String, _ bytes: [UInt8], _ title: String) throws {
        let reading = try read(bytes: document(bytes: bytes, encoding: name))
        #expect(reading.posts.first?.title == title)
        #expect(reading.feeds.first?["title"] == title)
        #expect(reading.warnings.isEmpty)
    }

    @Test(arguments: ["iso-8859-1", "windows-1252", "us-ascii", "ISO-8859-2", "UTF-16"])
    func aWrongDeclarationGivesWayToUTF8(_ name: String) throws {
        #expect(try read(document("Hügel 山", encoding: name)).posts.first?.title == "Hügel 山")
    }

    @Test(arguments: ["gb2312", "big5", "shift_jis", "euc-jp", "euc-kr", "gbk", "utf-7"])
    func aManyByteDeclarationGivesWayToUTF8(_ name: String) throws {
        #expect(try read(document("水獺回到磨坊溪 かわうそ", encoding: name)).posts.first?.title == "水獺回到磨坊溪 かわうそ")
    }

    @Test(arguments: ["utf8mb4", "UTF_8", "utf-8,", "utf8_general_ci", "x-nonsense", "8859"])
    func anUnknownOrMisspeltLabelIsUTF8(_ name: String) throws {
        let reading = try read(document("Hügel 山", encoding: name))
        #expect(reading.posts.first?.title == "Hügel 山")
        #expect(reading.warnings.isEmpty)
    }

    @Test func anUnknownLabelOverOtherBytesIsWindows1252() throws {
        let reading = try read(bytes: document(bytes: [0x48, 0xFC, 0x67, 0x65, 0x6C], encoding: "x-nonsense"))
        #expect(reading.posts.first?.title == "Hügel")
    }

    @Test func theFirstBytesBeyondASCIIDecideHoweverLateTheyCome() throws {
        let long = String(repeating: "<item><title>Rain</title></item>", count: 8000)
        let parts = document("|", encoding: "windows-1251").split(separator: "|").map(String.init)
        let start = Array((parts[0] + parts[1] + long + "<item><title>").utf8)
        let end = Array("</title></item></channel></rss>".utf8)
        #expect(try read(bytes: start + Array("мир".utf8) + end).posts.last?.title == "мир")
        #expect(try read(bytes: start + [0xEC, 0xE8, 0xF0] + end).posts.last?.title == "мир")
    }

    @Test(arguments: ["\u{FEFF}\u{FEFF}", "\n\u{FEFF}", "\u{FEFF}\n\u{FEFF} "])
    func severalMarksAndLineBreaksBeforeTheText(_ start: String) throws {
        #expect(try read(start + document("Hill", encoding: nil)).posts.first?.title == "Hill")
        let feed =
            #"{"version":"https://jsonfeed.org/version/1","title":"x","items":[{"id":"1","content_text":"Hill"}]}"#
        #expect(try read(start + feed).posts.first?.text == "Hill")
    }

    @Test func declaredUTF8WithOtherBytesIsReadAndReported() throws {
        let reading = try read(bytes: document(bytes: [0x48, 0xFC, 0x67, 0x65, 0x6C, 0x20, 0x93], encoding: "utf-8"))
        #expect(reading.posts.first?.title == "Hügel “")
        #expect(reading.warnings.contains("4 bytes not valid in the encoding"))
    }

    @Test func oneWrongByteDoesNotSpoilTheRest() throws {
        let bytes = Array("山".utf8) + [0xE9] + Array("山".utf8)
        #expect(try read(bytes: document(bytes: bytes, encoding: "utf-8")).posts.first?.title == "山é山")
    }

    @Test(arguments: ["utf-7", "UTF-7", "iso-2022-kr", "ibm037"])
    func whatIsNotReadIsNamed(_ name: String) throws {
        let reading = try read(document("Hill", encoding: name))
        #expect(reading.report.isFailure)
        #expect(reading.posts.isEmpty)
        #expect(reading.warnings.contains("the encoding \(name.lowercased()) is not read"))
    }

    @Test func charactersAcrossChunksAreWhole() throws {
        // Three bytes a character, and chunks are no multiple of three.
        let text = String(repeating: "山", count: 70_000)
        let utf8 = try read(document(text, encoding: nil)).posts.first?.title
        #expect(utf8?.allSatisfy { $0 == "山" } == true)
        let bytes = [UInt8](repeating: 0, count: 70_000).flatMap { _ in [0x8E, 0x52] as [UInt8] }
        let whole = document(bytes: bytes, encoding: "shift_jis")
        let reading = try read(bytes: whole)
        #expect(reading.posts.first?.title?.allSatisfy { $0 == "山" } == true)
        #expect(!reading.warnings.contains("not valid"))
    }

    @Test(arguments: 0..<4)
    func aFieldIsNotCutInsideACharacter(_ shift: Int) throws {
        let text = String(repeating: "a", count: shift) + String(repeating: "😀", count: 2000)
        let title = try #require(try read(document(text, encoding: nil)).posts.first?.title)
        #expect(text.hasPrefix(title))
        #expect((4090...4096).contains(title.utf8.count))
    }

    @Test func anAttackHiddenInUTF7StaysText() throws {
        let reading = try read(document("+ADw-b+AD4-", encoding: nil))
        #expect(reading.posts.first?.title == "+ADw-b+AD4-")
    }
}
