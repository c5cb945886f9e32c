import Foundation
import SquelchIngest
import SquelchTimeline
import Testing

/// The quick way through lines of Mastodon's statuses takes what the thorough one takes.
@Suite("Statuses picked from JSON Lines")
struct PickedStatusTests {
    private static let ada = #""id":"9","username":"ada","acct":"Ada@hill.example","display_name":"Ada","bot":false"#
    private static let profile =
        #"[{"name":"Site","value":"<a href=\"https://ada.example\">ada</a>","verified_at":null}]"#

    /// What stands for each member, mostly the first of them.
    private let members: [[String]] = [
        [
            #""account":{\#(ada),"fields":[],"followers_count":3}"#, #""account":{\#(ada),"fields":\#(profile)}"#,
            #""account":{\#(ada),"followers_count":4}"#, #""account":{"acct":"bo","url":"https://hill.example/@bo"}"#,
            #""account":{"id":9}"#, #""account":"ada""#, #""account":null"#, "",
        ],
        [
            #""content":"<p>Rain on <a href=\"https://far.example/a\">the hill</a></p>""#, #""content":"""#,
            #""content":"<img src=\"https://hill.example/a.png\"> \u0001 &amp;""#, #""content":7"#, #""content":null"#,
            "",
        ],
        [#""id":"113""#, #""id":113"#, ""],
        [
            #""uri":"https://hill.example/users/ada/statuses/113""#, #""uri":"""#, #""uri":"\u0001""#, #""uri":5"#,
            #""uri":"x","uri":"y""#, "",
        ],
        [#""url":"https://hill.example/@ada/113""#, #""url":null"#, #""url":"javascript:alert(1)""#, ""],
        [
            #""created_at":"2024-03-05T07:30:00.000Z""#, #""created_at":"soon""#, #""created_at":1709623800"#,
            #""created_at":"""#, "",
        ],
        [#""edited_at":null"#, #""edited_at":"2024-03-06T07:30:00.000Z""#, #""edited_at":17"#, ""],
        [
            #""in_reply_to_id":null,"in_reply_to_account_id":null"#,
            #""in_reply_to_id":"112","in_reply_to_account_id":"9""#,
            #""in_reply_to_id":"112","in_reply_to_account_id":"8""#, #""in_reply_to_id":112"#,
            #""in_reply_to_id":"112","in_reply_to_account_id":9"#, #""in_reply_to_id":"""#, "",
        ],
        [#""visibility":"public""#, #""visibility":"direct""#, #""visibility":"unlisted""#, ""],
        [#""spoiler_text":"""#, #""spoiler_text":" Cats \n and dogs""#, #""spoiler_text":null"#],
        [#""language":"en""#, #""language":null"#, #""language":3"#],
        [#""replies_count":2"#, #""replies_count":99999999999"#, #""replies_count":1.5"#, #""replies_count":"2""#],
        [#""favourited":false"#, #""favourited":true"#, #""bookmarked":true"#, #""reblogged":true"#, ""],
        [#""media_attachments":[]"#, #""media_attachments":[{"type":"video","url":"https://hill.example/v.mp4"}]"#],
        [#""tags":[]"#, #""tags":[{"name":"rain"}]"#, #""mentions":[{"url":"https://far.example/a"}]"#],
        [#""reblog":null"#, #""reblog":{"uri":"u","account":{"acct":"bo@far.example"},"content":"Sun"}"#],
        [#""poll":null"#, #""poll":{"options":[{"title":"no"}],"account":{"acct":"no"}}"#],
    ]

    @Test(arguments: [false, true])
    func linesAreTakenAsTheThoroughReaderTakesThem(keepsHTML: Bool) throws {
        var random = SplitMix(state: 11)
        // Enough statuses that the rest is read the quick way, in more than one chunk.
        let plain = "{" + members.compactMap(\.first).joined(separator: ",") + "}\n"
        var quick = String(repeating: plain, count: 300)
        var thorough = String(repeating: plain.replacing(#""poll":null"#, with: #""card":{}"#), count: 300)
        for _ in 0..<4000 {
            let line = members.compactMap { values in
                Int.random(in: 0..<12, using: &random) == 0 ? values.randomElement(using: &random) : values.first
            }.filter { !$0.isEmpty }.shuffled(using: &random)
            quick += "{" + line.joined(separator: ",") + "}\n"
            // A member that the quick reader leaves to the other one, and that says nothing.
            thorough += "{" + (line + [#""card":{}"#]).joined(separator: ",") + "}\n"
        }
        let picked = try records(quick, keepsHTML)
        let whole = try records(thorough, keepsHTML)
        #expect(picked.posts.count > 3000)
        #expect(picked.posts == whole.posts)
        #expect(picked.others == whole.others)
        #expect(picked.others.count > 100)
        #expect(picked.report.counts == whole.report.counts)
        #expect(picked.report.format == whole.report.format)
        #expect(picked.report.warnings.map(\.message) == whole.report.warnings.map(\.message))
        #expect(picked.report.warnings.map(\.line) == whole.report.warnings.map(\.line))
    }

    /// Everything that is read of `text`, record by record.
    private func records(
        _ text: String, _ keepsHTML: Bool
    ) throws -> (posts: [String], others: [String], report: SourceReport) {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("squelch-\(UUID().uuidString)")
        try Data(text.utf8).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        var reading = Reading(report: SourceReport(path: ""))
        var names: [String] = []
        var others: [String] = []
        let report = Ingestor.read(Source(path: url.path), keepsHTML: keepsHTML, batch: RecordBatch()) { batch in
            reading.take(batch)
            func text(_ slice: ByteSlice) -> String { batch.arena.string(slice) ?? "-" }
            names += batch.posts.map { "\(text($0.accountName)) \(text($0.repostOf))" }
            others += batch.attention.map {
                "\(text($0.post)) \(text($0.url)) \(text($0.account)) \($0.action?.rawValue ?? "-")"
            }
            others += batch.interactions.map {
                "\(text($0.account)) \(text($0.name)) \($0.type?.rawValue ?? "-") \($0.at ?? 0)"
            }
            for profile in batch.profiles {
                others.append(text(profile.account) + batch.list(profile.links).map(text).joined(separator: " "))
            }
        }
        return (zip(reading.posts, names).map { "\($0) \($1)" }, others.sorted(), report)
    }
}
