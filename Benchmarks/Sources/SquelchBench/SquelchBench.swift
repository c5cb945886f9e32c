#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Squelch's hot paths without the rest of the program; `Benchmarks/signals` runs it beside its peers.
@main
enum SquelchBench {
    static let usage = """
        usage: SquelchBench text FILE SECONDS            texts, one a line: words and their hashes
               SquelchBench signature FILE SECONDS       the same, and signatures of 128 places
               SquelchBench posts FILE SECONDS           posts through all detectors
               SquelchBench scored FILE                  posts through all detectors, then novelty
               SquelchBench novelty POSTS different|same near-duplicates among invented signatures
        """

    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        let second = arguments.dropFirst().first ?? ""
        let third = arguments.dropFirst(2).first ?? ""
        switch arguments.first {
        case "text": TextBench.words(Texts(path: second), seconds: Double(third) ?? 1)
        case "signature": TextBench.signatures(Texts(path: second), seconds: Double(third) ?? 1)
        case "posts": PostBench.detectors(Texts(path: second), seconds: Double(third) ?? 1)
        case "scored": PostBench.scored(Texts(path: second))
        case "novelty": NoveltyBench.run(posts: Int(second) ?? 100_000, same: third == "same")
        default: stop(usage)
        }
    }

    /// CPU seconds of this process, user and system.
    static var cpuSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Runs `pass` until `seconds` of CPU are over, at least twice; the CPU seconds of the median pass. The first one,
    /// which warms caches, does not count.
    static func medianPass(seconds: Double, _ pass: () -> Void) -> Double {
        pass()
        var times: [Double] = []
        let start = cpuSeconds
        repeat {
            let before = cpuSeconds
            pass()
            times.append(cpuSeconds - before)
        } while cpuSeconds - start < seconds
        return times.sorted()[times.count / 2]
    }

    static func stop(_ message: String) -> Never {
        var message = message + "\n"
        message.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
        exit(64)
    }
}
