import SquelchSignals
import SquelchTimeline
import Testing

struct CanonicalLinkTests {
    private func hash(_ address: String) -> UInt64 {
        var canonical = CanonicalLink()
        return Array(address.utf8).withUnsafeBufferPointer { canonical.hash($0) }
    }

    @Test(arguments: [
        ("http://example.org/a", "https://example.org/a"),
        ("https://WWW.Example.ORG/a", "https://example.org/a"),
        ("https://m.example.org/a", "https://example.org/a"),
        ("https://mobile.twitter.com/u/status/1?s=20&t=abc", "https://x.com/u/status/1"),
        ("https://amp.example.org/a/amp/", "https://example.org/a"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("http://example.org:80/a", "//example.org/a"),
        ("https://example.org/a/", "https://example.org/a"),
        ("https://example.org/", "https://example.org"),
        ("https://example.org/a#top", "https://example.org/a"),
        ("https://example.org/a?utm_source=rss&utm_medium=feed", "https://example.org/a"),
        ("https://example.org/a?fbclid=1&id=2&gclid=3", "https://example.org/a?id=2"),
        ("https://example.org/a?UTM_Source=x&amp;id=2", "https://example.org/a?id=2"),
        ("https://example.org/a?ref=hn&mc_cid=1&igshid=2&si=3", "https://example.org/a"),
        ("https://medium.example/a?source=rss----1", "https://medium.example/a"),
        ("https://example.org/a?", "https://example.org/a"),
        ("https://user@example.org/a", "https://example.org/a"),
        ("https://example.org/%7Eada/%c3%a9", "https://example.org/~ada/%C3%A9"),
        ("https://youtu.be/abc?si=1", "https://www.youtube.com/watch?v=abc&t=30"),
        ("https://m.youtube.com/watch?feature=share&v=abc", "https://youtube.com/shorts/abc"),
        (" https://example.org/a\n", "https://example.org/a"),
    ])
    func addressesOfOnePageAreEqual(_ a: String, _ b: String) {
        #expect(hash(a) == hash(b))
        #expect(hash(a) != 0)
    }

    @Test(arguments: [
        ("https://example.org/a", "https://example.org/b"),
        ("https://example.org/a", "https://example.com/a"),
        ("https://example.org/a?id=1", "https://example.org/a?id=2"),
        ("https://example.org/A", "https://example.org/a"),
        ("https://blog.example.org/a", "https://example.org/a"),
        ("https://example.org:8080/a", "https://example.org/a"),
        ("https://example.org/#!/a", "https://example.org/#!/b"),
        ("https://example.org/?s=word", "https://example.org/"),
        ("https://m.com/a", "https://com/a"),
        ("https://example.org/camp", "https://example.org/c"),
        ("https://youtu.be/abc", "https://youtu.be/abd"),
        ("https://youtube.com/@name", "https://youtube.com/watch?v=name"),
        ("https://example.org/a%2Fb", "https://example.org/a/b"),
        ("gemini://example.org/a", "https://example.org/a"),
        ("https://example.org/a?refresh=1", "https://example.org/a"),
    ])
    func addressesOfTwoPagesDiffer(_ a: String, _ b: String) {
        #expect(hash(a) != hash(b))
    }

    @Test(arguments: [
        "", " ", "mailto:ada@example.org", "tag:example.org,2026:1", "urn:uuid:1", "https://", "/a", "a",
    ])
    func whatHasNoHostIsNoPage(_ address: String) {
        #expect(hash(address) == 0)
    }

    @Test func theCanonicalFormIsReadable() {
        var canonical = CanonicalLink()
        #expect(
            canonical.canonicalForm(of: "HTTPS://www.Example.org/A/?utm_id=1&b=2#c") == "example.org/A?b=2")
        #expect(canonical.canonicalForm(of: "mailto:x") == nil)
    }

    @Test func canonicalFormsAreFixedPointsAndNoBytesBreakThem() {
        var dice = Dice(state: 8)
        var canonical = CanonicalLink()
        let pieces = [
            "https://", "www.", "m.", "a", ".", "/", "amp", "?", "#", "!", "&", "=", "utm_x", "%2", "%7e",
            ":80", "@",
        ]
        for _ in 0..<5_000 {
            let address =
                "https://x" + (0..<12).map { _ in pieces.randomElement(using: &dice) ?? "" }.joined()
            guard let form = canonical.canonicalForm(of: address) else { continue }
            #expect(canonical.canonicalForm(of: "//" + form) == form, "\(address)")
        }
    }

    // MARK: The page of a post

    private let own = "https://blog.example/2026/post"
    private let other = "https://news.example/story"

    @Test func aPostIsItsOwnPage() {
        #expect(Sample("Some words", url: own).scores.measure.link == hash(own))
        #expect(Sample("Some words").scores.measure.link == 0)
        #expect(Sample("Some words", url: "tag:example.org,2026:1").scores.measure.link == 0)
    }

    @Test func aShortPostWithOneLinkIsThePageItPointsTo() {
        #expect(Sample("Good read", url: own, links: [other]).scores.measure.link == hash(other))
        #expect(
            Sample("Good read", links: [other, other + "?utm_source=x"]).scores.measure.link == hash(other))
        let inside = "https://blog.example/about"
        #expect(Sample("Good read", url: own, links: [inside, other]).scores.measure.link == hash(other))
        #expect(Sample("Good read", url: own, links: [inside]).scores.measure.link == hash(own))
    }

    @Test func aLongPostOrOneWithManyLinksIsItsOwnPage() {
        let long = String(repeating: "word ", count: 40)
        #expect(Sample(long, url: own, links: [other]).scores.measure.link == hash(own))
        let two = [other, "https://else.example/2"]
        #expect(Sample("Good reads", url: own, links: two).scores.measure.link == hash(own))
    }

    @Test func aSiteAsOwnAddressIsNoPage() {
        #expect(Sample("Some words", url: "https://blog.example/").scores.measure.link == 0)
    }
}
