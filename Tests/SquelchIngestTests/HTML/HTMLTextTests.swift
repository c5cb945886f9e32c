import SquelchIngest
import SquelchTimeline
import Testing

struct HTMLTextTests {
    @Test(arguments: [
        ("", ""), (" \n\t ", ""), ("plain words", "plain words"),
        ("  many   spaces \n here ", "many spaces here"),
        ("a\u{A0}b\u{A0} c", "a b c"), ("so\u{AD}ft \u{FEFF}mark", "soft mark"),
        ("a\u{7}b\u{0}c\u{85}d\u{7F}e", "abcde"),
        ("zero\u{200B}width", "zerowidth"), ("a\u{2028}b \u{2029} c", "a\nb\nc"),
        ("₩5 ⋯ ＋ ￿\u{200A}x…", "₩5 ⋯ ＋ ￿\u{200A}x…"),
        ("می\u{200C}خواهم 👩\u{200D}💻", "می\u{200C}خواهم 👩\u{200D}💻"), ("«é» 漢字，語", "«é» 漢字，語"),
    ])
    func textWithoutTagsLosesOnlyControlsAndSurplusSpace(html: String, text: String) {
        #expect(plainText(html) == text)
    }

    @Test(arguments: [
        ("<p>one</p><p>two</p>", "one\ntwo"), ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<ul><li>a</li>\n <li>b</ul>c", "a\nb\nc"), ("<h1>Title</h1>text", "Title\ntext"),
        ("a <p> b </p> c", "a\nb\nc"), ("<div><div><p>x</p></div></div>", "x"),
        ("<blockquote>q</blockquote><figcaption>c</figcaption>", "q\nc"), ("<P>A</P>b", "A\nb"),
    ])
    func blocksStandOnLinesOfTheirOwn(html: String, text: String) {
        #expect(plainText(html) == text)
    }

    @Test(arguments: [
        ("<b>un</b>broken", "unbroken"), ("very<wbr>long", "verylong"), ("a <b> b </b> c", "a b c"),
        ("<a href=x>link</a>, then", "link, then"), ("<span>1</span> <span>2</span>", "1 2"),
        ("x<unknown-element>y</unknown-element>", "xy"), ("<ruby>漢<rt>kan</rt></ruby>", "漢kan"),
    ])
    func inlineTagsDoNotSeparateWords(html: String, text: String) {
        #expect(plainText(html) == text)
    }

    @Test func theLineBeforeAQuoteIsNoText() {
        let quote = "<p class=\"quote-inline\">RE: <a href=\"https://x.example/1\">x.example/1</a></p>"
        #expect(plainText(quote + "<p>So true.</p>") == "So true.")
        var text = HTMLText()
        var out = ByteArena()
        var html = quote
        _ = html.withUTF8 { text.append($0, to: &out) }
        #expect(text.linkCount == 1)
        #expect(
            plainText("<p class=\"quote-inline\">RE: " + String(repeating: "word ", count: 500)).hasPrefix("RE: word"))
    }

    @Test func cellsAreSeparatedBySpacesAndRowsByNewlines() {
        let table = "<table><tr><th>Name<th>Age<tr><td>Ann</td><td>41</td></tr></table>"
        #expect(plainText(table) == "Name Age\nAnn 41")
    }

    @Test(arguments: [
        ("a<!-- <p>b</p> -->c", "ac"), ("a<!-->b", "ab"), ("a<!--->b", "ab"), ("a<!--x--!>b", "ab"),
        ("a<!-- > -- > ->b-->c", "ac"), ("a<!DOCTYPE html>b", "ab"), ("a<?php echo '<b>'?>b", "a'?>b"),
        ("a</>b", "ab"), ("a</ div>b", "ab"), ("a<![CDATA[x]]>b", "ab"),
    ])
    func commentsAndDeclarationsAreDropped(html: String, text: String) {
        #expect(plainText(html) == text)
    }

    @Test(arguments: [
        ("a<script>if (x < 1) { '</p>' }</script>b", "ab"), ("a<style>p > b {}</style>b", "ab"),
        ("a<SCRIPT SRC='x'></b></ScRiPt >b", "ab"), ("a<script>'</scripty>'</script>b", "ab"),
        ("<title>T<b></title>x", "x"), ("<head><title>T</title></head><body>x</body>", "x"),
        ("a<template><p>t<template>u</template></template>b", "ab"), ("a<template>b", "a"),
        ("a<noscript>Please <b>enable</b></noscript>b", "ab"), ("a<iframe src=x>no frames?</iframe>b", "ab"),
        ("a<video src=x>Get a <a href=y>browser</a></video>b", "ab"),
        ("a<object><object>x</object>y</object>b", "ab"),
        ("a<script src=x />b", "ab"), ("a<iframe src='x'/>b", "ab"),
    ])
    func contentThatNobodyReadsIsDropped(html: String, text: String) {
        #expect(plainText(html) == text)
    }

    @Test(arguments: [
        ("a < b and c > d", "a < b and c > d"), ("I <3 you", "I <3 you"), ("<<<", "<<<"), ("x <", "x <"),
        ("1 </ 2", "1"), ("a </", "a </"), ("a <=> b", "a <=> b"), ("<>", "<>"),
    ])
    func anAngleBracketBeforeNoLetterIsText(html: String, text: String) {
        #expect(plainText(html) == text)
    }

    @Test(arguments: [
        ("<a title=\"a > b\">x</a>", "x"), ("<a title='a > \"b'>x</a>", "x"), ("<a title=it's>x</a>", "x"),
        ("<a title=a\"b>x\"</a>", "x\""), ("<p class = 'x>y' >z", "z"), ("<p =\"a>b\">", "b\">"),
        ("<p a=>b", "b"),
        ("<p/class=\"x>y\"/>z", "z"), ("<b\n\tid=1>x", "x"),
    ])
    func tagsEndWhereTheTokenizerOfBrowsersEndsThem(html: String, text: String) {
        #expect(plainText(html) == text)
    }

    @Test(arguments: [
        "kept <a href=\"never closed", "kept <!-- never closed -- >", "kept <script>never closed",
        "kept <p class='", "kept <br", "kept </p", "kept <title>x</titl", "kept <!", "kept <style></style",
        "kept <?", "kept <a b", "kept <a b=", "kept <a b=c",
    ])
    func markupThatNeverEndsTakesOnlyWhatFollows(html: String) {
        #expect(plainText(html) == "kept")
    }

    @Test(arguments: [
        "kept<iframe src=x>", "kept<noscript>", "kept<video>", "kept<object><noscript></noscript>",
    ])
    func anUnclosedFallbackHidesNothing(html: String) {
        #expect(plainText(html + " and more") == "kept and more")
    }

    @Test func aTextFollowsWhatTheArenaHolds() {
        var arena = ByteArena(capacity: 16)
        arena.append("before ")
        var reader = HTMLText()
        let slice = Array(" <p>x".utf8).withUnsafeBufferPointer { reader.append($0, to: &arena) }
        #expect(slice == ByteSlice(offset: 7, length: 1))
        #expect(String(decoding: arena.all, as: UTF8.self) == "before x")
    }

    @Test(arguments: [
        "<p>", "x<br>y", "<a href='x'>", "</div>", "<!-- c -->", "a &amp; b", "&#8217;", "&nbsp;",
        "<img src=x>",
        "<br />", "<H2 >", "<blockquote>", "<p\n>",
    ])
    func markupIsRecognized(text: String) {
        #expect(Array(text.utf8).withUnsafeBufferPointer { HTMLText.looksLikeMarkup($0) })
    }

    @Test(arguments: [
        "", "plain", "a < b", "I <3 you", "R&D", "AT&T; x", "a <b and c", "List<Int>", "&copy", "&#;", "<",
        "&", "<p",
        "vector<string> x", "<ann@example.org>", "if (i<a.count)",
    ])
    func plainTextIsNotTakenForMarkup(text: String) {
        #expect(!Array(text.utf8).withUnsafeBufferPointer { HTMLText.looksLikeMarkup($0) })
    }
}
