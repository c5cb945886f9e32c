import SquelchIngest
import SquelchTimeline
import Testing

/// The quick way through JSON Lines takes what the thorough one takes.
@Suite("Posts picked from JSON Lines")
struct PickedPostTests {
    /// What stands for each member, mostly the first of them.
    private let members: [[String]] = [
        [#""kind":"post""#, #""kind":"follow""#, #""kind":null"#, #""kind":7"#, ""],
        [
            #""account":"ada""#, #""account":"\u0061da\u0007""#, #""account":17"#, #""account":null"#,
            #""account":"""#, "",
        ],
        [#""id":"1""#, #""id":9223372036854775807"#, #""id":1.5"#, #""id":"","id":"2""#, ""],
        [
            #""published":"2024-03-05T07:30:00Z""#, #""published":"2024-03-05""#, #""published":1709623800"#,
            #""published":"soon""#, #""published":"""#, #""published":12.5"#, #""published":[]"#, "",
        ],
        [#""text":"Rain\ton  the\nhill \u0001""#, #""text":"\u0085\u00a0né""#, #""text":3"#, #""text":null"#, ""],
        [#""title":"  Sun  ""#, #""title":{}"#, ""],
        [#""url":"https://hill.example/1""#, #""url":"/1\u007f""#, ""],
        [#""links":["https://far.example/","",null,7,"x"]"#, #""links":[]"#, #""links":"x""#, #""links":{}"#, ""],
        [#""categories":["a",["b"]]"#, #""categories":[ ]"#, ""],
        [#""repost_of":"9""#, #""repost_of":"""#, #""repost_of":9"#, #""repost_of":false"#, ""],
        [#""in_reply_to":"8""#, #""in_reply_to":null"#, #""in_reply_to":[]"#, ""],
        [#""updated":"2024-03-06T07:30:00+02:00""#, #""updated":0"#, #""updated":"never""#, ""],
        [#""author":"Bo","language":"en","name":"Ada","folder":"News""#, #""author":[],"folder":"""#, "", ""],
        ["", #""enclosures":[{"url":"https://far.example/a.mp3","type":"audio/mpeg","length":5}]"#],
        ["", #""media":["image"]"#, #""media":[]"#, #""media":null"#, #""media":"image""#],
        ["", #""selected":true"#, #""payment":["https://pay.example/a"]"#, #""html":"<p>Rain""#],
        [#""likes":[1,{"text":"no"}],"who":{"account":"no"}"#, ""],
    ]

    @Test(arguments: [false, true])
    func linesAreTakenAsTheThoroughReaderTakesThem(keepsHTML: Bool) throws {
        var random = SplitMix(state: 3)
        let plain = #"{"account":"ada","id":"0","published":"2024-03-05T07:30:00Z","text":"Rain"}"#
        var quick = plain + "\n"
        var thorough = plain + "\n"
        for _ in 0..<4000 {
            let line = members.compactMap { values in
                Int.random(in: 0..<8, using: &random) == 0 ? values.randomElement(using: &random) : values.first
            }.filter { !$0.isEmpty }.shuffled(using: &random)
            quick += "{" + line.joined(separator: ",") + "}\n"
            // A member that the quick reader leaves to the other one, with the value that stands for nothing.
            thorough += "{" + (line + [#""comments":-1"#]).joined(separator: ",") + "}\n"
        }
        let picked = try read(quick, keepsHTML: keepsHTML)
        let whole = try read(thorough, keepsHTML: keepsHTML)
        #expect(picked.posts.count > 2000)
        #expect(picked.posts.map { "\($0)" } == whole.posts.map { "\($0)" })
        #expect(picked.follows.map { "\($0)" } == whole.follows.map { "\($0)" })
        #expect(picked.report.counts == whole.report.counts)
        #expect(picked.report.format == whole.report.format)
        #expect(picked.warnings == whole.warnings)
    }
}
