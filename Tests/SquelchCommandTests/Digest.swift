import Foundation

/// Digests by the system's own tool, so that the program needs no library for two constants.
enum Digest {
    struct Failure: Error {}

    /// `sha256-` and the digest in base64, as policies for content have it.
    static func sha256(_ text: String) throws -> String {
        let folder = try Folder()
        let file = folder.url.appendingPathComponent("text")
        try Data(text.utf8).write(to: file)
        let output = try Child.run(URL(fileURLWithPath: "/usr/bin/sha256sum"), [file.path]).output
        let hex = Array(output.prefix { $0 != " " }.utf8)
        guard hex.count == 64 else { throw Failure() }
        var bytes = Data()
        for index in stride(from: 0, to: 64, by: 2) {
            guard let byte = UInt8(String(decoding: hex[index...index + 1], as: UTF8.self), radix: 16) else {
                throw Failure()
            }
            bytes.append(byte)
        }
        return "sha256-" + bytes.base64EncodedString()
    }
}
