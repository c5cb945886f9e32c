import Testing

@testable import SquelchIngest

/// What a file is told to be by its first bytes.
struct FormatTableTests {
    private func told(_ text: String) -> (name: String, leftOut: String?) {
        Array(text.utf8).withUnsafeBufferPointer { bytes in
            guard let found = FormatTable.text(of: TextStart(bytes, isWhole: true)) else { return ("", nil) }
            guard case .leaveOut(let reason) = found.claim else { return (found.name, nil) }
            return (found.name, reason)
        }
    }

    @Test(arguments: [
        "<rss/>", "  \n<?xml version='1.0'?><feed/>", "junk first <rss>", "<RDF:rdf>", "<opml>",
        "<!DOCTYPE rss [<!ENTITY a 'b'>", "<!-- a comment --><rss>", "<unknown><channel>",
    ])
    func xml(_ text: String) { #expect(told(text).name == "XML" && told(text).leftOut == nil) }

    @Test(arguments: [
        #"{"account":"a","text":"b"}"#, "{\"kind\":\"feed\"}\n", "{\"a\":1}\n{\"b\":2}\n",
        "{\"account\":\"a\",\"text\":\"cut off\n{\"account\":\"b\"}\n",
    ])
    func jsonLines(_ text: String) { #expect(told(text).name == "JSON Lines" && told(text).leftOut == nil) }

    @Test(arguments: [
        #"{"version":"https://jsonfeed.org/version/1"}"#, "{\n  \"version\": 1\n}", "[\n{\"a\":1},\n{\"b\":2}]",
        "{\"items\":[\n{\"a\":1},\n{\"b\":2}]}",
    ])
    func jsonDocuments(_ text: String) { #expect(told(text).name == "JSON" && told(text).leftOut == nil) }

    @Test(arguments: [
        ("", "empty"), (" \n", "empty"), ("<!DOCTYPE html><p>", "web page"), ("<html><rss>", "web page"),
        ("plain words", "neither"), ("PK\u{3}\u{4}\0\0\0", "binary"),
    ])
    func unreadable(_ text: String, _ reason: String) {
        #expect(told(text).leftOut?.contains(reason) == true)
    }
}
