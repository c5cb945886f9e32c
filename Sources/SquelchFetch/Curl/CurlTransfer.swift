import CLibCurl

/// One request of libcurl, and what has come of it. Its callbacks get it as a plain pointer.
final class CurlTransfer {
    let easy: UnsafeMutableRawPointer
    let number: Int
    private let request: FetchRequest
    private let guarding: AddressGuard
    private let limits: FetchLimits
    private let proxy: String?
    private var headers: UnsafeMutablePointer<curl_slist>?
    private var resolutions: UnsafeMutablePointer<curl_slist>?
    private var body: [UInt8] = []
    private var headerBytes = 0
    private var unused = 0
    /// Why a callback broke it off.
    private var problem: FetchProblem?
    private var isPrivate = false
    /// Broken off because the rest of the answer is of no use.
    private var isEnough = false

    /// Of an answer that is no feed so much is read, to keep its connection; a page of excuses is shorter.
    private static let mostUnused = 64 << 10

    init(_ easy: UnsafeMutableRawPointer, _ request: FetchRequest, number: Int, options: FetchOptions, proxy: String?) {
        self.easy = easy
        self.number = number
        self.request = request
        self.proxy = proxy
        guarding = AddressGuard(allowedHosts: options.allowedHosts)
        limits = options.limits
        set(options)
        setCallbacks()
    }

    deinit {
        curl_slist_free_all(headers)
        curl_slist_free_all(resolutions)
    }

    private func set(_ options: FetchOptions) {
        squelch_curl_set_text(easy, CURLOPT_URL, request.address.text)
        squelch_curl_set_text(easy, CURLOPT_PROTOCOLS_STR, "http,https")
        squelch_curl_set_long(easy, CURLOPT_FOLLOWLOCATION, 0)
        squelch_curl_set_long(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS)
        squelch_curl_set_long(easy, CURLOPT_NOSIGNAL, 1)
        squelch_curl_set_long(easy, CURLOPT_CONNECTTIMEOUT, limits.connectSeconds)
        squelch_curl_set_long(easy, CURLOPT_TIMEOUT, limits.seconds)
        squelch_curl_set_long(easy, CURLOPT_LOW_SPEED_LIMIT, 1)
        squelch_curl_set_long(easy, CURLOPT_LOW_SPEED_TIME, limits.idleSeconds)
        squelch_curl_set_size(easy, CURLOPT_MAXFILESIZE_LARGE, Int64(limits.wireBytes))
        squelch_curl_set_text(easy, CURLOPT_USERAGENT, options.agent.text)
        // All encodings that libcurl was built with.
        squelch_curl_set_text(easy, CURLOPT_ACCEPT_ENCODING, "")
        squelch_curl_set_long(easy, CURLOPT_SSL_VERIFYPEER, 1)
        squelch_curl_set_long(easy, CURLOPT_SSL_VERIFYHOST, 2)
        squelch_curl_set_long(easy, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let certificates = options.certificates { squelch_curl_set_text(easy, CURLOPT_CAINFO, certificates) }
        // An empty proxy keeps libcurl from looking at the environment itself.
        squelch_curl_set_text(easy, CURLOPT_PROXY, proxy ?? "")
        squelch_curl_set_text(easy, CURLOPT_NOPROXY, proxy == nil ? "*" : "")
        // A password goes to the host that it is of: each redirect is a request of its own. Never in the clear over a network.
        if request.address.isSecure || options.allowedHosts.contains(request.address.host) {
            squelch_curl_set_long(easy, CURLOPT_NETRC, Int(CURL_NETRC_OPTIONAL.rawValue))
            squelch_curl_set_long(easy, CURLOPT_HTTPAUTH, 1)
            if let netrc = options.netrc { squelch_curl_set_text(easy, CURLOPT_NETRC_FILE, netrc) }
        }
        for entry in options.resolutions { resolutions = curl_slist_append(resolutions, entry) ?? resolutions }
        squelch_curl_set_list(easy, CURLOPT_RESOLVE, resolutions)
        setHeaders()
    }

    private func setHeaders() {
        add(
            "Accept",
            Array(
                "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
                    .utf8))
        if let tag = request.validators?.entityTag { add("If-None-Match", tag.bytes) }
        if let date = request.validators?.lastModified { add("If-Modified-Since", date.bytes) }
        squelch_curl_set_list(easy, CURLOPT_HTTPHEADER, headers)
    }

    /// Bytes, not text: what a server calls its state need not be UTF-8.
    private func add(_ name: String, _ value: [UInt8]) {
        let line = Array(name.utf8) + Array(": ".utf8) + value + [0]
        line.withUnsafeBytes { bytes in
            guard let start = bytes.bindMemory(to: CChar.self).baseAddress else { return }
            if let longer = curl_slist_append(headers, start) { headers = longer }
        }
    }

    private func setCallbacks() {
        let context = Unmanaged.passUnretained(self).toOpaque()
        squelch_curl_set_pointer(easy, CURLOPT_PRIVATE, context)
        squelch_curl_set_pointer(easy, CURLOPT_WRITEDATA, context)
        squelch_curl_set_sink(easy, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
            CurlTransfer.at(context)?.take(bytes, size * count) ?? 0
        }
        squelch_curl_set_pointer(easy, CURLOPT_HEADERDATA, context)
        squelch_curl_set_sink(easy, CURLOPT_HEADERFUNCTION) { _, size, count, context in
            CurlTransfer.at(context)?.takeHeader(size * count) ?? 0
        }
        squelch_curl_set_long(easy, CURLOPT_NOPROGRESS, 0)
        squelch_curl_set_pointer(easy, CURLOPT_XFERINFODATA, context)
        squelch_curl_set_progress(easy) { context, _, received, _, _ in
            CurlTransfer.at(context)?.mayGoOn(after: Int64(received)) == true ? 0 : 1
        }
        squelch_curl_set_pointer(easy, CURLOPT_OPENSOCKETDATA, context)
        squelch_curl_set_open(easy) { context, _, address in
            guard let address, let transfer = CurlTransfer.at(context), transfer.mayConnect(address) else {
                return CURL_SOCKET_BAD
            }
            return squelch_curl_descriptor(address)
        }
    }

    static func at(_ context: UnsafeMutableRawPointer?) -> CurlTransfer? {
        context.map { Unmanaged<CurlTransfer>.fromOpaque($0).takeUnretainedValue() }
    }

    private func mayConnect(_ address: UnsafeMutablePointer<curl_sockaddr>) -> Bool {
        // The proxy is the user's choice, wherever it is, and nothing else is connected to where there is one.
        if proxy != nil { return true }
        guard let address = squelch_curl_address(address), let number = SocketAddress(address),
            guarding.mayConnect(request.address.host, to: number)
        else {
            isPrivate = true
            return false
        }
        return true
    }

    private func mayGoOn(after received: Int64) -> Bool {
        if received > Int64(limits.wireBytes) { problem = .tooLarge }
        return problem == nil
    }

    private func takeHeader(_ count: Int) -> Int {
        headerBytes += count
        if headerBytes > limits.headerBytes { problem = .tooLarge }
        return problem == nil ? count : 0
    }

    /// The next bytes of the body, unpacked.
    private func take(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
        guard let bytes, problem == nil else { return 0 }
        guard status == 200 else {
            unused += count
            isEnough = unused > Self.mostUnused
            return isEnough ? 0 : count
        }
        guard count <= limits.bodyBytes - body.count else {
            problem = .tooLarge
            return 0
        }
        body.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
        return count
    }

    private var status: Int {
        var status = 0
        squelch_curl_get_long(easy, CURLINFO_RESPONSE_CODE, &status)
        return status
    }

    /// What has come of it.
    func end(_ code: CURLcode, now: Int64) -> FetchEnd {
        if let problem { return failed(problem) }
        guard code == CURLE_OK || isEnough else { return failed(Self.problem(code, isPrivate: isPrivate)) }
        let date = header("Date")
        var reply = FetchReply(status: status, bytes: body)
        reply.entityTag = header("ETag").flatMap { HeaderBytes($0) }
        reply.lastModified = header("Last-Modified").flatMap { HeaderBytes($0) }
        reply.location = header("Location").flatMap(Self.text)
        reply.retryAfter = header("Retry-After").flatMap {
            AnswerHeaders.retryAfter(Self.text($0) ?? "", date: date.flatMap(Self.text), now: now)
        }
        reply.freshFor = AnswerHeaders.freshFor(
            cacheControl: header("Cache-Control").flatMap(Self.text), expires: header("Expires").flatMap(Self.text),
            date: date.flatMap(Self.text), now: now)
        return FetchEnd(number: number, result: .success(reply))
    }

    private func failed(_ problem: FetchProblem) -> FetchEnd {
        FetchEnd(number: number, result: .failure(.init(problem: problem)))
    }

    /// The bytes of a header of the last answer; several of a name are one with commas, as HTTP has it.
    private func header(_ name: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        var index = 0
        var found: UnsafeMutablePointer<curl_header>?
        while index < 16, curl_easy_header(easy, name, index, UInt32(CURLH_HEADER), -1, &found) == CURLHE_OK,
            let value = found?.pointee.value
        {
            if index > 0 {
                // Of what there can be only one, the first counts.
                if name != "Cache-Control" { break }
                bytes += ", ".utf8
            }
            bytes += UnsafeRawBufferPointer(start: value, count: Self.length(value))
            index += 1
        }
        return index == 0 ? nil : bytes
    }

    private static func length(_ text: UnsafePointer<CChar>) -> Int {
        var length = 0
        while text[length] != 0 { length += 1 }
        return length
    }

    private static func text(_ bytes: [UInt8]) -> String? { String(validating: bytes, as: UTF8.self) }

    private static func problem(_ code: CURLcode, isPrivate: Bool) -> FetchProblem {
        switch code {
        case CURLE_COULDNT_CONNECT where isPrivate: .privateAddress
        case CURLE_OPERATION_TIMEDOUT: .timeout
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: .noSuchHost
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR,
            CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_PINNEDPUBKEYNOTMATCH:
            .certificate
        case CURLE_COULDNT_CONNECT, CURLE_SSL_CONNECT_ERROR, CURLE_GOT_NOTHING, CURLE_PROXY: .noConnection
        case CURLE_FILESIZE_EXCEEDED: .tooLarge
        default: .damagedAnswer
        }
    }
}
