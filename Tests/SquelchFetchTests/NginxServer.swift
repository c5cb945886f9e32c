import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A real server of TLS, HTTP/2 and packed answers, where nginx and openssl are installed; it runs until the test that started it
/// ends, and never longer than a minute.
final class NginxServer {
    let folder: String
    let port: Int
    private let process: Process

    /// Whether both programs are here.
    static let isInstalled = program("nginx") != nil && program("openssl") != nil
    /// Whether it can pack with brotli.
    static let hasBrotli = FileManager.default.fileExists(
        atPath: "/usr/lib/nginx/modules/ngx_http_brotli_filter_module.so")

    private static func program(_ name: String) -> String? {
        ["/usr/sbin/", "/usr/bin/", "/usr/local/sbin/", "/usr/local/bin/"].map { $0 + name }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    struct NoServer: Error {}

    /// Serves `files` by name over TLS, under a certificate for `oak.example` that nobody but ``certificates`` vouches for.
    init(_ files: [String: [UInt8]]) throws {
        guard let nginx = Self.program("nginx"), let openssl = Self.program("openssl") else { throw NoServer() }
        folder = NSTemporaryDirectory() + "squelch-nginx-\(UUID().uuidString)"
        port = Int.random(in: 20_000...29_999)
        try FileManager.default.createDirectory(atPath: folder + "/root", withIntermediateDirectories: true)
        for (name, bytes) in files { try Data(bytes).write(to: URL(fileURLWithPath: folder + "/root/" + name)) }
        try Self.run(
            openssl,
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                "-keyout", folder + "/key.pem", "-out", folder + "/certificate.pem", "-subj", "/CN=oak.example",
                "-addext", "subjectAltName=DNS:oak.example",
            ])
        let brotli = Self.hasBrotli ? "load_module /usr/lib/nginx/modules/ngx_http_brotli_filter_module.so;" : ""
        let configuration = """
            \(brotli)
            daemon off; master_process off; pid \(folder)/pid; error_log \(folder)/error.log;
            events { worker_connections 64; }
            http {
                access_log \(folder)/access.log; default_type application/rss+xml;
                log_format protocols '$server_protocol $connection $request_uri $sent_http_content_encoding';
                access_log \(folder)/requests.log protocols;
                client_body_temp_path \(folder)/a; proxy_temp_path \(folder)/b; fastcgi_temp_path \(folder)/c;
                uwsgi_temp_path \(folder)/d; scgi_temp_path \(folder)/e;
                server {
                    listen 127.0.0.1:\(port) ssl http2;
                    ssl_certificate \(folder)/certificate.pem; ssl_certificate_key \(folder)/key.pem;
                    root \(folder)/root;
                    gzip on; gzip_types *; gzip_min_length 1;
                    \(Self.hasBrotli ? "brotli on; brotli_types *; brotli_min_length 1;" : "")
                    location /plain/ { alias \(folder)/root/; gzip off; \(Self.hasBrotli ? "brotli off;" : "") }
                    location /gzip/ { alias \(folder)/root/; \(Self.hasBrotli ? "brotli off;" : "") }
                    location /brotli/ { alias \(folder)/root/; gzip off; }
                    location = /down { return 301 http://oak.example:\(port)/feed; }
                }
            }
            """
        try configuration.write(toFile: folder + "/nginx.conf", atomically: true, encoding: .utf8)
        process = Process()
        // A minute at most, whatever becomes of the test.
        process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
        process.arguments = [
            "--signal=KILL", "60", nginx, "-p", folder, "-c", folder + "/nginx.conf", "-e", folder + "/error.log",
        ]
        process.standardError = FileHandle.nullDevice
        try process.run()
        for _ in 0..<200 where !FileManager.default.fileExists(atPath: folder + "/pid") {
            Thread.sleep(forTimeInterval: 0.02)
        }
    }

    func stop() {
        // Signals that may be blocked are inherited so; this one cannot be.
        let text = try? String(contentsOfFile: folder + "/pid", encoding: .utf8)
        if let id = text.flatMap({ pid_t($0.split(whereSeparator: \.isWhitespace).first ?? "") }) { kill(id, SIGKILL) }
        process.waitUntilExit()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// The certificates under which this server is whom it says.
    var certificates: String { folder + "/certificate.pem" }

    /// Protocol, number of the connection, path and packing of each request.
    var log: [String] {
        // The last lines may still be on their way.
        Thread.sleep(forTimeInterval: 0.1)
        let text = (try? String(contentsOfFile: folder + "/requests.log", encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(String.init)
    }

    private static func run(_ program: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw NoServer() }
    }
}
