import SquelchIngest
import SquelchTimeline
import Testing

/// Who the user is, where an export does not say it outright.
@Suite("Who is the user")
struct OwnPostTests {
    /// An outbox of two posts, the second of which goes on with the first, and a boost of the first.
    private func outbox(actor: String, post: String) -> String {
        func note(_ number: Int, _ more: String) -> String {
            """
            {"type":"Create","actor":"\(actor)","published":"2026-03-01T10:00:00Z","object":{"type":"Note",
            "id":"\(post)\(number)","attributedTo":"\(actor)","to":["https://www.w3.org/ns/activitystreams#Public"]\(more)}}
            """
        }
        let mention = #","tag":[{"type":"Mention","href":"https://pond.example/users/bo","name":"@bo@pond.example"}]"#
        return """
            {"@context":"https://www.w3.org/ns/activitystreams","id":"outbox.json","type":"OrderedCollection","orderedItems":[
            \(note(2, #","inReplyTo":"\#(post)1""# + mention)),
            \(note(1, "")),
            {"type":"Announce","actor":"\(actor)","published":"2026-03-01T11:00:00Z","object":"\(post)1"}]}
            """
    }

    @Test(arguments: [
        ("https://fedi.example/users/me", "https://fedi.example/users/me/statuses/"),
        ("https://fedi.example/ap/users/1", "https://fedi.example/ap/users/1/statuses/"),
        ("https://fedi.example/users/me", "https://fedi.example/objects/0b6e-"),
    ])
    func oneOwnThreadIsNoConversation(_ actor: String, _ post: String) throws {
        let reading = try readExport(outbox(actor: actor, post: post))
        #expect(reading.attention.isEmpty)
        #expect(reading.interactions.map(\.type) == ["mention"])
        #expect(reading.interactions.map(\.account) == ["bo@pond.example"])
    }

    @Test func listsOfAccountsInAnArchiveAreFollows() throws {
        let list = #""type":"OrderedCollection","orderedItems":["https://pond.example/users/bo"]}"#
        let following = try readExport(#"{"id":"following.json","# + list)
        #expect(following.follows.map(\.account) == ["bo@pond.example"])
        let followers = try readExport(#"{"id":"https://fedi.example/users/me/followers","# + list)
        #expect(followers.report.counts.followers == 1 && followers.warnings.isEmpty)
    }

    @Test func aRecipientWithoutAnAddressIsWhoSendsUnderThatName() throws {
        let me = "Ada Sample,https://www.linkedin.com/in/ada", bo = "Bo Sample,https://www.linkedin.com/in/bo"
        let reading = try readExport(
            """
            CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT
            1,,\(me),Bo Sample,2021-02-04 10:00:00 UTC,,
            1,,\(bo),Ada Sample,2021-02-04 11:00:00 UTC,,
            2,,\(me),Cy Third,2021-02-05 10:00:00 UTC,,

            """)
        #expect(
            reading.interactions.map(\.account) == ["linkedin.com/in/bo", "linkedin.com/in/bo", "linkedin:Cy Third"])
        #expect(reading.interactions.map(\.direction) == ["out", "in", "out"])
    }

    @Test(arguments: [
        "Bo Sample,https://www.linkedin.com/in/bo;https://www.linkedin.com/in/cy",
        "\"Bo Sample,Cy Third\",", "\"Bo Sample, Cy Third\",", "Bo Sample;Cy Third,",
    ])
    func aMessageToSeveralPeopleIsLeftOut(_ recipients: String) throws {
        let reading = try readExport(
            "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE\n"
                + "1,Ada Sample,https://www.linkedin.com/in/ada,\(recipients),2021-02-04 10:00:00 UTC\n")
        #expect(reading.interactions.isEmpty && reading.ignored == 1)
    }

    @Test func theLineThatStandsInForAQuotedPostIsNoText() throws {
        func status(_ content: String) -> String {
            #"{"id":"1","uri":"https://a.example/1","content":"\#(content)","account":{"acct":"bo"}}"#
        }
        let link = #"<a href=\"https://fedi.example/@ada/1\"><span class=\"invisible\">https://</span>fedi.example</a>"#
        let reading = try readExport(
            "[" + status(#"<p class=\"quote-inline\">RE: "# + link + "</p><p>Louder here.</p>") + ","
                + status(#"<p>Louder.<span class=\"quote-inline\"><br><br>RE: "# + link + "</span></p>") + "]")
        #expect(reading.posts.map(\.text) == ["Louder here.", "Louder."])
        #expect(reading.posts.map(\.links) == [["https://fedi.example/@ada/1"], ["https://fedi.example/@ada/1"]])
    }
}
