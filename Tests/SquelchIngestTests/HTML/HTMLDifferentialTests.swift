import SquelchIngest
import Testing

/// Text and anchors are what libxml2's HTML parser finds, after white space is made alike.
struct HTMLDifferentialTests {
    /// Whole pieces of HTML that may stand in any order.
    static let snippets = [
        "plain words", " ", "\n\n", "a < b", "I <3 this", "1 > 0", "x<y>z", "a & b", "R&D", "AT&T; here",
        "&nosuch;",
        "Tom &amp; Jerry", "&lt;b&gt; is bold", "caf&eacute; &mdash; &hellip;", "&#8217;&#x2019;&#65;",
        "a&nbsp;b&#160;c",
        "so&shy;ft", "<p>one</p><p>two</p>", "<p>never closed", "<br>x<br/>y",
        "<b>bo<i>ld</b>er</i>", "<em>a</em>b", "<a href=\"https://a.org/?x=1&amp;y=2\">link</a>",
        "<a href='/rel' title='a > b'>t</a>", "<a href=bare>u</a>", "<a name=x>v</a>",
        "<a href=a><a href=b>nested</a></a>",
        "<img src=\"i.png\" alt=\"an > image\">", "<ul><li>1<li>2</ul>", "<ol><li><p>3</p></li></ol>",
        "<table><tr><td>c1</td><td>c2</td></tr><tr><th>h</table>", "<dl><dt>t<dd>d</dl>", "<h2>Head</h2>",
        "<pre>  code\n    more  </pre>", "<blockquote><p>q</p></blockquote>", "<div><div>deep</div> er</div>",
        "<!-- c -->", "<!-- <p>no</p> -->", "<script>if (a < b && c > d) { x() }</script>",
        "<style>p > a { b: c }</style>",
        "<script src='x'></script>", "<noscript>none</noscript>", "<video src=v>no <b>video</b></video>",
        "<iframe src='f'>none</iframe>", "<span\nclass=\"x\"\n>s</span>", "<P CLASS=X>UPPER</P>", "漢字と仮名，全角",
        "<p>日本<b>語</b></p>", "مرحبا <b>بالعالم</b>", "می\u{200C}خواهم", "👩\u{200D}💻 👍🏽", "Привет, мир",
        "naïve «é»",
        "a\u{A0}b", "so\u{AD}ft", "a\u{85}b", "<custom-tag>c</custom-tag>", "<p title=it's>q</p>", "<hr>",
        "tail",
        "<figure><img src=a.jpg><figcaption>cap</figcaption></figure>", "<q>quoted</q>", "<sup>2</sup>",
        "a<wbr>b",
        "<object data=o><p>none</p></object>", "<select><option>1</option><option>2</option></select>",
    ]

    /// Pieces after which nothing can stand.
    static let endings = [
        "", "x <p class='never closed", "x <br", "x <script>never closed", "x <style>p {", "<p><b><i>open",
        "x <img src=\"i",
    ]

    private func expectAgreement(_ html: String) {
        let bytes = Array(html.utf8)
        let expected = LibXMLText.read(bytes)
        #expect(LibXMLText.normalized(plainText(bytes)) == expected.text, "\(html)")
        #expect(links(html, .anchor).map(LibXMLText.normalized) == expected.anchors, "\(html)")
    }

    @Test(arguments: snippets + endings) func aSnippetAgrees(html: String) {
        expectAgreement(html)
    }

    @Test(arguments: 0..<4) func compositionsAgree(seed: UInt64) {
        var random = SplitMix(state: seed)
        for _ in 0..<500 {
            let count = Int.random(in: 2...12, using: &random)
            let parts = (0..<count).map { _ in Self.snippets.randomElement(using: &random) ?? "" }
            let ending = Self.endings.randomElement(using: &random) ?? ""
            expectAgreement(parts.joined(separator: Bool.random(using: &random) ? " " : "") + ending)
        }
    }

    /// Where the two differ, and why that is right.
    struct Exception: Sendable {
        var html: String
        var ours: String
        var theirs: String
        var reason: String
    }

    static let exceptions = [
        Exception(
            html: "&#128;&#150;", ours: "€–", theirs: "",
            reason: "HTML reads these as windows-1252, not as controls"),
        Exception(
            html: "<p>a</div>b", ours: "a b", theirs: "ab",
            reason:
                "libxml2's tree knows that no such element is open; without a tree a block's tag separates"),
        Exception(
            html: "<p>a</p>&", ours: "a &", theirs: "a", reason: "libxml2 waits for the rest of the reference"
        ),
        Exception(
            html: "x<y<ul>z</ul>c", ours: "xz c", theirs: "xzc",
            reason: "the element is called `y<ul`, so that no list is open when one ends"),
        Exception(
            html: "&copy 2", ours: "© 2", theirs: "&copy 2",
            reason: "HTML knows old names without semicolon; libxml2 wants it always"),
        Exception(
            html: "a&#b", ours: "a&#b", theirs: "ab",
            reason: "HTML keeps the characters of what is no reference"),
        Exception(
            html: "&check;", ours: "✓", theirs: "&check;", reason: "libxml2 knows the names of HTML 4 only"),
        Exception(
            html: "&lang;", ours: "⟨", theirs: "\u{2329}",
            reason: "HTML 5 moved it to the mathematical bracket"),
        Exception(
            html: "a</ div>b", ours: "ab", theirs: "a div>b", reason: "in HTML it is a comment"),
        Exception(
            html: "a</>b", ours: "ab", theirs: "a>b", reason: "in HTML it is nothing"),
        Exception(
            html: "<iframe src=x>text", ours: "text", theirs: "",
            reason: "a frame cut short shall not take the text with it"),
    ]

    @Test func aLinkInATagThatNeverEndsIsNone() {
        // libxml2 takes what there is of the tag; in HTML there is none, and its address is cut short.
        let html = "x <a href=\"https://a.or"
        #expect(links(html) == [])
        #expect(LibXMLText.read(Array(html.utf8)).anchors == ["https://a.or"])
    }

    @Test(arguments: exceptions) func anExceptionIsStillOne(exception: Exception) {
        #expect(LibXMLText.normalized(plainText(exception.html)) == exception.ours)
        #expect(LibXMLText.read(Array(exception.html.utf8)).text == exception.theirs)
    }
}
