import SquelchSignals
import SquelchTimeline

@testable import SquelchFollowing

/// Records as a reader hands them over, without any file.
func chunk(_ source: String = "one.jsonl", _ fill: (RecordBatch) -> Void) -> TimelineChunk {
    let batch = RecordBatch()
    fill(batch)
    let chunk = TimelineChunk(source, keepsAllTexts: true)
    var extractor = SignalExtractor()
    var topic: TopicMatcher?
    chunk.append(batch, with: &extractor, topic: &topic)
    return chunk
}

/// What chunks of several sources make together.
func following(
    _ chunks: TimelineChunk..., configuration: Configuration = Configuration(), now: Int64 = noon
) -> Joined {
    var merger = TimelineMerger(now: now)
    for chunk in chunks { merger.append(chunk) }
    return Joined(merger.finish(configuration))
}

/// The same as a value that an expectation can hold.
struct Joined {
    let timeline: Timeline
    let warnings: [SourceWarning]
    /// Rows of signals.
    let signals: Int
    /// Openings of the posts that are left, in their order.
    var texts: [String] { (0..<timeline.posts.count).compactMap { timeline.posts.texts.excerpt($0) } }

    init(_ joined: borrowing JoinedTimeline) {
        timeline = joined.timeline
        warnings = joined.warnings
        signals = joined.signals.count
    }
}

/// 2026-11-20 12:00 UTC.
let noon: Int64 = 1_795_176_000
let day: Int64 = 86_400

extension RecordBatch {
    /// A post of a network, or of the feed document `feed`.
    func post(
        _ text: String, of account: String? = nil, id: String? = nil, url: String? = nil, at: Int64? = noon,
        updated: Int64? = nil, folder: String? = nil, feed: Int32 = -1, title: String? = nil, flags: PostFlags = []
    ) {
        var post = PostRecord()
        post.text = store(text)
        post.title = store(title)
        post.account = store(account)
        post.id = store(id)
        post.url = store(url)
        post.folder = store(folder)
        post.feed = feed
        post.flags = flags
        if let at { (post.published, post.flags) = (at, post.flags.union(.hasPublished)) }
        if let updated { (post.updated, post.flags) = (updated, post.flags.union(.hasUpdated)) }
        append(post)
    }

    func feed(_ title: String, at address: String? = nil, site: String? = nil) {
        var feed = FeedRecord()
        feed.title = store(title)
        feed.feedURL = store(address)
        feed.link = store(site)
        feeds.append(feed)
    }

    func follow(_ account: String, name: String? = nil, feed: String? = nil, in contexts: String...) {
        var follow = FollowRecord()
        follow.account = store(account)
        follow.name = store(name)
        follow.feedURL = store(feed)
        let start = lists.count
        for context in contexts { lists.append(store(context)) }
        follow.contexts = ListRange(start: start, count: contexts.count)
        follows.append(follow)
    }

    func valued(_ post: String, by action: PostAttention.Action = .star) {
        var record = AttentionRecord()
        record.post = store(post)
        record.action = action
        attention.append(record)
    }
}
