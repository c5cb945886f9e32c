import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A program that a test starts by posix_spawn, its outputs going to files: one place for what a test needs of it, and none
/// of the threads with which Foundation's `Process` watches its children.
struct Child {
    /// What a program left behind.
    struct Ended {
        var status: Int32
        var output: String
        var errors: String
    }

    struct CannotStart: Error {
        var program: String
        var code: Int32
    }

    let pid: pid_t
    private let folder: Folder
    /// The status once it has ended; of one that was killed the negative signal.
    private var status: Int32?

    /// Starts `program`.
    /// - Parameters:
    ///   - input: the file that is its standard input, or a terminal; empty where there is none.
    ///   - output: where its standard output goes; a file of its own unless told.
    init(
        _ program: URL, _ arguments: [String], input: String = "/dev/null", output: String? = nil,
        environment: [String: String]? = nil, in directory: URL? = nil
    ) throws {
        folder = try Folder()
        let out = output ?? Self.output(folder)
        // posix_spawn cannot change the folder everywhere; env can.
        let words = (directory.map { ["/usr/bin/env", "-C", $0.path] } ?? []) + [program.path] + arguments
        let variables = (environment ?? ProcessInfo.processInfo.environment).map { "\($0)=\($1)" }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, input, O_RDWR | O_NOCTTY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out, O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, Self.errors(folder), O_WRONLY | O_CREAT, 0o600)
        // The threads that tests run on block signals, and a child would inherit that: nothing would ever end it.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var pid: pid_t = 0
        let code = Self.withPointers(words) { list in
            Self.withPointers(variables) { variables in
                posix_spawn(&pid, words[0], &actions, &attributes, list, variables)
            }
        }
        if code != 0 { throw CannotStart(program: words[0], code: code) }
        self.pid = pid
    }

    private static func output(_ folder: Folder) -> String { folder.url.appendingPathComponent("out").path }
    private static func errors(_ folder: Folder) -> String { folder.url.appendingPathComponent("err").path }

    /// Whether it still runs.
    mutating func isRunning() -> Bool {
        look(WNOHANG)
        return status == nil
    }

    /// Sends it a signal, while it runs.
    mutating func signal(_ number: Int32) { if isRunning() { kill(pid, number) } }

    /// Everything that it has written to its standard output so far.
    var written: String { Self.text(Self.output(folder)) }

    /// Everything that it has said on its standard error so far.
    var said: String { Self.text(Self.errors(folder)) }

    /// Waits for its end.
    mutating func end() throws -> Ended {
        look(0)
        return Ended(status: status ?? -1, output: written, errors: said)
    }

    private static func text(_ path: String) -> String {
        String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }

    /// Starts `program` and waits for its end.
    static func run(
        _ program: URL, _ arguments: [String], input: String = "/dev/null", output: String? = nil,
        environment: [String: String]? = nil, in directory: URL? = nil
    ) throws -> Ended {
        var child = try Child(
            program, arguments, input: input, output: output, environment: environment, in: directory)
        return try child.end()
    }

    private mutating func look(_ options: Int32) {
        guard status == nil else { return }
        var word: Int32 = 0
        var found: pid_t
        repeat { found = waitpid(pid, &word, options) } while found < 0 && errno == EINTR
        // The macros of wait(2) are not imported.
        if found == pid { status = word & 0x7F == 0 ? word >> 8 & 0xFF : -(word & 0x7F) }
    }

    /// Calls `body` with the texts as C has them, ended by nil.
    private static func withPointers<Result>(
        _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = texts.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies + [nil])
    }
}
