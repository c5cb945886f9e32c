import SquelchReviewServer
import SquelchSystem

/// Opens an address in the user's browser, as the desktop would: the one program that Squelch starts, because the user asked
/// for a page to be opened.
enum BrowserOpener {
    /// Opens the address by way of a page that only its owner can read, as whoever lists processes sees what is opened.
    /// - Returns: The page, to be removed once it has been opened; nil where there is nothing that could open it.
    static func open(_ address: String) -> Doorway? {
        guard Surroundings.variable("DISPLAY") != nil || Surroundings.variable("WAYLAND_DISPLAY") != nil,
            let program = find("xdg-open"), let page = Doorway(to: address)
        else { return nil }
        if start(program, page.path) { return page }
        page.remove()
        return nil
    }

    /// The program of this name that a shell would find.
    private static func find(_ name: String) -> String? {
        let folders = (Surroundings.variable("PATH") ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
        return folders.lazy.filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
    }

    private static func start(_ program: String, _ argument: String) -> Bool {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // What a browser has to say is nothing that belongs between our lines.
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
        }
        // It outlives the review: Control-C is not meant for it, and the signals that this thread keeps off itself are its own.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setpgroup(&attributes, 0)
        var usual = sigset_t()
        sigemptyset(&usual)
        // What is ignored here, for the sake of pipes, it would ignore too.
        sigaddset(&usual, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &usual)
        let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
        posix_spawnattr_setflags(&attributes, Int16(flags))
        let words: [UnsafeMutablePointer<CChar>?] = [program, argument].map { (word: String) in strdup(word) }
        defer { for word in words { free(word) } }
        var process: pid_t = 0
        return posix_spawn(&process, program, &actions, &attributes, words + [nil], environ) == 0
    }
}
