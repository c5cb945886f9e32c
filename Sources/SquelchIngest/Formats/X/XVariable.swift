/// The variable that a file of an X archive assigns its JSON to. File names differ from it, and change.
struct XVariable: Equatable {
    /// `following`, `tweets` and so on; empty for the archive's own description.
    let name: String
    /// Where the JSON begins.
    let jsonStart: Int

    /// Files of archives from before 2018.
    private static let old: [(beginning: StaticString, name: String)] = [
        ("var user_details =", "user_details"), ("var tweet_index =", "tweet_index"),
        ("var payload_details =", "payload_details"),
    ]

    /// Nil where the text is no such file.
    init?(_ text: UnsafeBufferPointer<UInt8>) {
        if text.starts(with: "window.__THAR_CONFIG") {
            name = ""
        } else if text.starts(with: "window.YTD.") {
            let rest = text[11...].prefix(128)
            let end = rest.firstIndex { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "=") || $0.isXMLSpace }
            name = String(decoding: rest[..<(end ?? rest.endIndex)], as: UTF8.self)
        } else if text.starts(with: "Grailbird.data.") {
            name = "grailbird"
        } else if let old = Self.old.first(where: { text.starts(with: $0.beginning) }) {
            name = old.name
        } else {
            return nil
        }
        let equals = text.prefix(256).firstIndex(of: UInt8(ascii: "="))
        jsonStart = equals.map { $0 + 1 } ?? text.count
    }
}
