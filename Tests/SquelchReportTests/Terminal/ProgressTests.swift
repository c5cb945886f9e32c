import Dispatch
import SquelchReport
import Synchronization
import Testing

@Suite("ProgressBar")
struct ProgressTests {
    /// A terminal that remembers, and a clock that moves when told.
    private final class Screen: Sendable {
        let now = Atomic<Int>(0)
        let output = Mutex<[String]>([])

        func bar(total: Int = 1000, isOn: Bool = true) -> ProgressBar {
            ProgressBar(
                "Reading", total: total, isOn: isOn, elapsed: { self.now.load(ordering: .relaxed) },
                put: { text in self.output.withLock { $0.append(text) } })
        }

        func advance(_ bar: ProgressBar, at time: Int, by bytes: Int = 10) {
            now.store(time, ordering: .relaxed)
            bar.advance(by: bytes)
        }

        var drawn: [String] { output.withLock { $0 } }
    }

    @Test func shortWorkShowsNothing() {
        let screen = Screen()
        let bar = screen.bar()
        for time in 0..<300 { screen.advance(bar, at: time) }
        bar.finish()
        #expect(screen.drawn == [])
    }

    @Test func redrawsTenTimesASecondAndRemovesItself() {
        let screen = Screen()
        let bar = screen.bar(total: 100_000)
        for time in 0..<1300 { screen.advance(bar, at: time) }
        #expect(screen.drawn.count == 10)
        #expect(screen.drawn.allSatisfy { $0.hasPrefix("\r\u{1B}[KReading  ") })
        bar.finish()
        bar.finish()
        #expect(screen.drawn.count == 11)
        #expect(screen.drawn.last == "\r\u{1B}[K")
        screen.advance(bar, at: 5000)
        #expect(screen.drawn.count == 11)
    }

    @Test func aBarThatIsOffStaysOff() {
        let screen = Screen()
        let bar = screen.bar(isOn: false)
        for time in 0..<2000 { screen.advance(bar, at: time) }
        bar.finish()
        #expect(screen.drawn == [])
    }

    @Test func aBarThatIsForgottenRemovesItself() {
        let screen = Screen()
        do { screen.advance(screen.bar(), at: 400) }
        #expect(screen.drawn.last == "\r\u{1B}[K")
    }

    @Test func otherTextIsWrittenWithoutTheBar() {
        let screen = Screen()
        let bar = screen.bar()
        screen.advance(bar, at: 400)
        bar.withoutBar { screen.output.withLock { $0.append("warning\n") } }
        screen.advance(bar, at: 600)
        #expect(screen.drawn.count == 4)
        #expect(Array(screen.drawn[1...2]) == ["\r\u{1B}[K", "warning\n"])
    }

    @Test func workersLoseNoBytesAndDrawOncePerInterval() throws {
        let screen = Screen()
        let bar = screen.bar(total: 400_000)
        screen.now.store(1000, ordering: .relaxed)
        DispatchQueue.concurrentPerform(iterations: 8) { _ in for _ in 0..<5000 { bar.advance(by: 10) } }
        #expect(screen.drawn.count == 1)
        screen.advance(bar, at: 2000, by: 0)
        #expect(try #require(screen.drawn.last).contains("100 %  400 kB of 400 kB"))
    }

    @Test func lineSaysWhatIsDoneAndLeft() {
        let line = ProgressLine(label: "Reading", done: 120_000_000, total: 480_000_000, elapsed: 1500)
        #expect(
            line.text(width: 100, isUnicode: true)
                == "Reading  ━━━━━───────────────  25 %  120 MB of 480 MB  80 MB/s  5 s left")
        #expect(line.text(width: 40, isUnicode: false) == "Reading  #####...............  25 %  120")
    }

    @Test(arguments: [(0, 0), (5, 0), (50, 10), (-1, 10), (.max, 1), (.max, .max), (1, .max), (.min, .min)])
    func strangeCountsDrawAFittingLine(done: Int, total: Int) {
        for elapsed in [0, 1, 1000, .max] {
            let line = ProgressLine(label: "a\u{1B}[2J", done: done, total: total, elapsed: elapsed)
            #expect(DisplayWidth.of(line.text(width: 79, isUnicode: true)) <= 79)
            #expect(!line.text(width: 79, isUnicode: true).contains("\u{1B}"))
        }
    }

    @Test func unitsOfBytesAndTime() {
        let bytes = [0, 999, 999.6, 1000, 9_940, 9_960, 34_400_000, 1e12, 1e30].map(ProgressLine.bytes)
        #expect(
            bytes.prefix(8) == ["0 B", "999 B", "1.0 kB", "1.0 kB", "9.9 kB", "10 kB", "34 MB", "1.0 TB"])
        #expect(
            [0, 59, 60, 3599, 3600, 7320].map(ProgressLine.time) == [
                "0 s", "59 s", "1 min 0 s", "59 min 59 s", "1 h 0 min", "2 h 2 min",
            ])
    }
}
