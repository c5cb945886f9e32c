import SquelchTimeline
import Testing

/// Names of formats stand in files and archives: each is read back as the format that it was written for.
struct SourceFormatTests {
    @Test(arguments: SourceFormat.Family.allCases)
    func everyNameIsReadBack(_ family: SourceFormat.Family) throws {
        for detail in ["", "2.0", "saved items", "2 users"] {
            let format = SourceFormat(family, detail)
            #expect(SourceFormat(name: format.name) == format)
        }
    }

    @Test func aFamilyWhoseNameBeginsAnothersIsNotTakenForIt() {
        #expect(SourceFormat(name: "rss-json") == SourceFormat(.rssInJSON))
        #expect(SourceFormat(name: "rss2.0") == SourceFormat(.rss, "2.0"))
        #expect(SourceFormat(name: "x-api2 users") == SourceFormat(.xInterface, "2 users"))
        #expect(SourceFormat(name: "mastodon following") == .mastodonFollowing)
    }

    @Test(arguments: ["", "gopher", "mboxes", "zip ", "vcard  4"])
    func aNameOfNoFamilyIsNone(_ name: String) { #expect(SourceFormat(name: name) == nil) }
}
