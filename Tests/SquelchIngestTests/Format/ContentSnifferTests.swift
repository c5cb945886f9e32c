import Testing

@testable import SquelchIngest

/// What a file is told to be by its first bytes.
struct ContentSnifferTests {
    private func sniff(_ text: String) -> ContentKind {
        Array(text.utf8).withUnsafeBufferPointer { ContentKind.sniff($0, isWhole: true) }
    }

    @Test(arguments: [
        "<rss/>", "  \n<?xml version='1.0'?><feed/>", "junk first <rss>", "<RDF:rdf>", "<opml>",
        "<!DOCTYPE rss [<!ENTITY a 'b'>", "<!-- a comment --><rss>", "<unknown><channel>",
    ])
    func xml(_ text: String) { #expect(sniff(text) == .xml) }

    @Test(arguments: [
        #"{"account":"a","text":"b"}"#, "{\"kind\":\"feed\"}\n", "{\"a\":1}\n{\"b\":2}\n",
        "{\"account\":\"a\",\"text\":\"cut off\n{\"account\":\"b\"}\n",
    ])
    func jsonLines(_ text: String) { #expect(sniff(text) == .jsonLines) }

    @Test(arguments: [
        #"{"version":"https://jsonfeed.org/version/1"}"#, "{\n  \"version\": 1\n}", "[\n{\"a\":1},\n{\"b\":2}]",
        "{\"items\":[\n{\"a\":1},\n{\"b\":2}]}",
    ])
    func jsonDocuments(_ text: String) { #expect(sniff(text) == .jsonDocument) }

    @Test(arguments: [
        ("", "empty"), (" \n", "empty"), ("<!DOCTYPE html><p>", "web page"), ("<html><rss>", "web page"),
        ("plain words", "neither"), ("PK\u{3}\u{4}\0\0\0", "binary"),
    ])
    func unreadable(_ text: String, _ reason: String) {
        guard case .unreadable(let words) = sniff(text) else {
            Issue.record("\(text) was taken for something")
            return
        }
        #expect(words.contains(reason))
    }
}
