import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// `squelch review` as it runs: ended with the test, and after three minutes in any case.
final class RunningReview {
    struct NotThere: Error, CustomStringConvertible {
        var description: String
    }

    let folder: Folder
    private var child: Child
    /// The address to open, which opens once.
    let address: String
    /// Where it is: `http://127.0.0.1:41234`.
    let origin: String

    var decisions: String { folder.url.appendingPathComponent("squelch-decisions.csv").path }

    /// Starts a review of `paths` in a folder of its own.
    init(_ paths: [String], _ options: [String] = [], in folder: Folder? = nil) throws {
        let folder = try folder ?? Folder()
        self.folder = folder
        var child = try Child(
            URL(fileURLWithPath: "/usr/bin/timeout"),
            ["--signal=KILL", "300", CommandTests.program.path, "review", "--no-open"] + options + paths,
            environment: CommandTests.environment(home: folder.url), in: folder.url)
        var found = ""
        for _ in 0..<2400 where found.isEmpty && child.isRunning() {
            usleep(50_000)
            found =
                child.said.firstMatch(of: /http:\/\/127\.0\.0\.1:\d+\/open\/[0-9a-f]{32}\n/).map { String($0.output) }
                ?? ""
        }
        self.child = child
        address = found.trimmingCharacters(in: .whitespacesAndNewlines)
        origin = address.components(separatedBy: "/open/")[0]
        if address.isEmpty { throw NotThere(description: child.said) }
    }

    deinit { end() }

    /// Everything that it has said.
    var said: String { child.said }

    var isRunning: Bool { child.isRunning() }

    /// Ends it as Control-C does, or as a crash would.
    func end(_ signal: Int32 = SIGTERM) {
        // timeout gives on what it is sent; what cannot be caught would reach itself alone.
        if signal == SIGKILL, isRunning { kill(program, SIGKILL) } else { child.signal(signal) }
        _ = try? child.end()
    }

    /// The program's own process, the one that timeout started.
    private var program: pid_t {
        let text = (try? String(contentsOfFile: "/proc/\(child.pid)/task/\(child.pid)/children", encoding: .utf8)) ?? ""
        return text.split(separator: " ").first.flatMap { pid_t($0) } ?? child.pid
    }

    /// Seconds of CPU that it has taken so far.
    var seconds: Double {
        let text = (try? String(contentsOfFile: "/proc/\(program)/stat", encoding: .utf8)) ?? ""
        // The name in brackets may hold anything; user and system time are the 12th and 13th field after it.
        let fields = (text.split(separator: ")").last ?? "").split(separator: " ")
        guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else { return 0 }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    /// The status once it has ended.
    var status: Int32 { (try? child.end().status) ?? -1 }

    // MARK: - Without a browser

    /// What a client that is no browser gets: status, text and headers.
    func ask(
        _ path: String, _ method: String = "GET", form: String? = nil, headers: [String: String] = [:]
    ) throws -> (status: Int, text: String, headers: [String: String]) {
        guard let url = URL(string: path.hasPrefix("http") ? path : origin + path) else {
            throw NotThere(description: path)
        }
        var request = URLRequest(url: url, timeoutInterval: 30)
        request.httpMethod = method
        request.httpShouldHandleCookies = false
        if let form {
            request.httpBody = Data(form.utf8)
            request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
        }
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        let (data, response) = try Web.send(request)
        let fields = (response?.allHeaderFields ?? [:]).reduce(into: [String: String]()) { found, one in
            if let name = one.key as? String, let value = one.value as? String { found[name.lowercased()] = value }
        }
        return (response?.statusCode ?? 0, String(decoding: data, as: UTF8.self), fields)
    }

    /// Opens the address and gives the cookie for what comes after.
    func enter() throws -> String {
        let answer = try ask(address)
        return String((answer.headers["set-cookie"] ?? "").prefix { $0 != ";" })
    }
}
