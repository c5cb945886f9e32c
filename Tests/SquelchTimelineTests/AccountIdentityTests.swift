import SquelchTimeline
import Testing

/// Addresses by which feeds are known.
struct AccountIdentityTests {
    @Test(arguments: [
        ("https://www.Hill.example/feed/", "hill.example/feed"),
        ("HTTP://hill.example:80/feed#top", "hill.example/feed"),
        ("https://HÜGEL.example/", "xn--hgel-0ra.example"),
        ("https://点看.example/rss", "xn--3pxu8k.example/rss"),
        ("https://hill.example/%7Eada/%c3%a9", "hill.example/~ada/%C3%A9"),
        ("https://hill.example/~ada/é", "hill.example/~ada/%C3%A9"),
        ("https://hill.example/a/./b/../c?d=/../e", "hill.example/a/c?d=/../e"),
        ("https://hill.example/../../feed", "hill.example/feed"),
        ("https://hill.example/100%", "hill.example/100%"),
        ("Feed://WWW.hill.example:443?Page=1#a?b", "hill.example?Page=1"),
        ("//hill.example/a//", "hill.example/a"),
        ("https://hill.example/.well-known/../feed", "hill.example/feed"),
        ("https://hill.example/v1.2/a.xml", "hill.example/v1.2/a.xml"),
    ])
    func anAddressHasOneForm(address: String, id: String) {
        #expect(AccountIdentity.id(feedURL: address) == id)
        #expect(AccountIdentity.id(feedURL: id) == id)
    }

    @Test(arguments: [
        "http://localhost:4000/feed.xml", "/feed.xml", "feed.xml", "http://127.0.0.1/feed", "http://0.0.0.0:1313/feed",
        "http://[::1]:8080/feed", "http://blog.localhost/feed",
    ])
    func anAddressAtHomeTellsNothing(address: String) {
        #expect(!AccountIdentity.tellsApart(address))
        let id = AccountIdentity.id(feedURL: address, link: "https://hill.example/", title: "Hill", source: "a.xml")
        #expect(id == "hill.example")
    }
}
