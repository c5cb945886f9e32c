import SquelchIngest
import SquelchTimeline
import Testing

/// Read-later services and bookmarks.
@Suite("Saved pages")
struct SavedPagesTests {
    @Test func pocketTable() throws {
        let reading = try readExport(
            "url,title,time_added\nhttps://hill.example/1,\"Two\nlines\",1709623800\nfile:///etc/passwd,x,1709623800\n")
        #expect(
            reading.attention == [.init(url: "https://hill.example/1", action: "save", at: 1_709_623_800)])
        #expect(reading.ignored == 1)
    }

    @Test func instapaper() throws {
        let old = try readExport("URL,Title,Selection,Folder\nhttps://hill.example/1,Rain,,Starred\n")
        #expect(old.attention == [.init(url: "https://hill.example/1", action: "star")])
        let new = try readExport(
            "URL,Title,Selection,Folder,Timestamp,Tags\nhttps://hill.example/1,Rain,,Unread,1700000000,\"[\"\"a\"\"]\"\n"
        )
        #expect(new.attention == [.init(url: "https://hill.example/1", action: "save", at: 1_700_000_000)])
    }

    @Test func raindropAndReadwise() throws {
        let raindrop = try readExport(
            """
            id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite
            1,"Rain, again",n,e,https://hill.example/rain,Reading / Weather,"rain, hills",2024-03-05T07:30:00.123Z,,,true
            2,Hail,n,e,https://hill.example/hail,starred,,2024-03-05T07:30:00.123Z,,,false
            """)
        #expect(raindrop.attention.map(\.action) == ["star", "save"])
        #expect(raindrop.attention.first?.at == 1_709_623_800)
        let readwise = try readExport(
            """
            Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen
            Rain,https://hill.example/rain,01,"['a', 'b']",2024-03-05 07:30:00+00:00,0.9,archive,True
            """)
        #expect(readwise.attention == [.init(url: "https://hill.example/rain", action: "save", at: 1_709_623_800)])
    }

    @Test func netscapeBookmarks() throws {
        let reading = try readExport(
            """
            <!DOCTYPE NETSCAPE-Bookmark-file-1>
            <META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
            <TITLE>Bookmarks</TITLE><H1>Bookmarks</H1>
            <DL><p>
              <DT><H3 ADD_DATE="1709623800">News &amp; more</H3>
              <DL><p>
                <DT><A HREF="https://hill.example/?a=1&b=2" ADD_DATE="1709623800" TAGS="a,b">Rain</A>
                <DD>a note
                <DT><A HREF="https://hill.example/" FEEDURL="https://hill.example/feed" ADD_DATE="1709623800000">Hill Bäume</A>
                <DT><H3>Local</H3>
                <DL><p><DT><A FEEDURL="feed:https://dale.example/feed">Dale</A></DL><p>
              </DL><p>
              <DT><A HREF="javascript:alert(1)" ADD_DATE="1709623800000000">x</A>
              <DT><A HREF="https://hill.example/last" ADD_DATE="1709623800000000">x</A>
            </DL><p>
            """)
        #expect(reading.report.format?.name == "netscape bookmarks")
        #expect(
            reading.attention.map(\.url) == [
                "https://hill.example/?a=1&b=2", "https://hill.example/", "https://hill.example/last",
            ])
        #expect(reading.attention.allSatisfy { $0.at == 1_709_623_800 && $0.action == "bookmark" })
        #expect(
            reading.follows == [
                .init(
                    account: "hill.example/feed", name: "Hill Bäume", url: "https://hill.example/",
                    feedURL: "https://hill.example/feed", platform: "feed", contexts: ["News & more"]),
                .init(
                    account: "dale.example/feed", name: "Dale", feedURL: "https://dale.example/feed", platform: "feed",
                    contexts: ["News & more/Local"]),
            ])
        #expect(reading.ignored == 1)
    }

    @Test func pocketPage() throws {
        let reading = try readExport(
            """
            <!DOCTYPE html><html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul>
            <li><a href="https://hill.example/?a=1&copy=2" time_added="1688628695" tags="a,b">Rain</a></li></ul>
            <h1>Read Archive</h1><ul><li><a href="https://hill.example/2" time_added="0" tags="">x</a></li></ul></body></html>
            """)
        #expect(reading.report.format?.name == "pocket")
        #expect(reading.attention.map(\.at) == [1_688_628_695, nil])
    }

    @Test func bookmarksOfBrowsers() throws {
        let chrome = try readExport(
            """
            {"roots":{"bookmark_bar":{"children":[{"type":"folder","children":[
            {"date_added":"13118850929335823","type":"url","url":"https://hill.example/"}]}]},"other":{"children":[]}},"version":1}
            """)
        #expect(chrome.attention == [.init(url: "https://hill.example/", action: "bookmark", at: 1_474_377_329)])
        let firefox = try readExport(
            """
            {"guid":"root________","title":"","root":"placesRoot","type":"text/x-moz-place-container","children":[
            {"guid":"menu________","title":"menu","root":"bookmarksMenuFolder","children":[{"title":"News","children":[
            {"uri":"https://hill.example/","dateAdded":1709623800000000,"title":"Hill"},
            {"title":"Dale","annos":[{"name":"livemark/feedURI","value":"https://dale.example/feed"}]},
            {"uri":"place:sort=8","dateAdded":1}]}]}]}
            """)
        #expect(firefox.attention == [.init(url: "https://hill.example/", action: "bookmark", at: 1_709_623_800)])
        #expect(firefox.follows.map(\.feedURL) == ["https://dale.example/feed"])
        #expect(firefox.follows.first?.contexts == ["News"])
        #expect(firefox.ignored == 1)
    }

    @Test(arguments: [
        (
            #"[{"href":"https://hill.example/","description":"t","time":"2024-03-05T07:30:00Z","toread":"no","tags":"a b"}]"#,
            "pinboard", "bookmark"
        ),
        (
            #"[{"title":"t","url":"https://hill.example/","tags":["a"],"created":"1709623800"}]"#, "delicious",
            "bookmark"
        ),
        (
            #"[{"id":1,"url":"https://hill.example/","is_archived":1,"is_starred":1,"created_at":"2024-03-05T08:30:00+0100"}]"#,
            "wallabag", "star"
        ),
        (
            #"[{"id":1,"url":"https://hill.example/","is_archived":false,"is_starred":false,"created_at":"2024-03-05T07:30:00Z"}]"#,
            "wallabag", "save"
        ),
        (
            #"[{"id":"x","slug":"rain","url":"https://hill.example/","state":"Active","savedAt":"2024-03-05T07:30:00Z"}]"#,
            "omnivore", "save"
        ),
        (
            #"{"bookmarks":[{"article__url":"https://hill.example/","date_added":"2024-03-05T07:30:00","favorite":false}]}"#,
            "readability", "save"
        ),
    ])
    func listsInJSON(_ text: String, _ format: String, _ action: String) throws {
        let reading = try readExport(text)
        #expect(reading.report.format?.name == format)
        #expect(reading.attention == [.init(url: "https://hill.example/", action: action, at: 1_709_623_800)])
    }
}
