import SquelchJSON
import SquelchTimeline

/// Exports of other networks that people have and Squelch does not read, so that it can say what they are.
enum UnreadExport {
    /// Whether a file lies where an export of Instagram has it.
    static func isInstagram(path: String) -> Bool {
        path.contains("your_instagram_activity/") || path.contains("instagram-")
    }

    /// Why a document is left out: what it is, or else what one can see of its shape.
    static func description(of root: JSONValue, path: String) -> String {
        if let name = name(of: root, path: path) { return "\(name), which is not read: left out" }
        let object = root.kind == .array ? root.items.first { $0.kind == .object } : root
        var keys: [String] = []
        for (key, _) in object?.fields ?? root.fields {
            if keys.count == mostKeys {
                keys.append("…")
                break
            }
            let word = UnsafeBufferPointer(rebasing: key.prefix(longestKey)).plainString
            if !word.isEmpty, !keys.contains(word) { keys.append(word) }
        }
        let seen = keys.isEmpty ? "" : ", with the keys \(keys.joined(separator: ", "))"
        return "JSON of a shape that is not known" + seen
    }

    private static let mostKeys = 8
    private static let longestKey = 40

    /// What a document is, as far as its keys and its place tell; nil where they do not.
    static func name(of root: JSONValue, path: String) -> String? {
        if isInstagram(path: path) { return "an export of Instagram" }
        let object = root.kind == .array ? root.items.first { $0.kind == .object } : root
        guard let object, object.kind == .object else { return nil }
        for (key, _) in object.fields {
            let key = key.prefix(64)
            if key.starts(with: "text_post_app_".utf8) { return "an export of Threads" }
            if key.starts(with: "relationships_".utf8) { return "an export of Instagram" }
        }
        if object["string_list_data"] != nil || object["media_list_data"] != nil { return "an export of Instagram" }
        if object["Your Activity"] != nil || object["Profile And Settings"] != nil || object["Activity"] != nil {
            return object["Activity"] == nil || object["Profile"] != nil || object["Video"] != nil
                ? "an export of TikTok" : nil
        }
        if object["Timestamp"] != nil, object["Contents"] != nil { return "an export of Discord" }
        if object["messages"]?.kind == .array {
            if object["guild"] != nil, object["channel"] != nil { return "an export of Discord" }
            if object["type"]?.string != nil { return "an export of Telegram" }
        }
        let isTelegram = object["personal_information"] != nil && object["about"] != nil
        return isTelegram || object["chats"]?["list"] != nil ? "an export of Telegram" : nil
    }

    /// Whether a text begins as a chat that was saved from WhatsApp: `[31/12/2022 11:40:26] Name:` or, as Android writes
    /// it, `31/12/2022, 11:40 - Name:`. No JSON has three numbers in a row like these.
    static func isChat(_ prefix: UnsafeBufferPointer<UInt8>) -> Bool {
        var rest = prefix.prefix(64)[...]
        // Marks of the direction of writing.
        while rest.starts(with: [0xE2, 0x80]), rest.count > 2 { rest = rest.dropFirst(3) }
        rest = rest.drop { $0.isXMLSpace }
        let isBracketed = rest.first == UInt8(ascii: "[")
        if isBracketed { rest = rest.dropFirst() }
        var separator: UInt8?
        for part in 0..<3 {
            let digits = rest.prefix { $0 &- 0x30 < 10 }
            guard 1...4 ~= digits.count else { return false }
            rest = rest.dropFirst(digits.count)
            guard part < 2 else { break }
            guard let sign = rest.first,
                sign == UInt8(ascii: "/") || sign == UInt8(ascii: ".") || sign == UInt8(ascii: "-"),
                separator == nil || separator == sign
            else { return false }
            separator = sign
            // `1. 2. 2025`
            rest = rest.dropFirst().drop { $0 == 0x20 }
        }
        if isBracketed { return rest.contains(UInt8(ascii: "]")) && rest.contains(UInt8(ascii: ":")) }
        let line = UnsafeBufferPointer(rebasing: prefix.prefix(128).prefix { $0 != UInt8(ascii: "\n") })
        return rest.contains(UInt8(ascii: ":")) && line.firstIndex(of: " - ", within: 64) != nil
    }
}
