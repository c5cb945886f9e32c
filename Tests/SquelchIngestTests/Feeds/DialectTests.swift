import SquelchIngest
import SquelchTimeline
import Testing

/// Each dialect gives the same records under its own name.
@Suite("Feed dialects")
struct DialectTests {
    /// 2024-03-05T07:30:00Z
    private let morning: Int64 = 1_709_623_800

    @Test func rss090HasItemsBesideTheChannel() throws {
        let reading = try read(
            """
            <?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
              xmlns="http://my.netscape.com/rdf/simple/0.9/">
            <channel><title>Hill</title><link>https://hill.example/</link><description>d</description></channel>
            <item><title>Rain</title><link>https://hill.example/rain</link></item>
            <item><title>Sun</title><link>https://hill.example/sun</link></item></rdf:RDF>
            """)
        #expect(reading.report.format?.name == "rss0.90")
        #expect(reading.feeds.first?["title"] == "Hill")
        #expect(reading.feeds.first?["link"] == "https://hill.example/")
        #expect(reading.posts.map(\.title) == ["Rain", "Sun"])
        #expect(reading.posts.map(\.url) == ["https://hill.example/rain", "https://hill.example/sun"])
        #expect(reading.posts.allSatisfy { $0.published == nil })
        #expect(reading.warnings.isEmpty)
    }

    @Test(arguments: ["0.91", "0.92", "0.93", "0.94"])
    func earlyRSSHasItemsInTheChannel(_ version: String) throws {
        let reading = try read(
            """
            <?xml version="1.0"?>
            <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "rss-0.91.dtd">
            <rss version="\(version)"><channel><title>Hill</title><link>https://hill.example/</link>
            <language>en-gb</language>
            <image><title>Logo</title><url>https://hill.example/logo.png</url></image>
            <textinput><title>Search</title><link>https://hill.example/search</link></textinput>
            <item><title>Rain</title><link>https://hill.example/rain</link><description>It rained.</description></item>
            </channel></rss>
            """)
        #expect(reading.report.format?.name == "rss" + version)
        #expect(reading.feeds.first?["title"] == "Hill")
        #expect(reading.feeds.first?["language"] == "en-gb")
        #expect(reading.posts.count == 1)
        #expect(reading.posts.first?.text == "It rained.")
        #expect(reading.warnings.isEmpty)
    }

    @Test func rss10TakesIdAndDateFromItsModules() throws {
        let reading = try read(
            """
            <?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
              xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
              xmlns:content="http://purl.org/rss/1.0/modules/content/">
            <channel rdf:about="https://hill.example/feed"><title>Hill</title><link>https://hill.example/</link>
              <items><rdf:Seq><rdf:li resource="https://hill.example/rain"/></rdf:Seq></items></channel>
            <item rdf:about="urn:hill:17"><title>Rain</title><link>https://hill.example/rain</link>
              <description>short</description><content:encoded><![CDATA[<p>long <b>text</b></p>]]></content:encoded>
              <dc:creator>Ada</dc:creator><dc:subject>weather</dc:subject>
              <dc:date>2024-03-05T08:30:00+01:00</dc:date></item></rdf:RDF>
            """)
        let post = try #require(reading.posts.first)
        #expect(reading.report.format?.name == "rss1.0")
        #expect(reading.posts.count == 1)
        #expect(post.id == "urn:hill:17")
        #expect(post.url == "https://hill.example/rain")
        #expect(post.author == "Ada")
        #expect(post.categories == ["weather"])
        #expect(post.published == morning)
        #expect(post.text == "long text")
    }

    @Test func rss20HasEveryField() throws {
        let reading = try read(
            rss(
                """
                <item><title>Rain</title><link>https://hill.example/rain</link>
                <guid isPermaLink="false">hill-17</guid><pubDate>Tue, 05 Mar 2024 07:30:00 +0000</pubDate>
                <author>ada@hill.example (Ada)</author><category domain="https://hill.example/tags">weather</category>
                <category>water</category><comments>https://hill.example/rain#talk</comments>
                <enclosure url="https://hill.example/rain.mp3" length="1234" type="audio/mpeg"/>
                <description>It &lt;b&gt;rained&lt;/b&gt;.</description></item>
                """, channel: "<language>en</language>"))
        let post = try #require(reading.posts.first)
        #expect(reading.report.format?.name == "rss2.0")
        #expect(reading.report.counts.posts == 1)
        #expect(post.id == "hill-17")
        #expect(post.url == "https://hill.example/rain")
        #expect(post.title == "Rain")
        #expect(post.published == morning)
        #expect(post.author == "Ada")
        #expect(post.categories == ["weather", "water"])
        #expect(post.commentsURL == "https://hill.example/rain#talk")
        #expect(post.enclosures == ["https://hill.example/rain.mp3"])
        #expect(post.flags.contains(.media))
        #expect(post.text == "It rained.")
    }

    @Test func atom03HasItsOwnNamesForDates() throws {
        let reading = try read(
            """
            <?xml version="1.0"?><feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Hill</title>
            <link rel="alternate" type="text/html" href="https://hill.example/"/><tagline>Notes</tagline>
            <entry><id>tag:hill.example,2024:17</id><title>Rain</title>
            <link rel="alternate" type="text/html" href="https://hill.example/rain"/>
            <issued>2024-03-05T07:30:00Z</issued><modified>2024-03-05T08:30:00Z</modified>
            <author><name>Ada</name><url>https://ada.example/</url></author>
            <content type="text/html" mode="escaped">&lt;p&gt;It rained.&lt;/p&gt;</content></entry></feed>
            """)
        let post = try #require(reading.posts.first)
        #expect(reading.report.format?.name == "atom0.3")
        #expect(post.id == "tag:hill.example,2024:17")
        #expect(post.published == morning)
        #expect(post.updated == morning + 3600)
        #expect(post.author == "Ada")
        #expect(post.text == "It rained.")
    }

    @Test func atom10HasEveryField() throws {
        let reading = try read(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><id>urn:x:1</id><title>Hill</title>
            <link href="https://hill.example/"/><link rel="self" href="https://hill.example/feed.xml"/>
            <author><name>Ada</name></author>
            <entry><id>urn:x:17</id><title type="html">Rain &amp;amp; sun</title>
            <link rel="alternate" href="https://hill.example/rain"/>
            <published>2024-03-05T07:30:00Z</published><updated>2024-03-05T08:30:00.250Z</updated>
            <author><name>Bo</name><email>bo@hill.example</email></author>
            <category term="weather" scheme="https://hill.example/tags" label="Weather"/>
            <summary>short</summary><content type="html">&lt;p&gt;long&lt;/p&gt;</content></entry></feed>
            """)
        let post = try #require(reading.posts.first)
        #expect(reading.report.format?.name == "atom1.0")
        #expect(reading.feeds.first?["feed_url"] == "https://hill.example/feed.xml")
        #expect(reading.feeds.first?["link"] == "https://hill.example/")
        #expect(reading.feeds.first?["author"] == "Ada")
        #expect(reading.feeds.first?["language"] == "en")
        #expect(post.id == "urn:x:17")
        #expect(post.title == "Rain & sun")
        #expect(post.published == morning)
        #expect(post.updated == morning + 3600)
        #expect(post.author == "Bo")
        #expect(post.categories == ["weather"])
        #expect(post.text == "long")
    }

    @Test(arguments: ["1", "1.1"])
    func jsonFeedHasEveryField(_ version: String) throws {
        let reading = try read(
            """
            {"version":"https://jsonfeed.org/version/\(version)","title":"Hill","home_page_url":"https://hill.example/",
             "feed_url":"https://hill.example/feed.json","items":[{"id":"17","url":"https://hill.example/rain",
             "title":"Rain","content_html":"<p>It <b>rained</b>.</p>","date_published":"2024-03-05T07:30:00Z",
             "author":{"name":"Ada"},"tags":["weather"]}]}
            """)
        let post = try #require(reading.posts.first)
        #expect(reading.report.format?.name == (version == "1" ? "jsonfeed1.0" : "jsonfeed1.1"))
        #expect(reading.feeds.first?["feed_url"] == "https://hill.example/feed.json")
        #expect(post.id == "17")
        #expect(post.url == "https://hill.example/rain")
        #expect(post.title == "Rain")
        #expect(post.author == "Ada")
        #expect(post.categories == ["weather"])
        #expect(post.published == morning)
        #expect(post.text == "It rained.")
    }
}
