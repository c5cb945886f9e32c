import SquelchTimeline
import Testing

/// Which of the many addresses in an item becomes its own.
@Suite("Addresses of items")
struct LinkTests {
    private func atom(_ entry: String, attributes: String = "") throws -> Reading.Post {
        let reading = try read(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0" \(attributes)>
            <title>Hill</title><entry><id>urn:x:17</id><title>Rain</title>\(entry)</entry></feed>
            """)
        return try #require(reading.posts.first)
    }

    private func item(_ content: String, attributes: String = "") throws -> Reading.Post {
        try #require(try read(rss("<item><title>Rain</title>\(content)</item>", attributes: attributes)).posts.first)
    }

    @Test func aPermalinkStandsInForAMissingLink() throws {
        #expect(try item("<guid>https://hill.example/g</guid>").url == "https://hill.example/g")
        #expect(try item(#"<guid isPermaLink="true">https://hill.example/g</guid>"#).url == "https://hill.example/g")
        #expect(try item("<link></link><guid>https://hill.example/g</guid>").url == "https://hill.example/g")
    }

    @Test func anyOtherGUIDDoesNot() throws {
        #expect(try item(#"<guid isPermaLink="false">https://hill.example/g</guid>"#).url == nil)
        #expect(try item("<guid>hill-17</guid>").url == nil)
        #expect(try item("<guid>hill-17</guid>").id == "hill-17")
    }

    @Test func theLinkWinsOverTheGUID() throws {
        let post = try item("<guid>https://hill.example/g</guid><link>https://hill.example/l</link>")
        #expect(post.url == "https://hill.example/l")
        #expect(post.id == "https://hill.example/g")
    }

    @Test func relativeLinksUseTheChannelsAddress() throws {
        #expect(try item("<link>/rain</link>").url == "https://hill.example/rain")
    }

    @Test func xmlBaseWinsOverTheChannelsAddress() throws {
        let base = #"xml:base="https://base.example/notes/""#
        #expect(try item("<link>rain</link>", attributes: base).url == "https://base.example/notes/rain")
    }

    @Test func xmlBasesAreRelativeToEachOther() throws {
        let reading = try read(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://base.example/a/"><title>Hill</title>
            <entry xml:base="b/"><id>1</id><title>Rain</title><link href="c"/></entry>
            <entry><id>2</id><title>Sun</title><link href="c"/></entry></feed>
            """)
        #expect(reading.posts.map(\.url) == ["https://base.example/a/b/c", "https://base.example/a/c"])
    }

    @Test func linksInTheBodyAreMadeAbsolute() throws {
        let post = try item(
            """
            <link>https://hill.example/rain</link><description><![CDATA[<a href="/sun">sun</a>
            <a href="mailto:ada@hill.example">mail</a> <a href="https://far.example/x">far</a>]]></description>
            """)
        #expect(post.links == ["https://hill.example/sun", "https://far.example/x"])
    }

    @Test func aPageIsPreferredAmongAlternates() throws {
        let post = try atom(
            """
            <link rel="alternate" type="application/json" href="https://hill.example/rain.json"/>
            <link rel="alternate" type="text/html" href="https://hill.example/rain"/>
            """)
        #expect(post.url == "https://hill.example/rain")
    }

    @Test func anExplicitAlternateWinsOverALinkWithoutRel() throws {
        let post = try atom(
            #"<link href="https://hill.example/a"/><link rel="alternate" href="https://hill.example/b"/>"#)
        #expect(post.url == "https://hill.example/b")
        #expect(try atom(#"<link href="https://hill.example/a"/>"#).url == "https://hill.example/a")
    }

    @Test func otherRelationsGoWhereTheyBelong() throws {
        let post = try atom(
            """
            <link rel="related" href="https://far.example/1"/><link rel="via" href="https://far.example/2"/>
            <link rel="payment" href="https://pay.example/"/><link rel="replies" href="https://hill.example/talk"/>
            <link rel="enclosure" type="image/png" href="https://hill.example/p.png"/>
            <link rel="edit" href="https://hill.example/edit"/><link href="https://hill.example/rain"/>
            <thr:in-reply-to ref="urn:x:16"/>
            """)
        #expect(post.url == "https://hill.example/rain")
        #expect(post.links == ["https://far.example/1", "https://far.example/2"])
        #expect(post.payment == ["https://pay.example/"])
        #expect(post.commentsURL == "https://hill.example/talk")
        #expect(post.enclosures == ["https://hill.example/p.png"])
        #expect(post.flags.contains(.image))
        #expect(post.inReplyTo == "urn:x:16")
        #expect(post.flags.contains(.reply))
    }

    @Test func theOriginalLinkOfAProxyComesFirst() throws {
        let post = try item(
            """
            <link>https://proxy.example/~r/1</link>
            <description><![CDATA[<a href="https://far.example/">x</a>]]></description>
            <feedburner:origLink>https://hill.example/rain</feedburner:origLink>
            """, attributes: #"xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0""#)
        #expect(post.links == ["https://hill.example/rain", "https://far.example/"])
    }

    @Test func anAtomLinkInRSSIsRead() throws {
        let reading = try read(
            rss(
                #"<item><title>x</title><atom:link rel="alternate" href="https://hill.example/x"/></item>"#,
                channel: #"<atom:link rel="self" href="https://hill.example/feed"/>"#,
                attributes: #"xmlns:atom="http://www.w3.org/2005/Atom""#))
        #expect(reading.feeds.first?["feed_url"] == "https://hill.example/feed")
        #expect(reading.feeds.first?["link"] == "https://hill.example/")
        #expect(reading.posts.first?.url == "https://hill.example/x")
    }

    @Test func aBaseHoldsInsideOfItsElementOnly() throws {
        let post = try atom(
            """
            <title xml:base="https://odd.example/">Rain</title>
            <link rel="enclosure" xml:base="https://cdn.example/x/" type="audio/mpeg" href="a.mp3"/>
            <link href="rain/"/><content type="html" xml:base="https://img.example/">&lt;a href="map"&gt;m&lt;/a&gt;</content>
            """, attributes: #"xml:base="https://hill.example/blog/""#)
        #expect(post.url == "https://hill.example/blog/rain/")
        #expect(post.enclosures == ["https://cdn.example/x/a.mp3"])
        #expect(post.links == ["https://img.example/map"])
    }

    @Test func theChannelsAddressMayComeAfterTheItems() throws {
        let item =
            "<item><link>/rain</link><description>&lt;a href='/map'&gt;m&lt;/a&gt; &lt;a href='#x'&gt;x&lt;/a&gt;</description></item>"
        let reading = try read(
            "<rss><channel>\(item)<title>Hill</title><link>https://hill.example/</link></channel></rss>")
        #expect(reading.posts.first?.url == "https://hill.example/rain")
        #expect(reading.posts.first?.links == ["https://hill.example/map"])
        // Without any address there is nothing to be relative to.
        let alone = try read("<rss><channel>\(item)<title>Hill</title></channel></rss>")
        #expect(alone.posts.first?.links == [])
    }

    @Test func aSiteWithItsFeedBelowItIsAFolder() throws {
        let channel =
            #"<link>https://hill.example/blog</link><a:link rel="self" href="https://hill.example/blog/feed.xml"/>"#
        let reading = try read(
            """
            <rss xmlns:a="http://www.w3.org/2005/Atom"><channel><title>Hill</title>\(channel)
            <item><link>rain.html</link></item></channel></rss>
            """)
        #expect(reading.posts.first?.url == "https://hill.example/blog/rain.html")
    }
}
