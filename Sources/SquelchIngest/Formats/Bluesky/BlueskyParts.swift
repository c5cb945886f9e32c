import SquelchJSON
import SquelchTimeline

/// Links, tags and pictures of a Bluesky post. The text shows links shortened; what they lead to lies beside it.
struct BlueskyParts {
    private let network: RecordWriter

    init(_ network: RecordWriter) { self.network = network }

    private var batch: RecordBatch { network.batch }

    func read(_ view: JSONValue, _ record: JSONValue, _ post: inout PostRecord) {
        let features = record["facets"].list.flatMap { $0["features"].list }
        let embeds = [view["embed"], record["embed"]].compactMap { $0?.object }
        post.links = batch.newList { start in
            for embed in embeds { readEmbed(embed, since: start, &post) }
            for feature in features { batch.appendUnique(network.address(feature["uri"]), since: start) }
        }
        post.categories = batch.newList { start in
            for feature in features { batch.appendUnique(network.line(feature["tag"]), since: start) }
            for tag in record["tags"].list { batch.appendUnique(network.line(tag), since: start) }
        }
    }

    /// The kinds of embeds grow: those that are not known are left alone.
    private func readEmbed(_ embed: JSONValue, since start: Int, _ post: inout PostRecord) {
        for part in [embed, embed["media"]].compactMap({ $0?.object }) {
            if let images = part["images"], images.count > 0 { post.flags.insert(.image) }
            if part["video"] != nil || part["playlist"] != nil { post.flags.insert(.media) }
            batch.appendUnique(network.address(part["external"]?["uri"]), since: start)
        }
        // A quoted post; with media there is one more level around it.
        let quoted = embed["record"]?["record"]?.object ?? embed["record"]?.object
        if let uri = quoted?["uri"]?.words, let url = BlueskyAccount.url(ofPost: uri, by: nil) {
            batch.appendUnique(batch.store(url), since: start)
        }
    }
}
