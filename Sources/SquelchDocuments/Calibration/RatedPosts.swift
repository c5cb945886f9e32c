import SquelchIngest
public import SquelchTimeline

/// The posts that a file of ratings is about, skipped ones included.
public enum RatedPosts {
    /// Indices of the posts of `timeline` that the file at `path` names by id or address.
    public static func find(in path: String, _ timeline: Timeline) -> Set<UInt32> {
        var names: Set<String> = []
        _ = Ingestor.read(Source(path: path), batch: RecordBatch()) { batch in
            for record in batch.attention {
                for name in [batch.arena.string(record.post), batch.arena.string(record.url)] {
                    if let name { names.insert(name) }
                }
            }
        }
        return Set(
            timeline.posts.texts.posts.filter { post in
                [timeline.posts.texts.id(Int(post)), timeline.posts.texts.url(Int(post))].contains {
                    $0.map(names.contains) ?? false
                }
            })
    }
}
