import SquelchJSON
import SquelchTimeline

/// NewsBlur's saved stories, and the list of their hashes with the time of each star. Feeds are numbers there.
struct NewsBlurReader {
    let output: RecordWriter

    /// Reads a document that has stories or hashes; nil for any other.
    func read(_ root: JSONValue) -> SourceFormat? {
        if let stories = root["stories"], stories.kind == .array {
            guard stories.count == 0 || stories.firstItem?["story_hash"] != nil else { return nil }
            for (position, story) in stories.items.enumerated() { read(story: story, position + 1) }
            return SourceFormat(.newsblur)
        }
        guard let hashes = root["starred_story_hashes"], hashes.kind == .array else { return nil }
        for (position, entry) in hashes.items.enumerated() { read(hash: entry, position + 1) }
        return SourceFormat(.newsblur)
    }

    private func read(story: JSONValue, _ position: Int) {
        let item = ReaderItem(
            id: story["story_hash"]?.string?.string,
            url: FollowAddress.accepted(story["story_permalink"].bytes.trimmed.string))
        guard !item.isEmpty else { return output.skip(record: String(position), "a story without address") }
        output.attention(item, .star, at: story["starred_timestamp"].epoch)
    }

    private func read(hash entry: JSONValue, _ position: Int) {
        let hash = entry.string ?? entry.firstItem?.string
        guard let hash, !hash.isEmpty else { return output.skip(record: String(position), "no hash of a story") }
        let time = Array(entry.items.prefix(2)).last
        output.attention(ReaderItem(id: hash.plainString), .star, at: entry.kind == .array ? time.epoch : nil)
    }
}
