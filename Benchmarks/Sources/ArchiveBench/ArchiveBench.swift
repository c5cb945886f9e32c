import SquelchArchive
import SquelchIngest
import SquelchTimeline

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Keeping files in the archive and giving them out again, without the rest of the program; `Benchmarks/archive` runs it.
@main
enum ArchiveBench {
    static let usage = """
        usage: ArchiveBench keep ARCHIVE FILE…    keeps files; prints posts per CPU second
               ArchiveBench read ARCHIVE          gives everything out; prints posts per CPU second
               ArchiveBench index ARCHIVE         indexes the words of all posts; prints posts per CPU second
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
            posts = try archive.info().wordings
        default: stop(usage)
        }
        print(Int(Double(posts) / cpuSeconds), "posts per CPU second:", posts, "posts")
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
