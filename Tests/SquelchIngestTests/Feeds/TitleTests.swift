import Testing

/// Angle brackets in titles: markup where they do what markup does, words elsewhere.
@Suite("Titles")
struct TitleTests {
    private func title(_ escaped: String) throws -> String? {
        try read(rss("<item><guid>1</guid><title>\(escaped)</title></item>")).posts.first?.title
    }

    @Test(arguments: [
        "Vec<T> against Box<T>", "When a <script> blocks the page", "What <style> costs", "Why <title> matters",
        "<<<Nonsense>>> and more", "Use of <template> and <canvas>", "A short guide to <head> elements", "The <br> tag",
        "Use <b> well", "How <script> and </script> nest", "a < b > c", "<hello-hill>", "An unclosed <a href",
        "I <3 otters",
        "<?php echo 1 ?>",
    ])
    func whatIsNoMarkupIsWords(_ words: String) throws {
        let escaped = words.replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        #expect(try title(escaped) == words)
        #expect(try title("<![CDATA[\(words)]]>") == words)
    }

    @Test(arguments: [
        ("Plain <b>bold</b> words", "Plain bold words"), ("One<br/>two", "One\ntwo"), ("One<br>two", "One\ntwo"),
        ("<a href='https://x.example'>Link</a> here", "Link here"), ("<p>Rain</p>", "Rain"),
        ("Rain<!-- no sun -->", "Rain"),
        ("Cut <span class='x'>short", "Cut short"), ("News<script>track()</script>", "News"), ("Rain</b>", "Rain"),
        ("&lt;T&gt; is a type", "<T> is a type"),
    ])
    func markupIsNoWords(_ markup: String, _ words: String) throws {
        #expect(try title("<![CDATA[\(markup)]]>") == words)
    }

    @Test func atomSaysOfEachTextWhatItIs() throws {
        let reading = try read(
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><title type="text">The &lt;br&gt; Letter</title>
            <entry><id>1</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Less: <em>&lt;b&gt;</em></div></title>
            <category term="List&lt;T&gt;"/><category label="No term"/></entry></feed>
            """)
        #expect(reading.feeds.first?["title"] == "The <br> Letter")
        #expect(reading.posts.first?.title == "Less: <b>")
        #expect(reading.posts.first?.categories == ["List<T>", "No term"])
    }

    @Test func sectionsThatWereEscapedAreNoText() throws {
        #expect(try title("&lt;![CDATA[Two]]&gt;") == "Two")
        #expect(try title("<![CDATA[<![CDATA[Two]]]]><![CDATA[>]]>") == "Two")
    }
}
