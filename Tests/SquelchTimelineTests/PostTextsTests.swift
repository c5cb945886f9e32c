import SquelchTimeline
import Testing

struct PostTextsTests {
    /// Texts of every third post, with a body here and there.
    private func texts(_ count: Int) -> PostTexts {
        var texts = PostTexts()
        for place in 0..<count {
            let (id, excerpt) = (Array("id\(place)".utf8), Array(String(repeating: "\(place) ", count: place % 7).utf8))
            let body = place % 5 == 2 ? Array("body of \(place)".utf8) : []
            id.withUnsafeBufferPointer { id in
                excerpt.withUnsafeBufferPointer { excerpt in
                    body.withUnsafeBufferPointer { body in
                        texts.append(post: 3 * place, id: id, url: PostTexts.nothing, excerpt: excerpt, body: body)
                    }
                }
            }
        }
        return texts
    }

    private func lines(_ texts: borrowing PostTexts) -> [String] {
        texts.posts.map { post in
            let post = Int(post)
            return "\(post) \(texts.id(post) ?? "-") \(texts.excerpt(post) ?? "-") \(texts.body(post) ?? "-")"
        }
    }

    @Test(arguments: [1, 2, 3, 7, 40, 41])
    func whatIsKeptIsAsItWas(_ step: Int) {
        for count in [0, 1, 40] {
            var some = texts(count)
            let all = lines(some)
            some.keep { $0 % step == 0 }
            #expect(lines(some) == all.enumerated().filter { $0.offset % step == 0 }.map(\.element))
        }
    }

    @Test func whatComesAfterwardsStandsBehindWhatIsLeft() {
        var some = texts(9)
        some.keep { $0 > 6 }
        let more = texts(3)
        some.append(post: 100, place: 2, of: more)
        #expect(lines(some) == lines(texts(9)).suffix(2) + ["100 id2 2 2  body of 2"])
        some.keep { _ in false }
        #expect(some.count == 0 && lines(some).isEmpty)
    }
}
