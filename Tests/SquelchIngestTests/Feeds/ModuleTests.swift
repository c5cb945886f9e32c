import SquelchIngest
import SquelchTimeline
import Testing

/// What the modules of RSS and Atom add to an item.
@Suite("Modules")
struct ModuleTests {
    private static let namespaces = """
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" \
        xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" \
        xmlns:podcast="https://podcastindex.org/namespace/1.0" \
        xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:wfw="http://wellformedweb.org/CommentAPI/" \
        xmlns:thr="http://purl.org/syndication/thread/1.0"
        """

    private func item(_ content: String, channel: String = "") throws -> Reading.Post {
        let document = rss("<item><guid>1</guid>\(content)</item>", channel: channel, attributes: Self.namespaces)
        return try #require(try read(document).posts.first)
    }

    @Test func aFeedSaysHowOftenItWantsToBeAskedFor() throws {
        let channel = """
            <ttl> 90 </ttl><skipHours><hour>0</hour><hour>24</hour><hour>7</hour><hour>x</hour></skipHours>
            <skipDays><day>Sunday</day><day>Someday</day></skipDays>
            <sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>
            """
        let item = "<item><guid>1</guid><title>Rain</title><ttl>1</ttl><day>Monday</day></item>"
        let sy = #" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/""#
        let batch = RecordBatch()
        var paces: [FeedPace] = []
        let bytes = Array(rss(item, channel: channel, attributes: Self.namespaces + sy).utf8)
        _ = Ingestor.read(Source(name: "a.xml", bytes: bytes), batch: batch) { paces += $0.feeds.map(\.pace) }
        #expect(
            paces == [
                FeedPace(timeToLive: 5400, updateInterval: 21_600, skippedHours: 1 | 1 << 7, skippedDays: 1 << 6)
            ])
    }

    @Test(arguments: [
        ("https://new.example/feed", "https://new.example/feed"), (" /feed2 ", "https://hill.example/feed2"),
        ("javascript:x", nil), ("", nil),
    ])
    func aFeedSaysWhereItHasMovedTo(written: String, target: String?) throws {
        let channel = "<link>https://hill.example/</link><itunes:new-feed-url>\(written)</itunes:new-feed-url>"
        let item = "<item><guid>1</guid><itunes:new-feed-url>https://no.example/</itunes:new-feed-url></item>"
        let reading = try read(rss(item, channel: channel, attributes: Self.namespaces))
        #expect(reading.moved == (target.map { ["hill.example": $0] } ?? [:]))
    }

    @Test(arguments: [
        ("<author>ada@hill.example (Ada Hill)</author>", "Ada Hill"),
        ("<author>Ada Hill &lt;ada@hill.example&gt;</author>", "Ada Hill"),
        ("<author>ada@hill.example</author>", "ada@hill.example"),
        ("<author>Ada Hill</author>", "Ada Hill"),
        ("<dc:creator>Ada Hill</dc:creator>", "Ada Hill"),
        ("<dc:creator><![CDATA[ Ada\n Hill ]]></dc:creator>", "Ada Hill"),
        ("<itunes:author>Ada Hill</itunes:author>", "Ada Hill"),
        ("<author><name>Ada Hill</name><email>a@hill.example</email></author>", "Ada Hill"),
        ("<author><email>a@hill.example</email></author>", "a@hill.example"),
    ])
    func authorsInAllForms(_ xml: String, _ name: String) throws {
        #expect(try item("<title>x</title>" + xml).author == name)
    }

    @Test func fundingOfAPodcast() throws {
        let reading = try read(
            rss(
                """
                <item><title>x</title><podcast:funding url="https://pay.example/one">Help</podcast:funding></item>
                """, channel: #"<podcast:funding url="https://pay.example/all">Help us</podcast:funding>"#,
                attributes: Self.namespaces))
        #expect(reading.feeds.first?["payment"] == "https://pay.example/all")
        #expect(reading.posts.first?.payment == ["https://pay.example/one"])
    }

    @Test func aMediaGroupGivesTextAndFlags() throws {
        let post = try item(
            """
            <media:group><media:title>Film</media:title><media:description>What it shows.</media:description>
            <media:content url="https://hill.example/f.mp4" type="video/mp4" medium="video"/>
            <media:thumbnail url="https://hill.example/f.jpg"/></media:group>
            """)
        #expect(post.title == "Film")
        #expect(post.text == "What it shows.")
        #expect(post.flags.contains(.media))
        #expect(post.flags.contains(.image))
    }

    @Test func numbersAndAddressesOfComments() throws {
        let post = try item(
            """
            <title>x</title><slash:comments>12</slash:comments>
            <wfw:commentRss>https://hill.example/talk.xml</wfw:commentRss>
            """)
        #expect(post.comments == 12)
        #expect(post.commentsURL == "https://hill.example/talk.xml")
        #expect(try item("<title>x</title><thr:total>3</thr:total>").comments == 3)
        #expect(try item("<title>x</title>").comments == -1)
    }

    @Test func theCommentPageIsNotTheNumberOfComments() throws {
        let post = try item(
            "<title>x</title><comments>https://hill.example/talk</comments><slash:comments>4</slash:comments>")
        #expect(post.comments == 4)
        #expect(post.commentsURL == "https://hill.example/talk")
    }

    @Test func theSourceOfARepublishedItem() throws {
        let post = try item(#"<title>x</title><source url="https://far.example/feed">Far</source>"#)
        #expect(post.sourceTitle == "Far")
        #expect(post.sourceURL == "https://far.example/feed")
    }

    @Test func theSourceOfAPlanetsEntry() throws {
        let reading = try read(
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>Planet</title><link href="https://planet.example/"/>
            <entry><id>1</id><title>Rain</title><link href="https://far.example/rain"/>
            <source><id>urn:far</id><title>Far</title><link rel="self" href="https://far.example/feed"/>
            <updated>2001-01-01T00:00:00Z</updated></source>
            <updated>2024-03-05T07:30:00Z</updated><content>It rained.</content></entry></feed>
            """)
        let post = try #require(reading.posts.first)
        #expect(reading.feeds.first?["title"] == "Planet")
        #expect(post.id == "1")
        #expect(post.title == "Rain")
        #expect(post.url == "https://far.example/rain")
        #expect(post.sourceTitle == "Far")
        #expect(post.sourceURL == "https://far.example/feed")
        #expect(post.updated == 1_709_623_800)
    }

    @Test func undeclaredPrefixesAreUnderstoodAndReported() throws {
        let reading = try read(
            rss(
                """
                <item><title>x</title><dc:creator>Ada</dc:creator>
                <content:encoded>long text</content:encoded><slash:comments>2</slash:comments></item>
                """))
        let post = try #require(reading.posts.first)
        #expect(post.author == "Ada")
        #expect(post.text == "long text")
        #expect(post.comments == 2)
        #expect(reading.warnings.contains("undeclared prefix"))
    }

    @Test func otherPeoplesElementsOfTheSameNameAreLeftAlone() throws {
        let post = try item(
            """
            <title>Right</title><x:title xmlns:x="https://x.example/ns">Wrong</x:title>
            <x:item xmlns:x="https://x.example/ns"><x:link>https://wrong.example/</x:link></x:item>
            <link>https://hill.example/right</link>
            """)
        #expect(post.title == "Right")
        #expect(post.url == "https://hill.example/right")
    }
}
