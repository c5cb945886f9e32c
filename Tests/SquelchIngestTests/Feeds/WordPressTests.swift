import SquelchTimeline
import Testing

@testable import SquelchIngest

/// Exports of WordPress: posts that were published, and comments as exchanges.
struct WordPressTests {
    private func export(_ items: String, prefix: String = "wp", version: String = "1.2") -> [UInt8] {
        Array(
            """
            <?xml version="1.0"?><rss version="2.0" xmlns:excerpt="http://wordpress.org/export/\(version)/excerpt/"
              xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
              xmlns:\(prefix)="http://wordpress.org/export/\(version)/"><channel>
              <title>Hill</title><link>https://hill.example</link><wp:wxr_version>\(version)</wp:wxr_version>
              <wp:author><wp:author_id>7</wp:author_id><wp:author_login><![CDATA[ada]]></wp:author_login>
                <wp:author_email><![CDATA[ada@mail.example]]></wp:author_email></wp:author>
              \(items)</channel></rss>
            """.replacing("wp:", with: prefix + ":").utf8)
    }

    private func item(_ fields: String, type: String = "post", status: String = "publish") -> String {
        """
        <item><title>Rain</title><link>https://hill.example/rain</link>
          <content:encoded><![CDATA[<p>It rains.</p>]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>
          <wp:post_date_gmt><![CDATA[2024-03-05 07:30:00]]></wp:post_date_gmt>
          <wp:status><![CDATA[\(status)]]></wp:status><wp:post_type><![CDATA[\(type)]]></wp:post_type>\(fields)</item>
        """
    }

    private func comment(
        _ id: Int, url: String = "https://www.glen.example/", name: String = "Bo", approved: String = "1",
        type: String = "comment", parent: Int = 0, user: Int = 0
    ) -> String {
        """
        <wp:comment><wp:comment_id>\(id)</wp:comment_id><wp:comment_author><![CDATA[\(name)]]></wp:comment_author>
          <wp:comment_author_email><![CDATA[bo@mail.example]]></wp:comment_author_email>
          <wp:comment_author_url>\(url)</wp:comment_author_url><wp:comment_author_IP>192.0.2.1</wp:comment_author_IP>
          <wp:comment_date><![CDATA[2024-03-05 09:30:00]]></wp:comment_date>
          <wp:comment_date_gmt><![CDATA[2024-03-05 08:30:00]]></wp:comment_date_gmt>
          <wp:comment_content><![CDATA[<p>So it <b>does</b>.</p>]]></wp:comment_content>
          <wp:comment_approved><![CDATA[\(approved)]]></wp:comment_approved>
          <wp:comment_type><![CDATA[\(type)]]></wp:comment_type><wp:comment_parent>\(parent)</wp:comment_parent>
          <wp:comment_user_id>\(user)</wp:comment_user_id></wp:comment>
        """
    }

    @Test func commentsOfOthersAndAnswersToThemAreExchanges() throws {
        let reading = try readSource(
            bytes: export(
                item(comment(1) + comment(2, url: "", name: "Ada", parent: 1, user: 7) + comment(3, type: ""))))
        #expect(
            reading.interactions == [
                "in comment glen.example 1709627400", "out comment glen.example 1709627400",
                "in comment glen.example 1709627400",
            ])
        #expect(reading.report.format?.name == "wxr")
        #expect(reading.report.counts.posts == 1)
        #expect(reading.report.counts.skipped.isEmpty)
    }

    @Test func commentsThatSayNothingOfPeopleAreCounted() throws {
        let reading = try readSource(
            bytes: export(
                item(
                    comment(1, type: "pingback") + comment(2, type: "trackback") + comment(3, approved: "spam")
                        + comment(4, approved: "0") + comment(5, url: "") + comment(6, url: "mailto:x@mail.example")
                        + comment(7, user: 7) + comment(8, parent: 7, user: 7) + comment(9, parent: 99, user: 7)
                        + comment(10, url: "https://hill.example"))))
        #expect(reading.interactions.isEmpty)
        #expect(
            reading.report.counts.ignored == [
                "a pingback, a trackback or the like": 2, "a comment that is spam or was not approved": 2,
                "a comment whose author gave no address": 2,
                "a comment of the blog's own authors that answers nobody else": 4,
            ])
    }

    @Test func mailAddressesAndTextsOfCommentsAreNeverTaken() throws {
        let reading = try readContacts([
            "export.xml": String(decoding: export(item(comment(1, name: "bo@mail.example"))), as: UTF8.self)
        ])
        #expect(reading.interactions == ["in comment glen.example 1709627400"])
        #expect(!reading.texts.contains("mail.example") && !reading.texts.contains("does"))
        #expect(!reading.texts.contains("192.0.2.1"))
    }

    @Test func onlyPublishedPostsAndPagesArePosts() throws {
        let reading = try readSource(
            bytes: export(
                item("") + item("", type: "page") + item("", status: "draft") + item("", status: "private")
                    + item("", type: "attachment", status: "inherit") + item("", type: "nav_menu_item")
                    + item("<wp:post_password><![CDATA[x]]></wp:post_password>")
                    + item("<wp:post_password><![CDATA[]]></wp:post_password>")))
        #expect(reading.report.counts.posts == 3)
        #expect(
            reading.report.counts.ignored == [
                "a post that was not published": 2, "a file, a menu or the like, not a post": 2,
                "a post that has a password": 1,
            ])
    }

    @Test(arguments: ["1.0", "1.1", "1.2", "9"])
    func versionAndPrefixDoNotMatter(version: String) throws {
        let reading = try readSource(bytes: export(item(comment(1)), prefix: "export", version: version))
        #expect(reading.interactions.count == 1)
        #expect(reading.report.format?.name == "wxr")
    }

    @Test func commentsThatAreCutOffOrOutOfPlaceHarmNothing() throws {
        let broken = item("<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_approved>1")
        let reading = try readSource(
            bytes: Array(
                String(decoding: export(comment(4) + item(comment(2)) + broken), as: UTF8.self)
                    .split(separator: "</item></channel>")[0].utf8))
        #expect(reading.interactions == ["in comment glen.example 1709627400"])
        #expect(reading.report.counts.posts == 2)
    }
}
