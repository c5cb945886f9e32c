import CFaults
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

/// Does with an archive all that changes one, says what is done as soon as it is, and is killed or failed at a call to the
/// system that is named by its number. The tests of faults start it.
///
///     ArchiveFaults ARCHIVE FROM NUMBER kill|ERRNO|ERRNO+ [old]
///
/// `FROM` numbers the posts and decisions, so that several can work on one archive. With `old` the archive is made as the
/// first version made it, and brought to today's. In place of a fault, `bytes` lets no file grow beyond NUMBER. The last line
/// of what it says is how many calls there were.
@main
enum ArchiveFaults {
    /// Posts of each feed that is kept.
    static let posts = 12
    /// Rounds of a run.
    static let rounds = 3

    static func main() {
        let words = CommandLine.arguments
        guard words.count >= 5, let from = Int(words[2]), let number = Int(words[3]) else { exit(64) }
        let code = Int32(words[4].filter { $0 != "+" }) ?? 0
        if words[4] == "bytes" {
            limitFiles(to: number)
        } else {
            faults_set(number, code, words[4].hasSuffix("+") ? 1 : 0)
        }
        do throws(ArchiveFailure) {
            if words.dropFirst(5).first == "old" { try makeOld(words[1], from) }
            try work(words[1], from)
        } catch {
            say("failed: \(error.words)")
            exit(74)
        }
        say("calls \(faults_calls())")
    }

    /// A file that is to grow beyond so many bytes fails as on a full device.
    private static func limitFiles(to bytes: Int) {
        var limit = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
        // Otherwise it would be the end of the process.
        signal(SIGXFSZ, SIG_IGN)
        #if os(Linux)
            setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
        #else
            setrlimit(RLIMIT_FSIZE, &limit)
        #endif
    }

    /// An archive of the first version, with something in it.
    private static func makeOld(_ path: String, _ from: Int) throws(ArchiveFailure) {
        let archive = try Archive(path: path, creates: true, schema: ArchiveSchema.current.first(1))
        say("made")
        _ = try archive.add(feed(from + 2_000_000), at: 1_709_623_800)
        say("kept \(from + 2_000_000)")
        try archive.decide(Decision(account: "decided-\(from + 2_000_000)", action: .unfollow, at: 1))
        say("decided \(from + 2_000_000)")
    }

    private static func work(_ path: String, _ from: Int) throws(ArchiveFailure) {
        let archive = try Archive(path: path)
        say("opened")
        for round in from..<from + rounds {
            _ = try archive.add(feed(round), at: 1_709_623_800)
            say("kept \(round)")
            try archive.decide(Decision(account: "decided-\(round)", action: .keep, at: Int64(round)))
            say("decided \(round)")
            try archive.keep(
                address: "https://fetched-\(round).example/", state: [UInt8](repeating: 7, count: 900),
                source: feed(round + 1_000_000), at: 1_709_623_800)
            say("fetched \(round)")
            // The next copy has a post more, and one less.
            try archive.keep(
                address: "https://fetched-\(round).example/", state: [UInt8](repeating: 8, count: 900),
                source: feed(round + 1_000_000, from: 1), at: 1_709_627_400)
            say("refetched \(round)")
        }
        _ = try archive.search("rain", most: 3)
        _ = try archive.forget(account(from + 1_000_000))
        say("forgotten \(from)")
        try archive.vacuum()
        say("vacuumed \(from)")
    }

    /// Id of the feed of a number.
    private static func account(_ number: Int) -> String { "feed-\(number).example/rss" }

    private static func feed(_ number: Int, from first: Int = 0) -> Source {
        let items = (first..<first + posts).map { post in
            """
            <item><guid>\(number)-\(post)</guid><title>Rain \(number) \(post)</title>\
            <description>\(String(repeating: "It rains in \(number * 7919 + post). ", count: 20))</description></item>
            """
        }
        let text = "<rss version='2.0'><channel><title>Feed \(number)</title>\(items.joined())</channel></rss>"
        return Source(
            name: "\(number).xml", origin: "https://\(account(number))", bytes: Array(text.utf8))
    }

    /// Says it at once: what was said has happened, whatever comes next.
    private static func say(_ line: String) {
        var line = line + "\n"
        line.withUTF8 { _ = write(STDOUT_FILENO, $0.baseAddress, $0.count) }
    }
}
