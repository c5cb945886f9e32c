import SquelchJSON

/// The members of a status that are read, found in one pass: a look-up by name walks over all of them each time.
struct MastodonStatus {
    private(set) var account, bookmarked, card, content, createdAt, editedAt, favourited, id: JSONValue?
    private(set) var inReplyToAccountID, inReplyToID, language, mediaAttachments, mentions, quote: JSONValue?
    private(set) var reblog, reblogged, repliesCount, spoilerText, tags, uri, url, visibility: JSONValue?

    /// The members of `status`; none for anything but an object.
    init(_ status: JSONValue) {
        for (key, value) in status.fields { take(key, value) }
    }

    @inline(__always)
    private mutating func take(_ key: UnsafeBufferPointer<UInt8>, _ value: JSONValue) {
        switch key.first {
        case UInt8(ascii: "a"): if key == "account" { account = value }
        case UInt8(ascii: "b"): if key == "bookmarked" { bookmarked = value }
        case UInt8(ascii: "c"):
            if key == "card" { card = value }
            if key == "content" { content = value }
            if key == "created_at" { createdAt = value }
        case UInt8(ascii: "e"): if key == "edited_at" { editedAt = value }
        case UInt8(ascii: "f"): if key == "favourited" { favourited = value }
        case UInt8(ascii: "i"):
            if key == "id" { id = value }
            if key == "in_reply_to_id" { inReplyToID = value }
            if key == "in_reply_to_account_id" { inReplyToAccountID = value }
        case UInt8(ascii: "l"): if key == "language" { language = value }
        case UInt8(ascii: "m"):
            if key == "media_attachments" { mediaAttachments = value }
            if key == "mentions" { mentions = value }
        case UInt8(ascii: "q"): if key == "quote" { quote = value }
        case UInt8(ascii: "r"):
            if key == "reblog" { reblog = value }
            if key == "reblogged" { reblogged = value }
            if key == "replies_count" { repliesCount = value }
        case UInt8(ascii: "s"): if key == "spoiler_text" { spoilerText = value }
        case UInt8(ascii: "t"): if key == "tags" { tags = value }
        case UInt8(ascii: "u"):
            if key == "uri" { uri = value }
            if key == "url" { url = value }
        case UInt8(ascii: "v"): if key == "visibility" { visibility = value }
        default: break
        }
    }
}
