import SquelchIngest
import SquelchTimeline
import Testing

struct HTMLLinkTests {
    @Test(arguments: [
        ("<a href=\"https://a.org/x\">x</a>", "https://a.org/x"), ("<A HREF='/y'>", "/y"),
        ("<a href=z>", "z"),
        ("<a class=b target='_blank' href = \"c\" rel=d>", "c"), ("<a href='a?b=1&amp;c=2'>", "a?b=1&c=2"),
        ("<a href='a?b=1&copy=2&lt=3'>", "a?b=1&copy=2&lt=3"), ("<a href='a?x&copy;'>", "a?x©"),
        ("<a href='  a b\n'>", "a b"), ("<a href='a&#10;b\nc\u{85}d'>", "abcd"), ("<a href=1 href=2>", "1"),
        ("<area href=map>", "map"), ("<a href=/x/>", "/x/"), ("<a href='é?ü&#252;'>", "é?üü"),
        ("<a data-href=no href=yes>", "yes"),
    ])
    func anchorsAreKept(html: String, link: String) {
        #expect(links(html) == [link])
        #expect(links(html, .anchor) == [link])
    }

    @Test(arguments: [
        "<a>", "<a href>", "<a href=''>", "<a href=\" \">", "<a name=x>", "<abbr href=x>", "<a href=\"x",
        "<a href=x",
        "<!-- <a href=x> -->", "<script>'<a href=x>'</script>", "<link href=x>", "</a href=x>",
        "<template><a href=x></a></template>", "<noscript><a href=x>y</a></noscript>", "<a xhref=y>",
        "<img src='data:image/gif;base64,R0lGOD'>", "<img src=p.gif width=1 height='1'>",
        "<img src=p.gif height=0px>",
    ])
    func whatLeadsNowhereIsNoLink(html: String) {
        #expect(links(html) == [])
    }

    @Test func kindsAreToldApart() {
        let html =
            "<a href=1><img src=2></a><iframe src=3></iframe><video src=4><source src=5><a href=6></a></video>"
        #expect(links(html, .anchor) == ["1"])
        #expect(links(html, .image) == ["2"])
        #expect(links(html, .media) == ["3", "4", "5"])
    }

    @Test func aPictureInsideNoscriptCounts() {
        #expect(links("<noscript><img src=lazy.png><a href=ad>x</a></noscript>") == ["lazy.png"])
    }

    @Test func aPictureOfADozenPixelsIsNoTrackingPixel() {
        #expect(links("<img src=icon width=16 height=12>") == ["icon"])
    }

    @Test func flagsSayWhatIsShown() {
        func flags(_ html: String) -> PostFlags {
            var reader = HTMLText()
            _ = text(of: Array(html.utf8), &reader)
            return reader.mediaFlags
        }
        #expect(flags("<p>text") == [])
        #expect(flags("<img src=a>") == .image)
        #expect(flags("<img src='data:x'>") == .image)
        #expect(flags("<img src=a width=1>") == [])
        #expect(flags("<video><source src=a></video>") == .media)
        #expect(flags("<audio controls></audio><img src=a>") == [.media, .image])
    }

    @Test func linksAreKeptUntilTheyAreCleared() {
        var reader = HTMLText()
        _ = text(of: Array("<a href=1><img src=2>".utf8), &reader)
        _ = text(of: Array("<a href=3>".utf8), &reader)
        #expect(reader.linkCount == 3)
        #expect(String(decoding: reader.link(2), as: UTF8.self) == "3")
        reader.clearLinks()
        #expect(reader.linkCount == 0)
        #expect(reader.mediaFlags == [])
    }
}
