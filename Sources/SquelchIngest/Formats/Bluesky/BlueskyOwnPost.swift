import SquelchJSON
import SquelchTimeline

extension BlueskyReader {
    /// A post in the repository of its author.
    ///
    /// - Parameters:
    ///   - owner: the author's did, nil where the file does not say.
    ///   - key: the name of the record, nil where it is not known: then the post has no id.
    func readOwnPost(_ record: JSONValue, of owner: String?, key: String?) {
        let batch = network.batch
        var post = PostRecord()
        post.account = batch.store(owner)
        var uri: String?
        if let owner, let key { uri = "at://\(owner)/app.bsky.feed.post/\(key)" }
        post.id = batch.store(uri)
        post.url = batch.store(uri.flatMap { BlueskyAccount.url(ofPost: $0, by: nil) })
        let created = record["createdAt"]
        network.publish(created?.words == nil ? nil : created, &post, RecordPlace(record: key))
        readReply(record, owner, &post)
        post.text = network.text(record["text"])
        post.language = network.line(record["langs"]?.items.first { _ in true })
        BlueskyParts(network).read(record, record, &post)
        network.add(post, RecordPlace(record: key))
        // Whom it answers.
        readRecord(record, of: owner, RecordPlace(record: key))
    }
}
