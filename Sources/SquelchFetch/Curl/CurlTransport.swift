import CLibCurl

/// Requests by libcurl's multi interface, all on the thread that waits for them: kept connections, HTTP/2 where TLS offers it,
/// gzip, brotli and zstd.
final class CurlTransport: FetchTransport {
    private let multi: UnsafeMutableRawPointer
    private let options: FetchOptions
    private let proxies: ProxySettings
    private let clock: FetchClock
    private var running: [CurlTransfer] = []
    /// Handles that are free to be used again: they keep their buffers.
    private var free: [UnsafeMutableRawPointer] = []
    private var unbegun: [FetchEnd] = []

    /// Set up once for the process.
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    /// Nil where libcurl cannot be had.
    init?(_ options: FetchOptions, proxies: ProxySettings, clock: FetchClock) {
        guard Self.isReady, let multi = curl_multi_init() else { return nil }
        self.multi = multi
        self.options = options
        self.proxies = proxies
        self.clock = clock
        squelch_curl_multi_set_long(multi, CURLMOPT_MAX_HOST_CONNECTIONS, 1)
        squelch_curl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, max(1, options.concurrency))
    }

    deinit {
        cancel()
        for easy in free { curl_easy_cleanup(easy) }
        curl_multi_cleanup(multi)
    }

    func begin(_ request: FetchRequest, number: Int) {
        guard let easy = free.popLast() ?? curl_easy_init() else { return fail(number) }
        let transfer = CurlTransfer(
            easy, request, number: number, options: options, proxy: proxies.proxy(for: request.address))
        guard curl_multi_add_handle(multi, easy) == CURLM_OK else {
            release(easy)
            return fail(number)
        }
        running.append(transfer)
    }

    /// There is no memory for it.
    private func fail(_ number: Int) {
        unbegun.append(FetchEnd(number: number, result: .failure(.init(problem: .noConnection))))
    }

    func wait(milliseconds: Int) -> [FetchEnd] {
        var ends = unbegun
        unbegun = []
        ends += work()
        if ends.isEmpty {
            curl_multi_poll(multi, nil, 0, Int32(clamping: milliseconds), nil)
            ends = work()
        }
        return ends
    }

    /// Does what can be done without waiting.
    private func work() -> [FetchEnd] {
        var count: Int32 = 0
        curl_multi_perform(multi, &count)
        var ends: [FetchEnd] = []
        while let message = curl_multi_info_read(multi, &count) {
            guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle else { continue }
            let code = squelch_curl_result(message)
            guard let index = running.firstIndex(where: { $0.easy == easy }) else { continue }
            let transfer = running.remove(at: index)
            ends.append(transfer.end(code, now: clock.seconds()))
            curl_multi_remove_handle(multi, easy)
            release(easy)
        }
        return ends
    }

    func cancel() {
        for transfer in running {
            curl_multi_remove_handle(multi, transfer.easy)
            release(transfer.easy)
        }
        running = []
    }

    private func release(_ easy: UnsafeMutableRawPointer) {
        curl_easy_reset(easy)
        free.append(easy)
    }
}
