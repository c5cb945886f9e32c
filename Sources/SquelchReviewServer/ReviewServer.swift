import Dispatch
import FlyingFox
import FlyingSocks
public import SquelchReview
import SquelchSystem

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Serves a review to the browsers of this machine, and to nobody else: on 127.0.0.1, at a port that the system chooses,
/// until its last window has closed.
public final class ReviewServer: Sendable {
    /// When it ends by itself.
    public struct Limits: Sendable {
        /// Seconds without any request after which it is over.
        public var idle: Int64 = 30 * 60
        /// Seconds after which a window that has closed is taken not to come back.
        public var away: Int64 = 5

        /// The usual limits.
        public init() {}
    }

    /// Why it could not begin.
    public struct CannotListen: Error {
        /// The reason, in words.
        public var words: String
    }

    private let session: ReviewSession
    private let files: ReviewFiles
    private let calibration: CalibrationSession?
    private let limits: Limits
    private let clock: @Sendable () -> Int64
    /// Where answers are made, one after another: what waits for a disk must not hold up those who read and write.
    private let queue = DispatchQueue(label: "squelch.review")

    /// Seconds that a connection may take, and connections at a time.
    private static let longest = 20.0
    private static let mostConnections = 64
    /// Seconds that an answer may take: after ten ratings everything is scored anew.
    private static let longestAnswer = 600.0
    /// Most bytes of a form: one that names 20,000 accounts has half of them.
    private static let largestForm = 1 << 20
    private static let largestAddress = 4096

    /// A server of a session.
    /// - Parameters:
    ///   - session: the accounts that are decided about.
    ///   - files: pages to be had besides.
    ///   - calibration: posts to rate; nil where there are none.
    ///   - limits: how much is taken from a browser, and for how long.
    ///   - clock: seconds since 1970.
    public init(
        _ session: ReviewSession, files: ReviewFiles, calibration: CalibrationSession? = nil,
        limits: Limits = Limits(), clock: @escaping @Sendable () -> Int64
    ) {
        self.session = session
        self.files = files
        self.calibration = calibration
        self.limits = limits
        self.clock = clock
    }

    /// Serves until nobody looks any more, or `isStopped`.
    /// - Parameters:
    ///   - opened: told the address to open, which opens once. It is a secret: nobody but its owner may read where it
    ///     is kept.
    ///   - entered: told that the address has been opened.
    ///   - isStopped: whether the person has asked to end it.
    public func run(
        opened: @Sendable (String) -> Void, entered: @escaping @Sendable () -> Void = {},
        isStopped: @escaping @Sendable () -> Bool
    ) async throws {
        let desk = Desk()
        let server = HTTPServer(
            config: HTTPServer.Configuration(
                address: try sockaddr_in.inet(ip4: "127.0.0.1", port: 0), timeout: Self.longestAnswer,
                sharedRequestReplaySize: Self.largestForm,
                pool: BoundedPool(
                    HTTPServer.defaultPool(), seconds: Self.longest, most: Self.mostConnections),
                // The first request has the token in its address.
                logger: .disabled),
            handler: ClosureHTTPHandler { [self] in await respond($0, desk, entered) })
        let serving = Task { try await server.run() }
        do {
            try await server.waitUntilListening()
            guard case .ip4(_, let port)? = await server.listeningAddress else {
                throw CannotListen(words: "127.0.0.1 cannot be listened on")
            }
            let watch = WindowWatch(now: clock())
            let gate = RequestGuard(port: port)
            await desk.open(
                gate,
                ReviewRouter(session: session, files: files, calibration: calibration, watch: watch, clock: clock))
            opened(gate.address)
            while !isStopped(), !watch.isOver(at: clock(), away: limits.away, idle: limits.idle) {
                try await Task.sleep(for: .milliseconds(200))
            }
        } catch {
            serving.cancel()
            throw error is CannotListen ? error : CannotListen(words: "\(error)")
        }
        await server.stop(timeout: 1)
        serving.cancel()
    }

    /// What is known once the port is.
    private actor Desk {
        private(set) var gate: RequestGuard?
        private(set) var router: ReviewRouter?

        func open(_ gate: RequestGuard, _ router: ReviewRouter) {
            self.gate = gate
            self.router = router
        }
    }

    private func respond(
        _ request: HTTPRequest, _ desk: Desk, _ entered: @escaping @Sendable () -> Void
    ) async -> HTTPResponse {
        guard let gate = await desk.gate, let router = await desk.router else {
            return response(PageResponse(status: 503, body: []))
        }
        guard request.target.rawValue.utf8.count <= Self.largestAddress else {
            return response(PageResponse(status: 414, body: []))
        }
        guard let form = await form(of: request) else { return response(PageResponse(status: 413, body: [])) }
        let asked = PageRequest(
            method: request.method.rawValue, path: request.path, query: request.target.query(), form: form,
            head: PageRequest.Head(
                host: request.headers[.host], origin: request.headers[HTTPHeader("Origin")],
                site: request.headers[HTTPHeader("Sec-Fetch-Site")], cookie: request.headers[.cookie]))
        return await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: self.response(Self.answer(asked, gate, router, entered))) }
        }
    }

    /// The answer to whoever asks.
    private static func answer(
        _ request: PageRequest, _ gate: RequestGuard, _ router: ReviewRouter, _ entered: () -> Void
    ) -> PageResponse {
        switch gate.judge(request) {
        case .allowed:
            router.watch.request(at: router.clock())
            return router.answer(request)
        case .opened(let cookie):
            entered()
            router.watch.request(at: router.clock())
            var response = PageResponse.page(ReviewTemplates.render("open", [String: String]()))
            response.cookie = cookie
            return response
        case .refused(let words):
            return PageResponse(status: 403, type: "text/plain; charset=utf-8", body: Array((words + "\n").utf8))
        }
    }

    /// The form of a request; nil where it is larger than any of ours, or does not say how large it is.
    private func form(of request: HTTPRequest) async -> String? {
        guard request.headers[.transferEncoding] == nil else { return nil }
        guard let text = request.headers[.contentLength] else { return "" }
        guard let length = Int(text), length <= Self.largestForm else { return nil }
        var data = Data()
        do {
            for try await part in request.bodySequence {
                data.append(part)
                if data.count > Self.largestForm { return nil }
            }
        } catch {
            return nil
        }
        return String(decoding: data, as: UTF8.self)
    }

    private func response(_ page: PageResponse) -> HTTPResponse {
        var headers: HTTPHeaders = [:]
        for (name, value) in PageResponse.policy { headers[HTTPHeader(name)] = value }
        headers[.contentType] = page.type
        headers[.connection] = "close"
        if let location = page.location { headers[.location] = location }
        if let cookie = page.cookie { headers[.setCookie] = cookie }
        if let name = page.fileName { headers[.contentDisposition] = "attachment; filename=\"\(name)\"" }
        return HTTPResponse(
            statusCode: HTTPStatusCode(page.status, phrase: PageResponse.phrase(page.status)), headers: headers,
            body: Data(page.body))
    }
}

extension PageResponse {
    /// What a status means.
    static func phrase(_ status: Int) -> String {
        switch status {
        case 200: "OK"
        case 204: "No Content"
        case 303: "See Other"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 409: "Conflict"
        case 413: "Content Too Large"
        case 414: "URI Too Long"
        case 503: "Service Unavailable"
        default: "Error"
        }
    }
}
