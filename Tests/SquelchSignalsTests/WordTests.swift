import SquelchSignals
import Testing

/// Where words begin and end, seen in their count and in signatures.
struct WordTests {
    @Test(arguments: [
        ("", 0), ("   \n\t", 0), ("one", 1), ("two words", 2), ("don't stop", 2), ("don\u{2019}t stop", 2),
        ("'quoted' words", 2), ("it costs 7.90 or 1,500", 5), ("end.Next", 2), ("well-known", 2),
        ("l'eau, qu'elle", 4), ("I'll, he's", 2), ("snake_case", 1),
        ("see https://example.org/a/b?c=d#e now", 2), ("see www.example.org now", 2),
        ("see bit.ly/x7 now", 2),
        ("@ada@example.social hello", 1), ("mail me@example.org", 4), ("#one #two3", 2), ("# 1", 1),
        ("…dots… “quotes” — dash", 3), ("🎉🎉 party 👩‍👩‍👧", 1), ("Größe über naïve", 3),
        ("Привет, мир", 2), ("مرحبا بالعالم", 2), ("안녕하세요 세계", 2),
        ("東京", 1), ("東", 1), ("東京は晴れ", 3), ("Swift言語です", 3), ("東京。大阪", 2), ("ＡＢＣ　ｄｅｆ", 2),
    ])
    func wordsAreCounted(_ text: String, _ words: Int) {
        #expect(score(text).measure.words == words)
    }

    @Test(arguments: [
        ("Don\u{2019}t Look Up", "don't look up"), ("a “quoted” thing here", "a \"quoted\" thing here"),
        ("Read THIS text now", "read this text now"), ("some words, more words!", "some words more words"),
        ("the same words https://a.example/1", "@you the same words https://b.example/2"),
        ("ＡＢＣ one two", "abc one two"), ("soft\u{AD}ware is eaten", "software is eaten"),
    ])
    func formsOfOneTextHaveOneSignature(_ a: String, _ b: String) {
        #expect(score(a).signature == score(b).signature)
    }

    @Test func differentTextsHaveDifferentSignatures() {
        #expect(score("magnitude 7.9 quake").signature != score("magnitude 5.0 quake").signature)
        #expect(score("dog bites man today").similarity(score("man bites dog today")) < 0.3)
        #expect(score("東京は晴れです").signature != score("大阪は雨でした").signature)
    }

    @Test func aRepeatedTitleCountsOnce() {
        let text = "A long walk along the river with the dog"
        #expect(Sample(title: text, text).scores.words == Sample(text).scores.words)
        #expect(Sample(title: "A long walk along…", text).scores.words == Sample(text).scores.words)
        #expect(Sample(title: "A long walk...", text).scores.words == Sample(text).scores.words)
        #expect(Sample(title: "Another walk", text).scores.measure.words == 11)
    }

    @Test func titleAndTextAreOneText() {
        let title = "Council approves cycle lanes"
        let text = "Work starts in March 2026 and costs 4.2 million euros. @press I'm glad!"
        #expect(Sample(title: title, text).scores.words == Sample(title + "\n" + text).scores.words)
    }
}
