import Foundation
import SquelchIngest
import SquelchTimeline
import Testing

/// Rows of Facebook's exports of 2024 and later, and reactions that lie in two files.
struct FacebookLabelTests {
    private func row(_ name: String, url: String = "", time: Int = 1_700_000_000) -> String {
        let link = url.isEmpty ? "" : #",{"label":"URL","value":"\#(url)","href":"\#(url)"}"#
        return """
            {"timestamp":\(time),"media":[],"label_values":[{"label":"Name","value":"\(name)"}\(link)],"fbid":"1"}
            """
    }

    private func reaction(_ name: String, _ kind: String, url: String? = nil, time: Int = 1_700_000_000) -> String {
        let link = url.map { #",{"label":"URL","value":"\#($0)"}"# } ?? ""
        return """
            {"timestamp":\(time),"media":[],"label_values":[{"label":"Reaction","value":"\(kind)"}\(link),
            {"title":"Author","dict":[{"dict":[{"label":"Name","value":"\(name)"}]}]}],"fbid":"1"}
            """
    }

    @Test(arguments: [
        ("who_you've_followed.json", "facebook following"), ("pages_you_ve_liked.json", "facebook following"),
        ("your_friends.json", "facebook friends"),
    ])
    func listsOfFollowsAreKnownByTheirNames(_ name: String, _ format: String) throws {
        let text =
            "[\(row("J\\u00c3\\u00bcrgen")),\(row("Hill", url: "https://www.facebook.com/hill")),{\"timestamp\":1}]"
        let reading = try readExport(text, name: name)
        #expect(reading.report.format?.name == format)
        #expect(reading.follows.map(\.name) == ["Jürgen", "Hill"])
        #expect(reading.follows.map(\.account) == ["facebook:Jürgen", "facebook.com/hill"])
        #expect(reading.follows.first?.since == 1_700_000_000)
        #expect(reading.skipped == 1)
    }

    @Test func listsUnderAKeyMayHaveLabels() throws {
        let reading = try readExport(#"{"following_v3":[\#(row("Ada"))]}"#)
        #expect(reading.follows.map(\.account) == ["facebook:Ada"])
    }

    @Test(arguments: ["pages_you_unfollowed.json", "followers.json", "posts_on_other_pages_and_profiles.json"])
    func listsOfOthersGiveNothing(_ name: String) throws {
        let reading = try readExport("[\(row("Ada")),\(reaction("Ada", "Like"))]", name: name)
        #expect(reading.follows.isEmpty)
        #expect(reading.interactions.isEmpty)
    }

    @Test func aLikeWithAnAddressIsAttention() throws {
        let url = "https://www.facebook.com/ada/posts/1"
        let rows = ["Like", "Angry"].map { reaction("Ada", $0, url: url, time: $0 == "Like" ? 100_000 : 200_000) }
        let reading = try readExport("[\(rows.joined(separator: ","))]", name: "likes_and_reactions.json")
        #expect(reading.attention == [.init(url: url, account: "facebook:Ada", action: "like", at: 100_000)])
        #expect(reading.interactions.map(\.at) == [100_000, 200_000])
    }

    private var overlapping: [(String, String)] {
        let sentence =
            #"[{"timestamp":1700000000,"title":"Me liked Ada's post.","data":[{"reaction":{"reaction":"LIKE"}}]},"#
            + #"{"timestamp":1700000001,"title":"Me liked Bo's post.","data":[{"reaction":{"reaction":"LIKE"}}]}]"#
        return [
            ("likes_and_reactions.json", "[\(reaction("Ada", "Like")),\(reaction("Cy", "Like"))]"),
            ("likes_and_reactions_1.json", sentence),
        ]
    }

    @Test func reactionsInTwoFilesCountOnce() throws {
        let folder = "your_facebook_activity/comments_and_reactions/"
        for files in [overlapping, overlapping.reversed()] {
            let reading = try readSource(bytes: ArchiveMaker.make(.zip, files.map { (folder + $0.0, $0.1) }))
            #expect(
                reading.interactions.sorted() == [
                    "out reaction facebook:Ada 1700000000", "out reaction facebook:Bo 1700000001",
                    "out reaction facebook:Cy 1700000000",
                ])
        }
    }

    @Test func aFolderOfReactionsIsOneSource() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("squelch-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in overlapping { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
        #expect(SourceFinder.find([folder.path]).sources.map(\.name) == [folder.path])
        #expect(readSource(path: folder.path).interactions.count == 3)
    }
}
