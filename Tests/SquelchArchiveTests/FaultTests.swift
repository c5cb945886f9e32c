import Foundation
import SquelchArchive
import SquelchIngest
import SquelchTimeline
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

#if os(Linux)
    /// Whatever goes wrong at whatever moment: what was said to be done is there at the next start, what was not is there as
    /// a whole or not at all, and nothing is asked.
    ///
    /// Each call to the system by which the archive is changed is a moment. `make faults` takes every one of them,
    /// `make test` one in many.
    @Suite("Faults", .serialized)
    struct FaultTests {
        /// Of how many moments one is taken.
        private static let stride =
            ProcessInfo.processInfo.environment["ARCHIVE_FAULTS"] == "all" ? 1 : 23

        private let helper = ArchiveHelper()

        /// What is in an archive after a run that may have ended anywhere.
        private func expectWhole(_ path: String, after said: [String], _ moment: Comment) throws {
            guard said.contains("opened") || FileManager.default.fileExists(atPath: path) else { return }
            let archive = try Archive(path: path)
            #expect(try archive.check().isEmpty, moment)
            let sources = try archive.sources()
            for source in sources {
                // A feed and its twelve posts; where it was asked for again, the next copy with the one post that only the
                // first one had beside it.
                let isFetched = source.name.hasPrefix("100000")
                let count = Given(source).records.count
                let wasAskedAgain = isFetched && said.contains("refetched \(source.name.dropLast(4).suffix(1))")
                #expect(wasAskedAgain ? count == 15 : count == 13 || isFetched && count == 15, moment)
            }
            let names = Set(sources.map(\.name))
            let decided = try Set(archive.decisions().map(\.decision.account))
            let fetched = try Set(archive.fetchedAddresses())
            // The last command may have been done and not said.
            let isForgotten = said.contains("forgotten 0") || said.contains("fetched 2")
            if said.contains("kept 2000000") { #expect(names.contains("2000000.xml"), moment) }
            if said.contains("decided 2000000") { #expect(decided.contains("decided-2000000"), moment) }
            for round in 0..<3 {
                if said.contains("kept \(round)") { #expect(names.contains("\(round).xml"), moment) }
                if said.contains("decided \(round)") { #expect(decided.contains("decided-\(round)"), moment) }
                if said.contains("fetched \(round)") {
                    let address = "https://fetched-\(round).example/"
                    #expect(fetched.contains(address), moment)
                    if round > 0 || !isForgotten { #expect(names.contains("\(1_000_000 + round).xml"), moment) }
                    let state = try archive.fetchState(of: address)
                    #expect(state?.count == 900, moment)
                    if said.contains("refetched \(round)") { #expect(state?.first == 8, moment) }
                }
                // What fetching remembers is never without what it brought.
                if !isForgotten {
                    #expect(
                        fetched.contains("https://fetched-\(round).example/")
                            == names.contains("\(1_000_000 + round).xml"), moment)
                }
            }
            if said.contains("forgotten 0") { #expect(!names.contains("1000000.xml"), moment) }
            // It goes on as if nothing had been.
            _ = try archive.add(rss(item("later", "Rain")), at: 1)
            #expect(try archive.search("rain", most: 99).contains { $0.id == "later" } || names.count > 6, moment)
        }

        /// Calls of a run in which nothing goes wrong.
        private func calls() throws -> Int {
            let folder = try Folder()
            let ended = try helper.run(folder.path("a.sqlite"), 0, number: 0, "kill", "old")
            #expect(ended.status == 0, "\(ended.said.last ?? "")")
            let calls = ended.said.last?.split(separator: " ").last.flatMap { Int($0) }
            return try #require(calls)
        }

        @Test func aKilledRunLosesNothingThatItSaid() throws {
            let calls = try calls()
            // Importing, fetching, deciding, migrating, forgetting and vacuuming together.
            #expect(calls > 500)
            for number in Swift.stride(from: 1, through: calls, by: Self.stride) {
                let folder = try Folder()
                let ended = try helper.run(folder.path("a.sqlite"), 0, number: number, "kill", "old")
                #expect(ended.status == -SIGKILL)
                try expectWhole(folder.path("a.sqlite"), after: ended.said, "killed at \(number) of \(calls)")
                #expect(!folder.names.contains { $0.contains(".new") } || !ended.said.contains("opened"))
            }
        }

        @Test(arguments: [ENOSPC, EIO])
        func aCallThatFailsIsToldAndLosesNothing(code: Int32) throws {
            let calls = try calls()
            for number in Swift.stride(from: 1, through: calls, by: Self.stride) {
                for lasts in ["", "+"] {
                    let folder = try Folder()
                    let ended = try helper.run(folder.path("a.sqlite"), 0, number: number, "\(code)\(lasts)", "old")
                    let moment: Comment = "error \(code)\(lasts) at \(number) of \(calls): \(ended.said.last ?? "")"
                    // A failure that changes nothing, such as one of tidying up, need not be told.
                    #expect([0, 74].contains(ended.status), moment)
                    if ended.status == 74 {
                        #expect(ended.said.last?.contains(folder.path("a.sqlite")) == true, moment)
                    }
                    try expectWhole(folder.path("a.sqlite"), after: ended.said, moment)
                }
            }
        }

        @Test func severalThatRunAtOnceAllGetTheirTurn() throws {
            let folder = try Folder()
            let runs = try (0..<4).map { try helper.start(folder.path("a.sqlite"), $0 * 10, number: 0, "kill") }
            for run in runs {
                let ended = try helper.end(run)
                #expect(ended.status == 0, "\(ended.said.last ?? "")")
            }
            let archive = try Archive(path: folder.path("a.sqlite"))
            #expect(try archive.check().isEmpty)
            #expect(try archive.decisions().count == 12)
            #expect(try archive.sources().count == 4 * 5)
        }

        @Test func oneThatIsKilledWhileOthersWorkIsNoObstacle() throws {
            let folder = try Folder()
            let victims = try (1...3).map {
                try helper.start(folder.path("a.sqlite"), $0 * 10, number: $0 * 37, "kill")
            }
            let survivor = try helper.start(folder.path("a.sqlite"), 0, number: 0, "kill")
            for victim in victims { _ = try helper.end(victim) }
            #expect(try helper.end(survivor).status == 0)
            #expect(try Archive(path: folder.path("a.sqlite")).check().isEmpty)
        }

        /// Whatever the size at which files end: what was said is there, and the message names the archive.
        @Test func filesThatMayNotGrowEndARunAndLoseNothing() throws {
            let sizes = Self.stride == 1 ? Swift.stride(from: 8, through: 640, by: 8).map { $0 } : [8, 48, 160, 320]
            var failed = 0
            for size in sizes {
                let folder = try Folder()
                let ended = try helper.run(folder.path("a.sqlite"), 0, number: size << 10, "bytes")
                let moment: Comment = "no file beyond \(size) KiB: \(ended.said.last ?? "")"
                #expect([0, 74].contains(ended.status), moment)
                if ended.status == 74 {
                    failed += 1
                    #expect(ended.said.last?.contains(folder.path("a.sqlite")) == true, moment)
                }
                try expectWhole(folder.path("a.sqlite"), after: ended.said, moment)
            }
            #expect(failed > 0)
        }

        /// A real file system without room: it says "no space", and what was said before is there.
        @Test(.enabled(if: ArchiveHelper.canMount))
        func aFullDeviceIsSaidAndLosesNothing() throws {
            let sizes = Self.stride == 1 ? Array(Swift.stride(from: 64, through: 1024, by: 48)) : [192, 448, 1024]
            var full = 0
            for size in sizes {
                let folder = try Folder()
                let ended = try helper.runOnDevice(of: size, copyingTo: folder)
                let moment: Comment = "a device of \(size) KiB: \(ended.said.last ?? "")"
                #expect([0, 74].contains(ended.status), moment)
                if ended.said.last?.contains("no room is left") == true { full += 1 }
                if FileManager.default.fileExists(atPath: folder.path("a.sqlite")) {
                    try expectWhole(folder.path("a.sqlite"), after: ended.said, moment)
                } else {
                    #expect(!ended.said.contains("opened"), moment)
                }
            }
            #expect(full > 0)
        }

        /// For root no folder is such a one: the program runs as nobody then.
        @Test func aFolderThatCannotBeWrittenToIsSaid() throws {
            for hasArchive in [false, true] {
                let folder = try Folder()
                let path = folder.path("a.sqlite")
                if hasArchive { _ = try Archive(path: path).add(rss(item("1", "Rain")), at: moment) }
                try helper.giveToNobody(folder)
                chmod(folder.url.path, 0o500)
                defer { chmod(folder.url.path, 0o700) }
                let ended = try helper.run(path, 0, number: 0, "kill", asNobody: geteuid() == 0)
                #expect(ended.status == 74, "\(ended.said)")
                #expect(ended.said.last?.contains("cannot be written") == true, "\(ended.said)")
            }
        }
    }

    /// Starts the program that works on an archive until something goes wrong.
    struct ArchiveHelper {
        struct Run {
            let pid: pid_t
            let folder: Folder
        }

        struct Ended {
            /// The status; the negative signal of one that was killed.
            var status: Int32
            var said: [String]
        }

        struct CannotStart: Error {
            let code: Int32
        }

        /// It lies beside the tests.
        private let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
            .deletingLastPathComponent().appendingPathComponent("ArchiveFaults").path

        func run(
            _ archive: String, _ from: Int, number: Int, _ fault: String, _ more: String..., asNobody: Bool = false
        ) throws -> Ended {
            let before = asNobody ? ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []
            return try end(start(before + [program, archive, "\(from)", "\(number)", fault] + more))
        }

        func start(_ archive: String, _ from: Int, number: Int, _ fault: String) throws -> Run {
            try start([program, archive, "\(from)", "\(number)", fault])
        }

        /// Whether a file system can be mounted that goes with the process.
        static let canMount = (try? ArchiveHelper().end(ArchiveHelper().start(mounting + ["true"])).status) == 0
        private static let mounting = ["/usr/bin/unshare", "--mount", "--map-root-user"]

        /// Runs on a file system in memory of so many kibibytes, and copies what lies on it then.
        func runOnDevice(of size: Int, copyingTo folder: Folder) throws -> Ended {
            let device = try Folder()
            let script = """
                mount -t tmpfs -o size=\(size)k,mode=700 none "$1" || exit 99
                "$2" "$1/a.sqlite" 0 0 kill; status=$?
                cp -p "$1"/* "$3"; exit $status
                """
            return try end(
                start(
                    Self.mounting + ["/bin/sh", "-c", script, "sh", device.url.path, program, folder.url.path]))
        }

        /// Lets nobody, as a user, have all that is in a folder.
        func giveToNobody(_ folder: Folder) throws {
            guard geteuid() == 0 else { return }
            for path in [folder.url.path] + folder.names.map(folder.path) { chown(path, 65_534, 65_534) }
        }

        private func start(_ texts: [String]) throws -> Run {
            let folder = try Folder()
            var actions = posix_spawn_file_actions_t()
            posix_spawn_file_actions_init(&actions)
            defer { posix_spawn_file_actions_destroy(&actions) }
            posix_spawn_file_actions_addopen(
                &actions, STDOUT_FILENO, folder.path("out"), O_WRONLY | O_CREAT | O_APPEND, 0o600)
            var words: [UnsafeMutablePointer<CChar>?] = []
            for text in texts { words.append(strdup(text)) }
            words.append(nil)
            defer { for word in words { free(word) } }
            var environment: [UnsafeMutablePointer<CChar>?] = [nil]
            var pid: pid_t = 0
            let code = posix_spawn(&pid, texts[0], &actions, nil, &words, &environment)
            if code != 0 { throw CannotStart(code: code) }
            return Run(pid: pid, folder: folder)
        }

        func end(_ run: Run) throws -> Ended {
            var word: Int32 = 0
            var found: pid_t
            repeat { found = waitpid(run.pid, &word, 0) } while found < 0 && errno == EINTR
            let said = try String(contentsOfFile: run.folder.path("out"), encoding: .utf8)
            return Ended(
                status: word & 0x7F == 0 ? word >> 8 & 0xFF : -(word & 0x7F),
                said: said.split(separator: "\n").map(String.init))
        }
    }
#endif
