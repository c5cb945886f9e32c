import SquelchSystem

/// Opens an address in the user's browser, as the desktop would: the one program that Squelch starts, because the user asked
/// for a page to be opened.
enum BrowserOpener {
    private static let folders = ["/usr/bin/", "/usr/local/bin/", "/bin/"]

    /// Opens the address; false where there is nothing that could.
    ///
    /// Who lists processes may see it there; it opens once, and a stranger who is first is seen by the user, whose browser is
    /// turned away.
    static func open(_ address: String) -> Bool {
        guard Surroundings.variable("DISPLAY") != nil || Surroundings.variable("WAYLAND_DISPLAY") != nil,
            let program = folders.map({ $0 + "xdg-open" }).first(where: { access($0, X_OK) == 0 })
        else { return false }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // What a browser has to say is nothing that belongs between our lines.
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
        }
        var process: pid_t = 0
        let words: [UnsafeMutablePointer<CChar>?] = [program, address].map { (word: String) in strdup(word) }
        defer { for word in words { free(word) } }
        return posix_spawn(&process, program, &actions, nil, words + [nil], environ) == 0
    }
}
