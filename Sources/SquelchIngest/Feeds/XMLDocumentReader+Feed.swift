import SquelchTimeline

extension XMLDocumentReader {
    /// Base of relative addresses where no `xml:base` applies: the site, else the feed's own address.
    var feedBase: String? {
        if let base = feed.base { return base }
        for slice in [feed.link, feed.selfLink] where !slice.isEmpty {
            let bytes = feed.scratch.bytes(slice)
            if URLResolver.isWeb(bytes) { return String(decoding: bytes, as: UTF8.self) }
        }
        return nil
    }

    /// Gives out the feed's own record, once: with the first batch that leaves, or at the end.
    mutating func finishFeed() {
        guard !feedIsOut, let format, !format.isOPML, !format.isHTML else { return }
        feedIsOut = true
        let batch = output.batch
        var record = FeedRecord()
        record.format = batch.store(format.name)
        text.clearLinks()
        if feed[.title].isPresent || feed[.dcTitle].isPresent {
            let title = feed[.title].isPresent ? feed[.title] : feed[.dcTitle]
            record.title = text.append(feed.scratch.bytes(title.slice), to: &batch.arena).nonEmpty
        }
        for element in [Element.subtitle, .description, .itunesSummary] where record.description.isEmpty {
            record.description = text.append(feed.scratch.bytes(feed[element].slice), to: &batch.arena).nonEmpty
        }
        let base = feedBase
        record.link = URLResolver.append(feed.scratch.bytes(feed.link), base: base, to: &batch.arena)
        record.feedURL = URLResolver.append(feed.scratch.bytes(feed.selfLink), base: base, to: &batch.arena)
        let language = feed[.language].isPresent ? feed[.language].slice : feed.language
        record.language = PlainText.append(feed.scratch.bytes(language), to: &batch.arena).nonEmpty
        record.author = feed.author(into: batch)
        // Atom's date of publication is that of the feed's beginning.
        let dates: [Element] = format.isAtom ? [.updated] : [.updated, .published, .dcDate]
        for element in dates where record.updated == nil && feed[element].isPresent {
            record.updated = DateParser.parse(feed.scratch.bytes(feed[element].slice))?.seconds
        }
        let start = batch.lists.count
        for slice in feed.payment.prefix(16) {
            batch.appendUnique(
                URLResolver.append(feed.scratch.bytes(slice), base: base, to: &batch.arena), since: start)
        }
        appendPaymentLinks(base, batch, since: start)
        record.payment = batch.endList(from: start)
        output.append(feed: record)
        if !feed.me.isEmpty { addProfile(record, base) }
    }

    /// The other addresses that the feed claims for its author.
    private func addProfile(_ feedRecord: FeedRecord, _ base: String?) {
        let batch = output.batch
        var profile = ProfileRecord()
        profile.account = batch.store(feedRecord.accountID(in: batch, source: output.source))
        let start = batch.lists.count
        for slice in feed.me.prefix(16) {
            let link = URLResolver.append(feed.scratch.bytes(slice), base: base, to: &batch.arena)
            batch.appendUnique(link, since: start)
        }
        profile.links = batch.endList(from: start)
        batch.profiles.append(profile)
    }
}

extension ByteSlice {
    /// Itself, or `.missing` where there is nothing in it.
    var nonEmpty: ByteSlice { isEmpty ? .missing : self }
}
