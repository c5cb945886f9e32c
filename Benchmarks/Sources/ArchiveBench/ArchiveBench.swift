import SquelchArchive
import SquelchFetch
import SquelchIngest
import SquelchKit
import SquelchTimeline

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Keeping files in the archive and giving them out again, and asking for feeds, without the rest of the program;
/// `Benchmarks/archive` and `Benchmarks/fetching` run it.
@main
enum ArchiveBench {
    static let usage = """
        usage: ArchiveBench keep ARCHIVE FILE…    keeps files; prints posts per CPU second
               ArchiveBench read ARCHIVE          gives everything out; prints posts per CPU second
               ArchiveBench index ARCHIVE         indexes the words of all posts; prints posts per CPU second
               ArchiveBench fetch ARCHIVE COUNT PORT HOURS
                                                  asks a proxy on this machine for so many feeds, as many hours after a
                                                  day in 2026; prints requests per CPU second, and how many were unchanged
        """

    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let path = arguments.dropFirst().first else { stop(usage) }
        let archive = try Archive(path: path)
        var posts = 0
        switch arguments.first {
        case "keep":
            for file in arguments.dropFirst(2) {
                posts += try archive.add(Source(path: file), at: 1_795_219_200).report.counts.posts
            }
        case "read":
            let batch = RecordBatch()
            for source in try archive.sources() {
                posts += Ingestor.read(source, batch: batch) { _ in }.counts.posts
            }
        case "index":
            _ = try archive.search("squelch", most: 1)
            posts = try archive.info(now: 1_795_219_200).wordings
        case "fetch":
            let numbers = arguments.dropFirst(2).compactMap { Int64($0) }
            guard numbers.count == 3 else { stop(usage) }
            return try fetch(archive, feeds: numbers[0], port: numbers[1], hours: numbers[2])
        default: stop(usage)
        }
        print(Int(Double(posts) / cpuSeconds), "posts per CPU second:", posts, "posts")
    }

    private static func fetch(_ archive: Archive, feeds: Int64, port: Int64, hours: Int64) throws {
        let now = 1_795_219_200 + hours * 3600
        let clock = FetchClock(seconds: { now }, milliseconds: FetchClock.system.milliseconds)
        let store = FetchedFeeds(archive, clock: { now })
        let proxies = ProxySettings { $0 == "http_proxy" ? "http://127.0.0.1:\(port)" : nil }
        let run = FetchRun(store: store, proxies: proxies, clock: clock)
        let addresses = (0..<feeds).map { "http://feed-\($0).example/feed.xml" }
        let summary = try run.fetch(addresses, inspect: store.inspect)
        let unchanged = summary.feeds.count { $0.outcome == .unchanged }
        print(Int(Double(summary.asked) / cpuSeconds), "requests per CPU", "second:", unchanged, "unchanged")
    }

    /// CPU seconds of this process, user and system.
    private static var cpuSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static func stop(_ message: String) -> Never {
        var message = message + "\n"
        message.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
        exit(64)
    }
}
