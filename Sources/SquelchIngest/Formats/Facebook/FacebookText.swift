import SquelchJSON
import SquelchTimeline

/// Texts of Facebook's JSON, in which every byte of UTF-8 is written as a character of its own.
enum FacebookText {
    /// The text as it was meant: where all characters are below U+0100 and their numbers, as bytes, are UTF-8, those
    /// bytes; else as it stands. Numbers, not Windows-1252: 80 to 9F occur.
    static func repaired(_ text: UnsafeBufferPointer<UInt8>) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            let byte = text[index]
            index += 1
            if byte < 0x80 {
                bytes.append(byte)
            } else if byte == 0xC2 || byte == 0xC3, index < text.count {
                bytes.append((byte & 3) << 6 | text[index] & 0x3F)
                index += 1
            } else {
                return text.plainString
            }
        }
        return bytes.withUnsafeBufferPointer { JSONText.isValidUTF8($0) ? $0.plainString : text.plainString }
    }

    /// The account of a person or page that only a name tells.
    static func account(named name: String) -> String { "facebook:" + name }
}

/// The sentences in which Facebook says what was done: `Ada Example liked Bo Example's post.`
///
/// The language is the user's. Only English is understood; of any other nothing is taken, rather than a wrong name.
struct FacebookSentence {
    /// A reaction, a comment or a reply.
    let type: AccountInteraction.Kind
    /// Whose post it was.
    let name: String

    private static let verbs: [(String, AccountInteraction.Kind)] = [
        (" liked ", .reaction), (" likes ", .reaction), (" reacted to ", .reaction), (" loved ", .reaction),
        (" commented on ", .comment), (" replied to ", .reply),
    ]

    /// Nil where nobody is named, or the user themself.
    init?(_ sentence: String) {
        let text = Array(sentence.utf8)
        var found: (start: Int, type: AccountInteraction.Kind)?
        for (verb, type) in Self.verbs {
            if let place = Self.find(verb, in: text[...]), place < found?.start ?? .max {
                found = (place + verb.utf8.count, type)
            }
        }
        guard let found else { return nil }
        let rest = text[found.start...]
        guard let end = Self.find("'s ", in: rest) ?? Self.find("\u{2019}s ", in: rest) ?? Self.find("' ", in: rest),
            end > found.start
        else { return nil }
        name = String(decoding: rest[..<end], as: UTF8.self)
        type = found.type
    }

    private static func find(_ part: String, in text: ArraySlice<UInt8>) -> Int? {
        let bytes = Array(part.utf8)
        guard text.count >= bytes.count else { return nil }
        return (text.startIndex...(text.endIndex - bytes.count)).first {
            text[$0..<($0 + bytes.count)].elementsEqual(bytes)
        }
    }
}
