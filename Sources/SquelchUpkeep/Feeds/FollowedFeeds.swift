import SquelchIngest
import SquelchTimeline

/// A list of one feed or a few that the user took up by their addresses, to be kept as any other list is.
struct FollowedFeeds: RecordSequence {
    /// The page, site or feed that was named.
    let place: String
    let feeds: [FoundFeed]

    var report: SourceReport {
        var report = SourceReport(path: place)
        report.format = SourceFormat(.squelch)
        return report
    }

    /// The same as a source; it is called so that nobody takes it for what the address gives out.
    var source: Source { Source(name: "squelch fetch \(place)", content: .records(self)) }

    func fill(_ batch: RecordBatch, handOn: () -> Bool) -> String? {
        for feed in feeds {
            var record = FollowRecord()
            record.account = batch.store(AccountIdentity.id(feedURL: feed.address))
            record.feedURL = batch.store(feed.address)
            record.name = batch.store(feed.title)
            if place != feed.address { record.url = batch.store(place) }
            record.platform = .feed
            batch.follows.append(record)
            if batch.isFull, !handOn() { return nil }
        }
        _ = handOn()
        return nil
    }
}
