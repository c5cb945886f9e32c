import Testing

/// Who wrote a post, out of all who are named in it.
@Suite("Authors")
struct AuthorTests {
    private let modules = """
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" \
        xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0"
        """

    private func item(_ content: String) throws -> Reading.Post {
        try #require(try read(rss("<item><guid>1</guid>\(content)</item>", attributes: modules)).posts.first)
    }

    @Test func allAuthorsAreKept() throws {
        let post = try item(
            "<dc:creator>Ada Hill</dc:creator><dc:creator>Ben Lake</dc:creator><dc:creator>Ada Hill</dc:creator>")
        #expect(post.author == "Ada Hill")
        #expect(post.coauthors == ["Ben Lake"])
        let entry =
            "<author><name>Ada Hill</name></author><author><name>Ben Lake</name><email>b@x.example</email></author>"
        let reading = try read(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>x</title><entry><id>1</id>\(entry)</entry></feed>")
        #expect(reading.posts.first?.author == "Ada Hill")
        #expect(reading.posts.first?.coauthors == ["Ben Lake"])
    }

    @Test(arguments: [
        "<author>desk@x.example</author><dc:creator>Ada Hill</dc:creator>",
        "<dc:creator>Ada Hill</dc:creator><author>desk@x.example</author>",
        "<author>ada@x.example (Ada Hill)</author>", "<author>Ada Hill &lt;ada@x.example&gt;</author>",
        "<author>Ada Hill (ada@x.example)</author>",
        "<author>pod@x.example</author><itunes:author>Ada Hill</itunes:author>",
        "<dc:creator><![CDATA[<a href='/ada'>Ada Hill</a>]]></dc:creator>", "<podcast:person>Ada Hill</podcast:person>",
        "<podcast:person role='guest'>Ben Lake</podcast:person><podcast:person role='Host'>Ada Hill</podcast:person>",
    ])
    func aNameIsBetterThanAMailAddress(_ content: String) throws {
        let post = try item(content)
        #expect(post.author == "Ada Hill")
        #expect(post.coauthors.isEmpty)
    }

    @Test func aMailAddressIsBetterThanNothing() throws {
        #expect(try item("<author>desk@x.example</author>").author == "desk@x.example")
    }

    @Test(arguments: [
        "<media:content url='https://x.example/a.jpg'><media:credit role='photographer'>Agency</media:credit></media:content>",
        "<media:credit>Agency</media:credit>", "<podcast:person role='guest'>Ben Lake</podcast:person>",
    ])
    func creditsAndGuestsAreNoAuthors(_ content: String) throws {
        #expect(try item(content + "<title>x</title>").author == nil)
    }

    @Test func theAuthorOfASourceIsThatOfItsEntries() throws {
        let source = "<source><title>Lake</title><author><name>Ben Lake</name></author></source>"
        let reading = try read(
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><id>1</id>\(source)</entry>
            <entry><id>2</id>\(source)<author><name>Ada Hill</name></author></entry></feed>
            """)
        #expect(reading.posts.map(\.author) == ["Ben Lake", "Ada Hill"])
    }
}
