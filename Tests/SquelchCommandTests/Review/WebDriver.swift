import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A real Chromium, told what to do by WebDriver (w3.org/TR/webdriver2) through chromedriver; both run until the test ends,
/// and never longer than two minutes.
final class WebDriver {
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    private var driver: Child
    private let folder: Folder
    private let port: Int
    private var session = ""

    private static let programs = (browser: "/usr/bin/chromium", driver: "/usr/bin/chromedriver")
    /// Whether both programs are here.
    static let isInstalled = [programs.browser, programs.driver].allSatisfy(FileManager.default.isExecutableFile)

    /// Starts a browser.
    /// - Parameters:
    ///   - hasScript: whether pages may run scripts.
    ///   - height: pixels of the window. Without scripts the driver cannot scroll to what it clicks.
    init(hasScript: Bool = true, height: Int = 900) throws {
        folder = try Folder()
        // Two minutes at most, whatever becomes of the test; the browser goes with its driver's group. The system chooses a
        // port that is free, and the driver says which.
        driver = try Child(
            URL(fileURLWithPath: "/usr/bin/timeout"), ["--signal=KILL", "120", Self.programs.driver, "--port=0"])
        port = try Self.port(of: &driver)
        let options: [String: Any] = [
            "binary": Self.programs.browser,
            "args": [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-dev-shm-usage", "--user-data-dir=\(folder.url.path)/profile",
                "--window-size=1000,\(height)",
            ],
            "prefs": hasScript ? [:] : ["profile.managed_default_content_settings.javascript": 2],
        ]
        let capabilities: [String: Any] = [
            "alwaysMatch": [
                "goog:chromeOptions": options, "goog:loggingPrefs": ["performance": "ALL", "browser": "ALL"],
            ]
        ]
        for attempt in 0..<100 {
            do {
                let answer = try call("POST", "/session", ["capabilities": capabilities], isRoot: true)
                guard let id = (answer as? [String: Any])?["sessionId"] as? String else {
                    throw Failure(description: "no session")
                }
                session = id
                break
            } catch {
                if attempt == 99 { throw error }
                Thread.sleep(forTimeInterval: 0.1)
            }
        }
        try call("POST", "/timeouts", ["pageLoad": 30_000, "script": 30_000, "implicit": 0])
    }

    /// Where a driver listens, once it says so; for a minute, as machines are slow at times.
    private static func port(of driver: inout Child) throws -> Int {
        for _ in 0..<600 where driver.isRunning() {
            if let port = driver.written.firstMatch(of: /on port (\d+)\./).flatMap({ Int($0.1) }) { return port }
            Thread.sleep(forTimeInterval: 0.1)
        }
        throw Failure(description: "no driver: \(driver.written) \(driver.said)")
    }

    deinit {
        _ = try? call("DELETE", "")
        driver.signal(SIGTERM)
        _ = try? driver.end()
    }

    // MARK: - The protocol

    /// Calls a command of the session.
    @discardableResult
    private func call(_ method: String, _ path: String, _ body: [String: Any]? = nil, isRoot: Bool = false) throws
        -> Any?
    {
        let content = method == "POST" ? try JSONSerialization.data(withJSONObject: body ?? [:]) : Data()
        // Foundation refuses chromedriver's headers, which have no blank behind the colon.
        let client = try RawClient(port: port)
        client.send(
            "\(method) \(isRoot ? "" : "/session/\(session)")\(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n"
                + "Connection: close\r\nContent-Length: \(content.count)\r\n\r\n\(String(decoding: content, as: UTF8.self))"
        )
        let text = client.answer(until: Self.isWhole) ?? ""
        guard let head = text.range(of: "\r\n\r\n") else { throw Failure(description: "no answer to \(path)") }
        let data = Data(text[head.upperBound...].utf8)
        let answer = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        let value = answer?["value"]
        if let error = (value as? [String: Any])?["error"] as? String {
            throw Failure(description: "\(method) \(path): \(error): \((value as? [String: Any])?["message"] ?? "")")
        }
        return value is NSNull ? nil : value
    }

    /// Whether an answer has as many bytes as it says.
    private static func isWhole(_ text: String) -> Bool {
        guard let head = text.range(of: "\r\n\r\n"),
            let length = text[..<head.lowerBound].firstMatch(of: /(?i)content-length: *(\d+)/)
        else { return false }
        return text[head.upperBound...].utf8.count >= Int(length.1) ?? 0
    }

    // MARK: - What a person does and sees

    /// Opens an address.
    func open(_ address: String) throws { try call("POST", "/url", ["url": address]) }

    /// The address that is shown.
    func address() throws -> String { try call("GET", "/url") as? String ?? "" }

    func reload() throws { try call("POST", "/refresh") }
    func back() throws { try call("POST", "/back") }

    /// Presses keys, one after another, wherever the focus is.
    func press(_ keys: String) throws {
        let actions = keys.flatMap {
            [["type": "keyDown", "value": String($0)], ["type": "keyUp", "value": String($0)]]
        }
        try call("POST", "/actions", ["actions": [["type": "key", "id": "keyboard", "actions": actions]]])
    }

    /// Keys without a letter (w3.org/TR/webdriver2, section 17.4.2).
    static let (escape, enter, tab, left, right) = ("\u{E00C}", "\u{E007}", "\u{E004}", "\u{E012}", "\u{E014}")

    /// What a script in the page gives back.
    func run(_ script: String) throws -> Any? {
        try call("POST", "/execute/sync", ["script": script, "args": [String]()])
    }

    /// Likewise as a text.
    func text(_ script: String) throws -> String { try run("return String(\(script))") as? String ?? "" }

    /// The text of the elements of a selector, as a person sees it.
    func texts(_ selector: String) throws -> [String] {
        let found =
            try call("POST", "/elements", ["using": "css selector", "value": selector]) as? [[String: String]] ?? []
        return found.compactMap { one in
            guard let id = one.values.first else { return nil }
            // A page that changes meanwhile has other elements: the next look finds them.
            return (try? call("GET", "/element/\(id)/text")) as? String
        }
    }

    /// Clicks the first element of a selector.
    func click(_ selector: String) throws {
        let found = try call("POST", "/element", ["using": "css selector", "value": selector]) as? [String: String]
        try call("POST", "/element/\(found?.values.first ?? "")/click")
    }

    /// Another window, which becomes the one that is looked at.
    func openWindow() throws -> String {
        let made = try call("POST", "/window/new", ["type": "tab"]) as? [String: Any]
        let handle = made?["handle"] as? String ?? ""
        try look(at: handle)
        return handle
    }

    func window() throws -> String { try call("GET", "/window") as? String ?? "" }
    func look(at window: String) throws { try call("POST", "/window", ["handle": window]) }
    /// Closes the window that is looked at.
    func closeWindow() throws { try call("DELETE", "/window") }

    /// Every address that the browser asked for since this was asked last.
    func requests() throws -> [String] {
        let entries = try call("POST", "/se/log", ["type": "performance"]) as? [[String: Any]] ?? []
        return entries.compactMap { entry in
            guard let text = entry["message"] as? String,
                let event = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any],
                let message = event["message"] as? [String: Any],
                message["method"] as? String == "Network.requestWillBeSent",
                let request = (message["params"] as? [String: Any])?["request"] as? [String: Any]
            else { return nil }
            return request["url"] as? String
        }
    }

    /// What the browser complained about since this was asked last.
    func complaints() throws -> [String] {
        let entries = try call("POST", "/se/log", ["type": "browser"]) as? [[String: Any]] ?? []
        return entries.compactMap { $0["message"] as? String }
    }

    /// Waits until something holds; for half a minute, as machines are slow at times.
    func wait(_ what: String, until isSo: () throws -> Bool) throws {
        for _ in 0..<300 {
            if try isSo() { return }
            Thread.sleep(forTimeInterval: 0.1)
        }
        throw Failure(description: "\(what) did not come: \(try address()) \(try texts("main").joined().prefix(400))")
    }
}

/// Plain requests, one at a time.
enum Web {
    /// Sends a request and waits for its answer; redirects are not followed.
    static func send(_ request: URLRequest) throws -> (Data, HTTPURLResponse?) {
        let box = Box()
        let session = URLSession(configuration: .ephemeral, delegate: Stay(), delegateQueue: nil)
        defer { session.invalidateAndCancel() }
        let done = DispatchSemaphore(value: 0)
        session.dataTask(with: request) { data, response, error in
            box.result = error.map { .failure($0) } ?? .success((data ?? Data(), response as? HTTPURLResponse))
            done.signal()
        }.resume()
        done.wait()
        return try box.result.get()
    }

    private final class Box: @unchecked Sendable {
        var result: Result<(Data, HTTPURLResponse?), any Error> = .success((Data(), nil))
    }

    private final class Stay: NSObject, URLSessionTaskDelegate {
        func urlSession(
            _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
            newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
        ) {
            completionHandler(nil)
        }
    }
}
