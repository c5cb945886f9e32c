import Testing

/// Ways to pay that a feed names.
@Suite("Payment")
struct PaymentTests {
    private func channel(_ fields: String, items: String = "<item><title>x</title></item>") throws -> Reading {
        try read(
            rss(
                items, channel: fields,
                attributes: #"xmlns:podcast="https://podcastindex.org/namespace/1.0""#
                    + #" xmlns:content="http://purl.org/rss/1.0/modules/content/""#))
    }

    private func value(_ recipients: String, type: String = #"type="lightning""#) -> String {
        #"<podcast:value \#(type) method="keysend" suggested="0.00000005000">\#(recipients)</podcast:value>"#
    }

    private func recipient(_ address: String, _ split: String, _ more: String = "") -> String {
        #"<podcast:valueRecipient name="x" type="lnaddress" address="\#(address)" split="\#(split)" \#(more)/>"#
    }

    @Test func aLightningAddressIsAWayToPay() throws {
        let reading = try channel(value(recipient(" Ada@Pay.example ", "100")))
        #expect(reading.feeds.first?["payment"] == "lightning:ada@pay.example")
        #expect(reading.posts.first?.payment == [])
    }

    @Test func onlyThoseWithTheLargestPartArePaid() throws {
        let recipients =
            recipient("index@pay.example", "1") + recipient("ada@pay.example", "45")
            + recipient("app@pay.example", "99", #"fee="true""#) + recipient("bo@pay.example", "45")
        #expect(
            try channel(value(recipients)).feeds.first?["payment"]
                == "lightning:ada@pay.example lightning:bo@pay.example")
    }

    /// Who shares a node with others cannot be paid by its key alone; nor does a guest stand in for the author.
    @Test(arguments: [
        #"<podcast:valueRecipient type="node" address="02ab" split="90"/>"#,
        #"<podcast:valueRecipient type="node" address="02ab" customKey="6" customValue="7" split="90"/>"#,
        #"<podcast:valueRecipient split="90"/><podcast:valueRecipient/>"#,
        #"<podcast:valueRecipient address="@" split="1"/><podcast:valueRecipient address="a b@x.example" split="1"/>"#,
        #"<podcast:valueRecipient address="a@pay.example" split="0"/>"#,
        #"<podcast:valueRecipient address="a@pay.example" split="-5"/>"#,
        #"<podcast:valueRecipient address="a@pay.example" split="99999999999999999999"/>"#,
        #"<podcast:valueTimeSplit><podcast:valueRecipient address="a@pay.example" split="1"/></podcast:valueTimeSplit>"#,
    ])
    func nothingElseIsALightningAddress(_ recipients: String) throws {
        #expect(try channel(value(recipients)).feeds.first?["payment"] == "")
    }

    @Test func aNodeWithTheLargestPartHidesSmallAddresses() throws {
        let node = #"<podcast:valueRecipient type="node" address="02ab" split="95"/>"#
        for recipients in [node + recipient("a@pay.example", "5"), recipient("a@pay.example", "5") + node] {
            #expect(try channel(value(recipients)).feeds.first?["payment"] == "")
        }
    }

    @Test func otherCurrenciesAndOtherPlacesAreNotRead() throws {
        let one = recipient("a@pay.example", "1")
        #expect(try channel(value(one, type: #"type="hive""#)).feeds.first?["payment"] == "")
        #expect(try channel(one).feeds.first?["payment"] == "")
        #expect(try channel(value(one, type: "")).feeds.first?["payment"] == "lightning:a@pay.example")
    }

    @Test func anEpisodeHasItsOwnValue() throws {
        let reading = try channel(
            value(recipient("show@pay.example", "1")),
            items: "<item><title>x</title>\(value(recipient("guest@pay.example", "1")))</item>")
        #expect(reading.feeds.first?["payment"] == "lightning:show@pay.example")
        #expect(reading.posts.first?.payment == ["lightning:guest@pay.example"])
    }

    @Test func linksInTextsThatAreMarkedAsPayment() throws {
        let reading = try channel(
            """
            <description><![CDATA[News. <a href="/tip" rel="noopener Payment">Tip</a> <a href="/no">no</a>]]></description>
            """,
            items: """
                <item><title>x</title><content:encoded><![CDATA[<p>Rain.</p><a rel='payment' href="https://pay.example/?a=1&amp;b=2">
                Pay</a> <a rel=payments href="https://no.example/">no</a> <a rel="payment" href="javascript:pay()">no</a>
                <a rel="me" rel="payment" href="https://me.example/">no</a>
                <video><a rel="payment" href="https://hidden.example/">no</a></video>]]></content:encoded></item>
                """)
        #expect(reading.feeds.first?["payment"] == "https://hill.example/tip")
        #expect(reading.posts.first?.payment == ["https://pay.example/?a=1&b=2"])
        #expect(reading.posts.first?.links.contains("https://pay.example/?a=1&b=2") == true)
    }
}
