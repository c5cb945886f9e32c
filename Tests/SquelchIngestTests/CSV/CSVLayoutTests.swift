import SquelchTimeline
import Testing

@testable import SquelchIngest

/// Which table it is, told by its content.
@Suite("CSV layout")
struct CSVLayoutTests {
    private func layout(_ text: String) -> CSVLayout? {
        Array(text.utf8).withUnsafeBufferPointer { CSVLayout.detect($0) }
    }

    @Test(arguments: [
        ("First Name,Last Name,URL,Email Address,Company,Position,Connected On\n", "linkedin connections"),
        ("From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n", "linkedin invitations"),
        ("Date,Type,Link\n", "linkedin reactions"),
        ("Date,Link,Message\n", "linkedin comments"),
        ("Account address,Show boosts,Notify on new posts,Languages\n", "mastodon following"),
        ("Account address,Hide notifications\n", "mastodon muted"),
        ("Hills,ada@hill.example\n", "mastodon lists"),
        ("@ada@hill.example\n", "mastodon following"),
        ("https://hill.example/users/ada/statuses/5\n", "mastodon bookmarks"),
        ("subreddit\nhills\n", "reddit subreddits"),
        ("id,permalink,direction\n", "reddit votes"),
        ("id,permalink\n", "reddit saved"),
        ("Kanal-ID,Kanal-URL,Titel\nUC0000000000000000000017,http://x,\n", "youtube subscriptions"),
        ("Video-ID,Zeit\nabcdefghijk,2024-03-05T07:30:00+00:00\n", "youtube playlist"),
        ("url,title,tags,time_added\n", "pocket"),
        ("URL,Title,Selection,Folder,Timestamp,Tags\n", "instapaper"),
        ("Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen\n", "readwise"),
        ("id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite\n", "raindrop"),
    ])
    func theHeaderDecides(_ text: String, _ kind: String) { #expect(layout(text)?.kind.format.name == kind) }

    @Test(arguments: [
        "plain words\n", "a,b\n1,2\n", "Engineering,08 Feb 2024\n", "date,link\n", "Date,Type,Link,Extra\n",
        "https://hill.example/\n", "x.example\ny.example\n", "mail ada@hill.example\n",
        "Ada,ada@gmail.com\nBo,bo@hill.example\nCy,\n",
        "ada@hill.example\nwords\nmore\n", "bo@hill.example,1\n", "\n\n", "\"",
    ])
    func othersAreNotGuessed(_ text: String) { #expect(layout(text) == nil) }

    @Test(arguments: [",", ";", "\t"])
    func everyDelimiter(_ delimiter: String) throws {
        let text = ["title", "url", "time_added", "tags", "status"].joined(separator: delimiter)
        let found = try #require(layout(text + "\n"))
        #expect(found.delimiter == delimiter.utf8.first)
    }

    @Test func aPreambleBeforeTheHeaderIsSteppedOver() throws {
        let text = "Notes:\n\"One, \"\"long\"\"\nsentence\"\n\nFirst Name,Last Name,Connected On\nAda,E,08 Feb 2024\n"
        #expect(layout(text)?.recordsBefore == 3)
    }

    @Test func anExcelMarkBeforeTheHeaderIsSteppedOver() {
        #expect(layout("sep=;\nurl;time_added\n")?.kind == .pocket)
    }

    @Test func aTableOfAnUnknownKindIsNamedWithoutItsContent() throws {
        let reading = try readExport("Ada,secret\nBo,secret\nCy,secret\n")
        #expect(reading.report.isFailure)
        #expect(reading.warnings.contains("2 columns"))
        #expect(!reading.everything.contains("secret"))
    }

    @Test func markupInCellsMakesNoFeedOfATable() throws {
        let reading = try readExport(
            "Title,URL,ID,Document tags,Saved date\n<b>x</b> <rss>,https://hill.example/,1,[],\n")
        #expect(reading.report.format?.name == "readwise")
        #expect(reading.attention.count == 1)
    }
}
