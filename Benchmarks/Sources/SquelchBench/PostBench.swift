import SquelchModel
import SquelchSignals
import SquelchTimeline

/// Whole posts: detectors, and then what the posts before leave of their news.
enum PostBench {
    static func detectors(_ texts: Texts, seconds: Double) {
        let batches = records(texts)
        var extractor = SignalExtractor()
        let time = SquelchBench.medianPass(seconds: seconds) {
            var signals = SignalColumns()
            for batch in batches {
                for post in batch.posts { _ = extractor.append(post, of: batch, to: &signals) }
            }
        }
        print("\(Double(texts.lines.count) / time) posts per CPU second")
    }

    static func scored(_ texts: Texts) {
        let batches = records(texts)
        let start = SquelchBench.cpuSeconds
        var extractor = SignalExtractor()
        var signals = SignalColumns()
        var posts = PostColumns()
        for batch in batches {
            for post in batch.posts {
                let measure = extractor.append(post, of: batch, to: &signals)
                posts.time.append(1_700_000_000 + Int64(posts.count) * 60)
                posts.account.append(UInt32(posts.count % accounts))
                posts.flags.append(post.flags)
                posts.link.append(measure.link)
                posts.words.append(UInt32(measure.words))
            }
        }
        let timeline = Timeline(
            accounts: (0..<accounts).map { Account(id: "account \($0)") }, contexts: [], posts: posts)
        let extracted = SquelchBench.cpuSeconds
        let novelty = Novelty.columns(of: timeline, signals: signals, workers: Workers(1))
        let end = SquelchBench.cpuSeconds
        let count = Double(texts.lines.count)
        let repeats = novelty.duplicateOf.count { $0 >= 0 }
        print(
            """
            \(count / (end - start)) posts per CPU second, \(count / (extracted - start)) without near-duplicates, \
            \(repeats) repeats
            """)
    }

    private static let accounts = 1000

    /// One post a line.
    private static func records(_ texts: Texts) -> [RecordBatch] {
        var batches = [RecordBatch()]
        for line in texts.lines {
            if batches[batches.count - 1].isFull { batches.append(RecordBatch()) }
            let batch = batches[batches.count - 1]
            var post = PostRecord()
            post.text = batch.store(texts.text(line))
            batch.posts.append(post)
        }
        return batches
    }
}
