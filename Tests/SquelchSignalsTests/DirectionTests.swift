import SquelchSignals
import SquelchTimeline
import Testing

struct DirectionTests {
    /// The direction of a text, by the words that the extractor keeps of it.
    private func direction(_ text: String) -> Direction {
        let batch = RecordBatch()
        var post = PostRecord()
        post.text = batch.store(text)
        var extractor = SignalExtractor()
        var columns = SignalColumns()
        _ = extractor.append(post, of: batch, to: &columns)
        var direction = Direction()
        columns.terms.buckets.withUnsafeBufferPointer { _ = direction.add($0) }
        return direction
    }

    private func cosine(_ left: String, _ right: String) -> Float { direction(left).cosine(direction(right)) }

    /// Were the table's keys not the tokenizer's, words would point anywhere.
    @Test(arguments: [
        ("galaxy", "astronomy", "sauce"), ("guitar", "piano", "senate"), ("hospital", "Doctor", "keyboard"),
        ("goalkeeper", "football", "philosophy"), ("senate", "Parliament", "guitar"), ("flour", "bread", "engine"),
        ("compiler", "software", "church"), ("oven", "bread", "satellite"),
    ])
    func wordsOfOneSubjectPointTheSameWay(word: String, near: String, far: String) {
        #expect(cosine(word, near) > 0.2)
        #expect(cosine(word, near) > cosine(word, far) + 0.1)
    }

    @Test func textsOnOneSubjectNeedNotShareAWord() {
        let question = "The telescope found a faint galaxy"
        #expect(
            cosine(question, "Astronomers measure the orbit of planets")
                > cosine(question, "Roast the potatoes with garlic and butter") + 0.2)
    }

    @Test func anUnknownWordSaysNothing() {
        #expect(direction("") == Direction())
        #expect(cosine("", "galaxy") == 0)
    }

    @Test func theOrderOfTextsDoesNotMatter() {
        var (there, back) = (Direction(), Direction())
        for text in ["bread and flour", "the galaxy", "senate votes"] { there += direction(text).unit }
        for text in ["senate votes", "the galaxy", "bread and flour"] { back += direction(text).unit }
        #expect(there == back)
        #expect(there - direction("the galaxy").unit != there)
    }

    @Test func fewKnownWordsHaveASmallVote() {
        var sum = Direction()
        #expect(sum.add(UnsafeBufferPointer(start: nil, count: 0)) == 0)
        #expect(sum == Direction())
    }
}
