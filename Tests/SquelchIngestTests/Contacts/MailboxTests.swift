import SquelchTimeline
import Testing

@testable import SquelchIngest

/// Mail gives direct correspondents, and nobody else.
struct MailboxTests {
    private static let date = "Date: Tue, 05 Mar 2024 08:30:00 +0100"

    private func read(_ messages: String..., me: [String] = ["me@hill.example"]) throws -> ContactReading {
        try readContacts(["Inbox.mbox": messages.joined()], me: me)
    }

    @Test func aMessageToTheUserAloneIsAnExchange() throws {
        let reading = try read(mail("From: Ada <Ada@Glen.example>\nTo: ME@hill.example\n\(Self.date)"))
        #expect(reading.interactions == ["in message mailto:ada@glen.example 1709623800 Ada"])
        #expect(reading.reports[0].format?.name == "mbox")
        #expect(reading.words.isEmpty)
    }

    @Test func aMessageOfTheUserToOneIsAnExchange() throws {
        let reading = try read(mail("From: me@hill.example\nTo: \"Bo, of Glen\" <bo@glen.example>\n\(Self.date)"))
        #expect(reading.interactions == ["out message mailto:bo@glen.example 1709623800 Bo, of Glen"])
    }

    @Test(arguments: ["Cc: cc@glen.example", "Bcc: bcc@glen.example", "To: to2@glen.example", "CC : cc@glen.example"])
    func aMessageOfTheUserToMoreThanOneIsNone(field: String) throws {
        let reading = try read(mail("From: me@hill.example\nTo: to@glen.example\n\(field)\n\(Self.date)"))
        #expect(reading.records == 0)
        #expect(!reading.texts.contains("glen"))
    }

    @Test func whoIsBesideTheUserIsNeverLookedAt() throws {
        let headers = """
            From: ada@glen.example
            To: me@hill.example
            Cc: Cecil <cc@other.example>
            Bcc: bcc@other.example
            Reply-To: Reply <reply@other.example>
            Resent-From: resent@other.example
            Resent-To: resent2@other.example
            Sender: sender@other.example
            """
        let reading = try read(mail(headers))
        #expect(reading.interactions == ["in message mailto:ada@glen.example"])
        #expect(!reading.texts.contains("other.example") && !reading.texts.contains("Cecil"))
        #expect(!reading.words.contains("other.example"))
    }

    @Test(arguments: [
        "To: me@hill.example, other@glen.example", "To: me@hill.example\nTo: other@glen.example",
        "To: friends: me@hill.example;", "To: friends: me@hill.example, other@glen.example;",
        "To: undisclosed-recipients:;", "To: other@glen.example", "Subject: no To at all", "To:",
        "To: me@hill.example,\n other@glen.example",
    ])
    func aMessageThatIsNotToTheUserAloneIsNone(to: String) throws {
        let reading = try read(mail("From: ada@glen.example\n\(to)\n\(Self.date)"))
        #expect(reading.records == 0)
        #expect(reading.leftOut.values.reduce(0, +) == 1)
    }

    @Test(arguments: [
        "List-Id: <hill.lists.example>", "LIST-POST: <mailto:hill@lists.example>", "Precedence: bulk",
        "Precedence:\n list", "Auto-Submitted: auto-replied", "List-Unsubscribe: <https://lists.example>",
        "X-Spam-Flag: YES", "X-Gmail-Labels: Inbox,Spam",
        // A line that is no field must not hide those behind it.
        "this is no field\nList-Id: <hill.lists.example>", ">From me\nList-Id: <hill.lists.example>",
    ])
    func listsAndMachinesAreNoCorrespondents(field: String) throws {
        let reading = try read(mail("From: ada@glen.example\nTo: me@hill.example\n\(field)"))
        #expect(reading.records == 0)
        #expect(reading.leftOut.values.reduce(0, +) == 1)
    }

    @Test func whatAPersonWroteByHandIsNoMachine() throws {
        let reading = try read(mail("From: ada@glen.example\nTo: me@hill.example\nAuto-Submitted: no"))
        #expect(reading.records == 1)
    }

    @Test func namesAreDecodedAndAddressesInNamesAreNot() throws {
        let reading = try read(
            mail("From: =?UTF-8?Q?Zo=C3=AB?= =?utf-8?B?IFfDpGxk?= <zoe@glen.example>\nTo: me@hill.example"),
            mail("From: \"'victim@glen.example' via List\" <x@glen.example>\nTo: me@hill.example"),
            mail("From: =?UTF-8?Q?A=1B=5B31m=0D=0AB?= <y@glen.example>\nTo: me@hill.example"),
            mail("From:\n Folded\n  Name\n <z@glen.example>\nTo:\n\tme@hill.example"))
        #expect(
            reading.interactions == [
                "in message mailto:zoe@glen.example Zoë Wäld", "in message mailto:x@glen.example",
                "in message mailto:y@glen.example A[31m B", "in message mailto:z@glen.example Folded Name",
            ])
    }

    @Test(arguments: [
        "=?x-gbk?B?y67MoQ==?= 水獭", "=?cp936?b?y67MoQ==?= 水獭", "=?GB_2312-80?B?y67MoQ==?= 水獭",
        "=?x-sjis?B?gqmC7YKkgrs=?= かわうそ", "=?ks_c_5601-1987?B?vPa03g==?= 수달",
        "=?x-x-big5?B?pPTDoQ==?= 水獺", "=?win-1251?Q?=EC=E8=F0?= мир", "=?utf8mb4?Q?Zo=C3=AB?= Zoë",
        "=?UTF_8?Q?Zo=C3=AB?= Zoë", "=?utf-8*en?Q?Zo=C3=AB?= Zoë", "=?iso8859-1?Q?Zo=EB?= Zoë",
        "=?iso-8859-1?Q?=93Zo=EB=94?= “Zoë”",
        "=?unknown-8bit?Q?Zo=EB?= Zoë", "=?unknown-8bit?Q?Zo=C3=AB?= Zoë", "=?x-nonsense?Q?Zo=EB?= Zoë",
        "=?ansi?Q?Zo=EB?= Zoë",
        "=?x-gbk?B?y67Mocuu?=\n =?cp936?B?zKE=?= 水獭水獭",
    ])
    func labelsOfNamesAreReadAsThoseOfFeeds(field: String) throws {
        let name = try #require(field.split(separator: " ").last)
        let reading = try read(
            mail("From: \(field.dropLast(name.count + 1)) <zoe@glen.example>\nTo: me@hill.example"))
        #expect(reading.interactions == ["in message mailto:zoe@glen.example \(name)"])
    }

    @Test func whatOnlyLooksLikeAnEncodedWordStays() throws {
        let reading = try read(
            mail("From: \"=?what?=\" <a@glen.example>\nTo: me@hill.example"),
            mail("From: =?x-gbk?B <b@glen.example>\nTo: me@hill.example"),
            mail("From: c@glen.example\nTo: me@hill.example\nSubject: =?x-gbk?"))
        #expect(
            reading.interactions == [
                "in message mailto:a@glen.example =?what?=", "in message mailto:b@glen.example =?x-gbk?B",
                "in message mailto:c@glen.example",
            ])
    }

    @Test func tenThousandRecipientsAreNoCorrespondents() throws {
        let many = (0..<10_000).map { "p\($0)@glen.example" }.joined(separator: ",\n ")
        let reading = try read(
            mail("From: me@hill.example\nTo: \(many)"),
            mail("From: ada@glen.example\nCc: \(many)\nTo: me@hill.example"),
            mail(
                "From: me@hill.example\nTo: bo@glen.example\nBcc: "
                    + String(repeating: "p@glen.example,", count: 90_000)))
        #expect(reading.interactions == ["in message mailto:ada@glen.example"])
    }

    @Test func brokenMessagesGiveNothingAndEndNothing() throws {
        let reading = try read(
            mail("To: me@hill.example"), mail("From: \nTo: me@hill.example"),
            mail("From: a@glen.example, b@glen.example\nTo: me@hill.example"),
            mail("From: \"unclosed <c@glen.example>\nTo: me@hill.example"),
            mail("From: d\u{0}@glen.example\nTo: me@hill.example"),
            mail("From: nobody\nTo: me@hill.example"),
            mail(
                "Content-Type: multipart/mixed; boundary=\nFrom: e@glen.example\nTo: me@hill.example", body: "--\n--\n"),
            mail("From: last@glen.example\nTo: me@hill.example\nDate: yesterday"))
        #expect(
            reading.interactions == [
                "in message mailto:c@glen.example unclosed", "in message mailto:e@glen.example",
                "in message mailto:last@glen.example",
            ])
        #expect(reading.words.contains("the date could not be understood"))
    }

    @Test func messagesAreCutWhereTheyBegin() throws {
        let reading = try read(
            mail(
                "From: a@glen.example\nTo: me@hill.example",
                body: ">From b@glen.example\n\nFrom here on it rains\nFrom: c@x.example\n"),
            mail("From: d@glen.example\nTo: me@hill.example").replacing("\n", with: "\r\n"),
            "no empty line before\nFrom x@y.example Tue Mar  5 07:30:00 2024\nFrom: e@glen.example\nTo: me@hill.example\n\n",
            mail("From: f@glen.example\nTo: me@hill.example", body: String(repeating: "x", count: 3 << 20)),
            mail("From: g@glen.example\nTo: me@hill.example"))
        #expect(
            reading.interactions == ["a", "d", "e", "f", "g"].map { "in message mailto:\($0)@glen.example" })
    }

    @Test func headersThatAreCutOffAreNotTrusted() throws {
        let reading = try read("From x@y.example Tue Mar  5 07:30:00 2024\nFrom: a@glen.example\nTo: me@hill.example\n")
        #expect(reading.records == 0)
        #expect(reading.skipped == ["a message whose headers are broken or too long": 1])
    }

    @Test func theSameMessageCountsOnceAFile() throws {
        let message = mail("Message-ID: <1@glen.example>\nFrom: a@glen.example\nTo: me@hill.example")
        let reading = try read(message, message)
        #expect(reading.records == 1)
    }

    @Test func mailIsLeftAloneUnlessAsked() throws {
        let reading = try readContacts(
            ["Inbox": mail("From: a@glen.example\nTo: me@hill.example"), "c.vcf": "BEGIN:VCARD\nFN:A\nEND:VCARD\n"],
            asked: false)
        #expect(reading.records == 0)
        #expect(reading.reports.map(\.format?.name) == ["mbox", "vcard"])
        #expect(
            reading.reports.allSatisfy { $0.warnings.map(\.message) == ["mail is read only with --include-contacts"] })
    }

    @Test func sentMailTellsWhoseMailItIs() throws {
        let reading = try readContacts(
            [
                "Inbox": mail("From: a@glen.example\nTo: ada@hill.example"),
                "Sent Messages.mbox": mail("From: ada@hill.example\nTo: b@glen.example")
                    + mail("From: ada@hill.example\nTo: c@glen.example, d@glen.example")
                    + mail("From: other@hill.example\nTo: e@glen.example"),
            ], me: [])
        #expect(reading.interactions == ["in message mailto:a@glen.example", "out message mailto:b@glen.example"])
    }

    @Test func withoutAnOwnAddressNothingIsTaken() throws {
        let reading = try read(mail("From: a@glen.example\nTo: me@hill.example"), me: [])
        #expect(reading.records == 0)
        #expect(reading.words.contains("give it with --me"))
        #expect(reading.skipped == ["a message of which it cannot be told who is the user": 1])
    }

    @Test func draftsAndSpamFoldersAreLeftOut() throws {
        let reading = try readContacts(["Drafts": mail("From: me@hill.example\nTo: b@glen.example")])
        #expect(reading.records == 0)
        #expect(reading.words.contains("never sent"))
    }
}
