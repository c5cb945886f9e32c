import SquelchSignals
import SquelchTimeline
import Testing

/// What readers would note of posts, told from their text: clear cases against each other.
struct PostHeadTests {
    private func logOdds(_ head: PostHead, title: String = "", _ text: String) -> Float {
        let codes = Sample(title: title, text).scores.codes
        return PostHead.logOdds(code: codes[PostFeature.allCases.count + head.rawValue])
    }

    private let essay = """
        I measured how long the linker takes when a module changes (twice on each machine, caches cold and warm). The \
        surprise was not the parser: nine tenths of the time goes into symbol resolution, because each archive is opened \
        again. Here is how to see it with perf, and why a sorted index helps.
        """
    private let offer =
        "SALE! 50% off all courses, today only. Use code LEARN50 and subscribe: https://shop.example/buy"
    private let status =
        "Resolved - This incident has been resolved. Nov 24, 14:02 UTC Monitoring - A fix has been implemented."

    @Test func anEssayExplainsAndAnOfferPromotes() {
        #expect(logOdds(.knowledge, title: "Where the linker's time goes", essay) > logOdds(.knowledge, offer) + 1)
        #expect(logOdds(.promotion, offer) > logOdds(.promotion, title: "Where the linker's time goes", essay) + 1)
    }

    @Test func aStatusPageReadsLikeAMachine() {
        #expect(logOdds(.status, title: "Elevated error rates", status) > logOdds(.status, essay) + 1)
    }

    @Test func aFewWordsAreCryptic() {
        #expect(logOdds(.empty, "this. 🙃") > logOdds(.empty, essay) + 1)
    }

    @Test func lettersBeyondASCIICount() {
        // Without rows for these letters both would have the codes of a text without any.
        let russian = Sample("Как мы измеряли скорость сборки и что из этого вышло").scores.codes
        let other = Sample("Кто бы мог подумать что это случится именно здесь и сей").scores.codes
        #expect(russian.suffix(PostHead.allCases.count) != other.suffix(PostHead.allCases.count))
    }
}
