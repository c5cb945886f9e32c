import SquelchIngest
import SquelchTimeline
import Testing

/// Lines that say a thing twice.
struct RepeatedKeyTests {
    @Test func aFieldThatStandsTwiceIsNamed() throws {
        let reading = try read(
            """
            {"account":"ada","id":"1","text":"Rain","text":"Sun"}
            {"account":"ada","id":"2","te\\u0078t":"Rain","x":1,"text":null,"id":"3"}
            {"account":"ada","id":"4","text":"Fog"}
            """)
        #expect(reading.posts.count == 3)
        #expect(reading.posts.first?.text == "Sun")
        #expect(reading.report.warnings.map(\.line) == [1, 2])
        #expect(reading.report.warnings.map(\.message) == ["has text more than once", "has text more than once"])
    }

    /// Fields that mean nothing here may be there twice, inside of others too.
    @Test func otherFieldsMayStandTwice() throws {
        let unknown = (0..<300).map { #""x\#($0)":0,"x\#($0)":{"text":1,"text":2},"# }.joined()
        let reading = try read(
            "{\(unknown)\"\":1,\"\":2,\"account\":\"ada\",\"id\":\"1\",\"text\":\"Rain\"}\n"
                + #"{"account":"ada","id":"2","text":"Fog"}"#)
        #expect(reading.posts.count == 2)
        #expect(reading.warnings.isEmpty)
    }

    @Test(arguments: [
        "account", "author", "text", "title", "id", "in_reply_to", "url", "updated", "published", "payment", "links",
        "language", "repost_of", "folder", "name", "html", "categories", "comments", "comments_url", "enclosures",
        "media", "selected", "source_title", "source_url",
    ])
    func everyKnownFieldIsSeen(key: String) throws {
        let reading = try read(#"{"kind":"post","id":"1","text":"a","\#(key)":null,"\#(key)":null}"# + "\n")
        #expect(reading.warnings.contains("has \(key) more than once"))
    }

    @Test func allFieldsTogetherAreNoRepetition() throws {
        let line = """
            {"kind":"post","account":"a","author":"a","text":"a","title":"a","id":"1","in_reply_to":null,"url":null,\
            "updated":null,"published":null,"payment":[],"links":[],"language":null,"repost_of":null,"folder":null,\
            "name":null,"html":null,"categories":[],"comments":1,"comments_url":null,"enclosures":[],"media":[],\
            "selected":false,"source_title":null,"source_url":null}
            """
        #expect(try read(line + "\n").warnings.isEmpty)
    }
}
