import SquelchTimeline
import Testing

@testable import SquelchIngest

/// Address books give names to those who corresponded, and counts.
struct ContactCardTests {
    private let inbox =
        mail("From: a@glen.example\nTo: me@hill.example") + mail("From: B <b@glen.example>\nTo: me@hill.example")

    private func cards(_ text: String) throws -> [ContactCard] {
        try readContacts(["book.vcf": text]).reports[0].contacts.cards
    }

    @Test func namesInQuotedPrintableAreInTheEncodingThatTheLineNames() throws {
        for (charset, name) in [
            ("Windows-1252", "J=F6rg"), ("\"iso-8859-1\"", "J=F6rg"), ("UTF-8", "J=C3=B6rg"),
            ("unheard-of", "J=C3=B6rg"),
        ] {
            let found = try cards(
                "BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=\(charset);ENCODING=QUOTED-PRINTABLE:\(name)\nEND:VCARD\n")
            #expect(found.map(\.name) == ["Jörg"], "\(charset)")
        }
    }

    @Test func aCardNamesWhoWrote() throws {
        let reading = try readContacts([
            "Inbox": inbox,
            "book.vcf": """
            BEGIN:VCARD
            VERSION:3.0
            FN:Ada Hill
            item1.EMAIL;TYPE="a:b",home:A@Glen.example
            URL:https://ada.example
            X-SOCIALPROFILE:https://social.example/ada
            END:VCARD
            BEGIN:VCARD
            FN:Nobody Wrote
            EMAIL:nobody@glen.example
            END:VCARD
            """,
        ])
        #expect(
            reading.interactions == [
                "in message mailto:a@glen.example Ada Hill", "in message mailto:b@glen.example B",
            ])
        #expect(reading.reports[1].note == "2 contacts, 1 of them with mail")
        #expect(reading.reports[1].counts.records == 0)
        #expect(!reading.texts.contains("Nobody") && !reading.texts.contains("social"))
    }

    @Test func oldAndNewCardsAreRead() throws {
        let text = """
            BEGIN:VCARD\r
            VERSION:2.1\r
            N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BC=\r
            ller;Zo=C3=AB;;;\r
            EMAIL;INTERNET;PREF:zoe@glen.example\r
            PHOTO;ENCODING=BASE64:\(String(repeating: "QUJD", count: 100_000))\r
             QUJD\r
            END:VCARD\r
            BEGIN:VCARD\r
            VERSION:4.0\r
            FN:Bo\\, of\r
              Glen\\; first\r
            EMAIL:mailto:bo@glen.example\r
            EMAIL:bo2@glen.example\r
            AGENT:\r
            BEGIN:VCARD\r
            FN:Agent\r
            EMAIL:agent@glen.example\r
            END:VCARD\r
            END:VCARD\r

            """
        let cards = try cards(text)
        #expect(
            cards == [
                ContactCard(name: "Zoë Müller", addresses: ["zoe@glen.example"]),
                ContactCard(name: "Bo, of Glen; first", addresses: ["bo@glen.example", "bo2@glen.example"]),
            ])
    }

    @Test(arguments: [
        "BEGIN:VCARD", "BEGIN:VCARD\nEMAIL\nFN\n:\n;:\n.:x\nEND:VCARD", "BEGIN:VCARD\nEND:VCARD\nEND:VCARD\n",
        "BEGIN:VCARD\nFN:=\nEMAIL:no address\nEMAIL:a@b@c.example\nEND:VCARD",
        "BEGIN:VCARD\nFN;QUOTED-PRINTABLE:=E=ZZ==\n",
    ])
    func brokenCardsGiveOneCardWithoutAddress(text: String) throws {
        let cards = try cards(text)
        #expect(cards.count == 1)
        #expect(cards.flatMap { $0.addresses } == [])
    }
}
