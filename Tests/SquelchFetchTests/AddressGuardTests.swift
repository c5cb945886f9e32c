import Testing

@testable import SquelchFetch

@Suite("AddressGuard")
struct AddressGuardTests {
    @Test(
        arguments: [
            ("https://oak.example/feed", "https://oak.example/feed"), ("HTTP://Oak.Example", "http://oak.example/"),
            ("HTTPS://oak.example:443/Feed", "https://oak.example/Feed"),
            ("https://oak.example:8443/feed#top", "https://oak.example:8443/feed"),
            ("http://oak.example/a/../b?c=d&e", "http://oak.example/b?c=d&e"),
            ("https://93.184.216.34/", "https://93.184.216.34/"), ("http://8.8.8.8:8080/", "http://8.8.8.8:8080/"),
            ("https://[2606:4700::1111]/feed", "https://[2606:4700::1111]/feed"),
        ])
    func addressesOfTheWebAreAsked(text: String, asked: String) throws {
        #expect(try AddressGuard().check(text).text == asked)
    }

    @Test(
        arguments: [
            "file:///etc/passwd", "ftp://oak.example/feed", "gopher://oak.example:70/1", "javascript:alert(1)",
            "data:text/xml,<rss/>", "exec:/bin/true", "|/bin/true", "filter:x:https://oak.example/",
            "dict://oak.example/",
            "oak.example/feed", "//oak.example/feed", "", "http://", "https:///", "http://oak.example/a b",
            "http://oak.example/\r\nHost: elm.example", "http://oak.example/\u{0}", "\u{7F}http://oak.example/",
            "http://oak.example:0x50/", "http://oak.example:99999/", "http://oak.example:-1/", "http://[::1/",
        ])
    func nothingElseIsAnAddressOfTheWeb(text: String) {
        #expect(throws: AddressGuard.Refusal.noWebAddress) { try AddressGuard().check(text) }
    }

    @Test func addressesWithoutEndAreNone() {
        #expect(throws: AddressGuard.Refusal.noWebAddress) {
            try AddressGuard().check("https://oak.example/" + String(repeating: "a", count: 2048))
        }
    }

    @Test(arguments: ["https://me@oak.example/", "https://me:secret@oak.example/", "http://:secret@oak.example/"])
    func passwordsAreKeptElsewhere(text: String) {
        #expect(throws: AddressGuard.Refusal.user) { try AddressGuard().check(text) }
    }

    @Test(arguments: [0, 7, 22, 25, 53, 110, 143, 465, 587, 993, 2049, 6000, 6667, 10080])
    func portsOfOtherServicesAreNotAsked(port: Int) {
        #expect(throws: AddressGuard.Refusal.port(port)) { try AddressGuard().check("http://oak.example:\(port)/") }
        #expect(throws: AddressGuard.Refusal.port(port)) {
            try AddressGuard(allowedHosts: ["oak.example"]).check("http://oak.example:\(port)/")
        }
    }

    /// Every way in which addresses of one's own were ever written to get past a check.
    private static let privateForms = [
        "http://127.0.0.1/", "http://127.0.0.1:8080/", "http://127.1/", "http://127.0.1/", "http://2130706433/",
        "http://0x7f000001/", "http://0x7f.1/", "http://0177.0.0.1/", "http://017700000001/", "http://0/",
        "http://0.0.0.0/", "http://localhost/", "http://LOCALHOST:81/", "http://localhost./", "http://a.localhost/",
        "http://%31%32%37.0.0.1/", "http://10.0.0.1/", "http://172.16.0.1/", "http://172.31.255.255/",
        "http://192.168.1.1/", "http://169.254.169.254/latest/meta-data/", "http://100.64.0.1/", "http://198.18.0.1/",
        "http://192.0.0.1/", "http://192.0.2.1/", "http://203.0.113.9/", "http://224.0.0.1/", "http://240.0.0.1/",
        "http://255.255.255.255/", "http://[::]/", "http://[::1]/", "http://[0:0:0:0:0:0:0:1]/",
        "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[::127.0.0.1]/", "http://[fe80::1]/",
        "http://[fc00::1]/", "http://[fd12:3456::1]/", "http://[ff02::1]/", "http://[64:ff9b::7f00:1]/",
        "http://[64:ff9b::a00:1]/", "http://[64:ff9b:1::1]/", "http://[2002:7f00:1::]/", "http://[2002:c0a8:101::1]/",
        "http://[2001:0:4136:e378::1]/", "http://[2001:db8::1]/", "http://[fec0::1]/", "http://[::ffff:0:127.0.0.1]/",
        "http://[2606:4700::5efe:127.0.0.1]/",
    ]

    @Test(arguments: privateForms)
    func privateAddressesAreNotAskedInAnyForm(text: String) {
        // What libcurl takes for no address at all is not asked either.
        #expect(throws: AddressGuard.Refusal.self) { try AddressGuard().check(text) }
    }

    @Test func aHostThatIsAllowedIsAllowedAlone() throws {
        let own = AddressGuard(allowedHosts: ["NAS.example", "127.0.0.1"])
        #expect(try own.check("http://127.0.0.1:8080/feed").port == 8080)
        #expect(throws: AddressGuard.Refusal.privateAddress("127.0.0.2")) { try own.check("http://127.0.0.2/") }
        let home = try #require(SocketAddress("192.168.1.9"))
        #expect(own.mayConnect("nas.example", to: home))
        #expect(!own.mayConnect("oak.example", to: home))
    }

    @Test(
        arguments: [
            ("1.1.1.1", true), ("9.255.255.255", true), ("11.0.0.0", true), ("100.63.255.255", true),
            ("100.128.0.0", true), ("172.15.255.255", true), ("172.32.0.0", true), ("192.0.1.0", true),
            ("198.17.255.255", true), ("198.20.0.0", true), ("223.255.255.255", true), ("10.255.255.255", false),
            ("100.64.0.0", false), ("100.127.255.255", false), ("172.16.0.0", false), ("192.88.99.1", false),
            ("198.19.255.255", false), ("198.51.100.1", false), ("224.0.0.0", false), ("0.1.2.3", false),
            ("2606:4700::1111", true), ("2a00:1450:4001::200e", true), ("2002:808:808::1", true),
            ("64:ff9b::808:808", true), ("64:ff9b::7f00:1", false), ("2002:a00:1::1", false), ("::ffff:8.8.8.8", false),
            ("2001:1ff::1", false), ("2001:200::1", true), ("3fff:fff::1", false), ("3fff:1000::1", true),
            ("4000::1", false), ("1fff::1", false), ("2606:4700::200:5efe:10.0.0.1", false),
        ])
    func theAddressThatIsReallyConnectedToDecides(text: String, isPublic: Bool) throws {
        #expect(try #require(SocketAddress(text)).isPublic == isPublic)
    }
}
