import SquelchJSON
import SquelchTimeline

extension RecordBatch {
    /// Adds the links of the text last read, made absolute, to the list that began at `start`; those that lead to no page
    /// of the web are left out.
    func appendLinks(of text: borrowing HTMLText, base: String?, since start: Int) {
        for index in 0..<min(text.linkCount, Self.mostElements) {
            let slice = URLResolver.append(text.link(index), base: base, to: &arena)
            if URLResolver.isWeb(arena.bytes(slice)) { appendUnique(slice, since: start) }
        }
    }

    /// Attaches a file that a JSON document describes; a post is told by it as one with a picture or with sound or film.
    func attach(url: ByteSlice, type: ByteSlice, length: JSONValue?, to post: inout PostRecord) {
        guard !url.isMissing else { return }
        let length = length?.int64 ?? length?.string?.trimmed.decimalNumber ?? -1
        enclosures.append(EnclosureRecord(url: url, type: type, length: length))
        post.flags.insert(arena.bytes(type).starts(with: "image/") ? .image : .media)
    }
}
