import Foundation
import SquelchIngest
import SquelchTimeline
import Testing

/// Text of East Asia in its old encodings under a label that says UTF-8; and text of Europe, which is never taken for it.
@Suite("Many-byte text under a wrong label")
struct ManyByteTextTests {
    /// A feed with the bytes as title and text, which says that it is UTF-8.
    private func feed(_ title: [UInt8], label: String? = "utf-8") -> [UInt8] {
        let declared = label.map { " encoding=\"\($0)\"" } ?? ""
        let start =
            "<?xml version=\"1.0\"\(declared)?><rss version=\"2.0\"><channel><title>Hill</title><item><title>"
        let end = "</title></item></channel></rss>"
        return Array(start.utf8) + title + Array(end.utf8)
    }

    @Test(
        arguments: [
            (
                "GBK", "y67Mob3xzOzU58nPu9i1vcHLxKW3u7XE0KHPqsDvo6y05cDvtcTIy7a8uty439DLoaM=",
                "水獭今天早上回到了磨坊的小溪里，村里的人都很高兴。"
            ),
            (
                "Big5", "pPTDoaS1pNGmraRXpl6o7KRGv2mne6q6pHC3y7jMoUGn+LjMqrqkSLOjq9ywqr+zoUM=",
                "水獺今天早上回到了磨坊的小溪裡，村裡的人都很高興。"
            ),
            (
                "Shift_JIS", "gqmC7YKkgruCqpKpgsyQ7ILJlt+CwYLEgquCxIFBkbqCzJBsgs2C3YLxgsiK7ILxgr6BQg==",
                "かわうそが朝の川に戻ってきて、村の人はみんな喜んだ。"
            ),
            (
                "EUC-JP", "pKuk76SmpL2krMSrpM7A7qTLzOGkw6TGpK2kxqGiwrykzr/NpM+k36TzpMq07qTzpMChow==",
                "かわうそが朝の川に戻ってきて、村の人はみんな喜んだ。"
            ),
            (
                "EUC-KR", "vPa03sDMIL/AtMMgvsbEpyCwrcC4t84gtbm+xr/NvK0guLbAuyC757b3tenAzCC48LXOILHiu7XH37TZLg==",
                "수달이 오늘 아침 강으로 돌아와서 마을 사람들이 모두 기뻐했다."
            ),
        ] as [(String, String, String)], ["utf-8", "x-nonsense", nil])
    func theBytesTellAndAWarningSaysSo(_ text: (name: String, bytes: String, words: String), label: String?) throws {
        let bytes = [UInt8](try #require(Data(base64Encoded: text.bytes)))
        let reading = try read(bytes: feed(bytes, label: label))
        #expect(reading.posts.first?.title == text.words)
        let warning = "the text is not in UTF-8, as it should be, but in \(text.name), and was read so"
        #expect(reading.warnings == "0: " + warning)
    }

    @Test(
        arguments: [
            (
                .windowsCP1252,
                "Les élèves ont fêté l’été à la forêt, près du château ; où était Noël ? « Déjà vécu, cœur naïf »"
            ),
            (.windowsCP1252, "ÉCOLE, ÉTAT, ÉGLISE, ÉTÉ, ÊTRE, ÀÉÈ, ÇA ET LÀ, À DÉCOUVRIR CET ÉTÉ"),
            (.windowsCP1252, "Größere Übungen für Ärzte: über die Straße flogen schöne Vögel, „süße“ Mädchen"),
            (.windowsCP1252, "¿Dónde está el niño? ¿Cuándo? ¿Por qué? ¿Quién? ¿Cómo? El señor comió jamón"),
            (.windowsCP1252, "¿Donde? ¿Cuando? ¿Porque? ¿Quien? ¿Como? ¿Cuanto? ¿Hay? ¿No? ¿Si? ¿Ya? ¿Es? ¿Va?"),
            (.windowsCP1250, "Zażółć gęślą jaźń: wieś pod Łodzią, źródło, świętą żabę, gdzieś ćwierć wróbli śpiewało"),
            (.windowsCP1250, "Árvíztűrő tükörfúrógép; příliš žlutý kůň úpěl ďábelské ódy"),
            (.windowsCP1251, "Выдры вернулись к мельнице у реки, и все были очень рады"),
            (.windowsCP1251, "ВЫДРЫ ВЕРНУЛИСЬ К МЕЛЬНИЦЕ У РЕКИ, И ВСЕ БЫЛИ РАДЫ"),
            (.windowsCP1253, "Οι βίδρες επέστρεψαν στο ποτάμι δίπλα στον μύλο"),
            (.windowsCP1254, "İstanbul'da güneşli çiçekler, ağaç, şöyle büyük ığdır"),
        ] as [(String.Encoding, String)])
    func textOfEuropeStaysWindows1252(_ encoding: String.Encoding, _ words: String) throws {
        let bytes = [UInt8](try #require(words.data(using: encoding)))
        let expected = try #require(String(data: Data(bytes), encoding: .windowsCP1252))
        let reading = try read(bytes: feed(bytes))
        #expect(reading.posts.first?.title == expected)
        #expect(reading.warnings.contains("not valid in the encoding"))
        #expect(!reading.warnings.contains("was read so"))
    }

    @Test func fewCharactersProveNothing() throws {
        let reading = try read(bytes: feed([0xC4, 0xE3, 0xBA, 0xC3]))
        #expect(reading.posts.first?.title == "ÄãºÃ")
    }

    @Test func oneWrongByteLeavesUTF8WhatItIs() throws {
        let words = "水獭今天早上回到了磨坊的小溪里"
        let reading = try read(bytes: feed(Array(words.utf8) + [0xE9] + Array(words.utf8)))
        #expect(reading.posts.first?.title == words + "é" + words)
        #expect(!reading.warnings.contains("was read so"))
    }
}
