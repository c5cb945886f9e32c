import SquelchIngest
import SquelchTimeline
import Testing

/// Takeout's history, as JSON and as a page.
@Suite("YouTube history")
struct YouTubeHistoryTests {
    private let watched = SocialWatch.rain

    private enum SocialWatch {
        static let rain = ExportReading.Attention(
            post: "yt:video:abcdefghijk", url: "https://www.youtube.com/watch?v=abcdefghijk", action: "open",
            at: 1_709_623_800)
    }

    @Test func json() throws {
        let reading = try readExport(
            """
            [{"header":"YouTube","title":"Vu : Rain","titleUrl":"https://www.youtube.com/watch?v\\u003dabcdefghijk",
            "subtitles":[{"name":"Hill"}],"time":"2024-03-05T07:30:00.000Z","products":["YouTube"]},
            {"header":"YouTube","title":"removed","time":"2024-03-05T07:31:00.000Z","products":["YouTube"]},
            {"header":"YouTube","title":"Ad","titleUrl":"https://www.youtube.com/watch?v=abcdefghijl",
            "details":[{"name":"From Google Ads"}],"time":"2024-03-05T07:31:00.000Z","products":["YouTube"]},
            {"header":"YouTube","title":"Searched for rain","titleUrl":"https://www.youtube.com/results?search_query=rain",
            "time":"2024-03-05T07:31:00.000Z","products":["YouTube"]}]
            """)
        #expect(reading.attention == [watched])
        #expect(reading.ignored == 3)
    }

    @Test func olderJSON() throws {
        let history = try readExport(
            """
            [{"contentDetails":{"videoId":"abcdefghijk"},"snippet":{"publishedAt":"2024-03-05T07:30:00.000Z",
            "resourceId":{"kind":"youtube#video","videoId":"abcdefghijk"},"title":"Rain"}}]
            """, name: "watch-history.json")
        #expect(history.attention == [watched])
        let subscriptions = try readExport(
            #"[{"snippet":{"title":"Hill","resourceId":{"channelId":"UC0000000000000000000017"}}}]"#)
        #expect(subscriptions.follows.map(\.name) == ["Hill"])
        #expect(subscriptions.report.format?.name == "youtube subscriptions")
    }

    private func cell(_ body: String, caption: String = "") -> String {
        """
        <div class="outer-cell mdl-cell mdl-cell--12-col"><div class="mdl-grid"><div class="header-cell mdl-cell">
        <p class="mdl-typography--title">YouTube<br></p></div>
        <div class="content-cell mdl-cell mdl-typography--body-1">\(body)</div>
        <div class="content-cell mdl-cell mdl-typography--body-1 mdl-typography--text-right"></div>
        <div class="content-cell mdl-cell mdl-typography--caption"><b>Products:</b><br>&emsp;YouTube<br>\(caption)</div>
        </div></div>
        """
    }

    private func page(_ cells: String) -> String {
        """
        <html><head><meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"><title>My Activity History</title>
        <style type="text/css">.mdl-grid { a: b }</style></head><body><div class="mdl-grid">\(cells)</div></body></html>
        """
    }

    @Test func page() throws {
        let link = #"<a href="https://www.youtube.com/watch?v=abcdefghijk">Räin &amp; sun</a>"#
        let channel = #"<br><a href="https://www.youtube.com/channel/UC0000000000000000000017">Hill</a>"#
        let reading = try readExport(
            page(
                cell("Watched&nbsp;\(link)\(channel)<br>Mar 5, 2024, 7:30:00\u{202F}AM UTC<br>")
                    + cell(
                        "Watched&nbsp;\(link)<br>Mar 5, 2024, 7:31:00 AM UTC",
                        caption: "<b>Details:</b><br>From Google Ads")
                    + cell("Watched a video that has been removed<br>Mar 5, 2024, 7:32:00 AM UTC")
                    + cell("Angesehen \(link)<br>wann auch immer")))
        #expect(reading.report.format?.name == "youtube history")
        #expect(reading.attention.map(\.at) == [1_709_623_800, nil])
        var rain = watched
        rain.account = "youtube.com/feeds/videos.xml?channel_id=UC0000000000000000000017"
        #expect(reading.attention.first == rain)
        #expect(reading.ignored == 2)
        #expect(reading.warnings.contains("date"))
    }

    @Test func oneRowProvesWhatComesFirstInAllDatesOfAPage() throws {
        func row(_ date: String) -> String {
            cell(#"<a href="https://www.youtube.com/watch?v=abcdefghijk">x</a><br>\#(date), 07:30:00 UTC<br>"#)
        }
        let dayFirst = try readExport(page(row("05/03/2024") + row("31/12/2023")))
        #expect(dayFirst.attention.map(\.at) == [1_709_623_800, 1_704_007_800])
        let monthFirst = try readExport(page(row("03/05/2024") + row("12/31/2023")))
        #expect(monthFirst.attention.map(\.at) == [1_709_623_800, 1_704_007_800])
        #expect(dayFirst.warnings.isEmpty && monthFirst.warnings.isEmpty)
    }

    @Test func datesOfAPageThatNothingProvesHaveTheDayFirstAndAreSaid() throws {
        let reading = try readExport(
            page(cell(#"<a href="https://www.youtube.com/watch?v=abcdefghijk">x</a><br>05/03/2024, 07:30:00 UTC<br>"#)))
        #expect(reading.attention.map(\.at) == [1_709_623_800])
        #expect(reading.warnings.contains("1 date may have the day or the month first"))
    }

    @Test func aPageWithoutVideosIsSomethingElse() throws {
        let reading = try readExport(page("<p>hello</p>"))
        #expect(reading.report.isFailure)
    }

    @Test func aPageThatBreaksOffKeepsItsRows() throws {
        let row = cell(
            #"<a href="https://www.youtube.com/watch?v=abcdefghijk">x</a><br>Mar 5, 2024, 7:30:00 AM UTC<br>"#)
        let whole = page(String(repeating: row, count: 500))
        let reading = try readExport(bytes: Array(whole.utf8.dropLast(300)))
        #expect(reading.attention.count >= 499)
        #expect(reading.attention.first == watched)
    }
}
