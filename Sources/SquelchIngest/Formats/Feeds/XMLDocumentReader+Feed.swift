import SquelchTimeline

extension XMLDocumentReader {
    /// Base of relative addresses where no `xml:base` applies: the site, as for most feed readers, else the feed's own
    /// address. A site whose feed lies below it is a folder, whether or not its address ends as one.
    var feedBase: String? {
        mutating get {
            if knownBase.link == feed.link, knownBase.own == feed.selfLink, feed.base == nil { return knownBase.base }
            func web(_ slice: ByteSlice) -> String? {
                let bytes = feed.scratch.bytes(slice)
                return URLResolver.isWeb(bytes) ? bytes.string : nil
            }
            let (site, own) = (web(feed.link), web(feed.selfLink))
            var base = site ?? own
            let isFolder = site?.dropFirst(8).contains("/") == true
            if let site, let own, isFolder, !site.hasSuffix("/"), own.hasPrefix(site + "/") { base = site + "/" }
            if let declared = feed.base { return URLResolver.resolve(declared, base: base ?? output.origin) }
            knownBase = (feed.link, feed.selfLink, base)
            return base
        }
    }

    /// The same once the feed has said all that it says of itself: where it came from is the last resort.
    private var wholeBase: String? {
        mutating get { feedBase ?? output.origin }
    }

    /// Base of relative addresses in the item.
    var itemBase: String? {
        mutating get {
            let base = feedIsOut ? wholeBase : feedBase
            return item.base.map { URLResolver.resolve($0, base: base) } ?? base
        }
    }

    /// Base that holds inside of the item's text alone.
    var textBase: String? {
        mutating get {
            let body = Self.bodies.first { item[$0].isPresent }
            return item.textBases.last { $0.element == body }.map { URLResolver.resolve($0.url, base: itemBase) }
        }
    }

    /// Language that the feed declares.
    private var feedLanguage: String? {
        let slice = feed[.language].isPresent ? feed[.language].slice : feed.language
        return slice.isEmpty ? nil : feed.scratch.bytes(slice).string
    }

    /// Makes addresses absolute that were read before the feed's own: the order of elements has no meaning.
    private mutating func resolveLate() {
        guard let first = firstWithoutBase else { return }
        firstWithoutBase = nil
        let base = wholeBase
        let batch = output.batch
        for index in batch.posts.indices.dropFirst(first) {
            var post = batch.posts[index]
            batch.resolve(&post.url, base)
            batch.resolve(&post.commentsURL, base)
            batch.resolve(&post.sourceURL, base)
            batch.resolveLinks(&post.links, base, except: post.url)
            batch.resolveLinks(&post.payment, base, except: .missing)
            let start = Int(post.enclosures.start)
            for place in start..<start + Int(post.enclosures.count) {
                batch.resolve(&batch.enclosures[place].url, base)
            }
            batch.posts[index] = post
        }
    }

    /// Gives out the feed's own record, once: with the first batch that leaves, or at the end.
    mutating func finishFeed() {
        resolveLate()
        output.dates.prefersDayFirst = OpenDates.writesDayFirst(feedLanguage)
        guard !feedIsOut, let format, format.family != .opml, format.family != .html else { return }
        feedIsOut = true
        let batch = output.batch
        var record = FeedRecord()
        record.format = batch.store(format.name)
        record.author = feed.storeAuthors(in: batch, &text).first
        text.clearLinks()
        if feed[.title].isPresent || feed[.dcTitle].isPresent {
            let title = feed[.title].isPresent ? feed[.title] : feed[.dcTitle]
            record.title = titleText(title, feed.scratch.bytes(title.slice), batch)
        }
        for element in [Element.subtitle, .description, .itunesSummary] where record.description.isEmpty {
            let bytes = feed.scratch.bytes(feed[element].slice)
            record.description =
                feed[element].kind == .plain
                ? PlainText.append(bytes, to: &batch.arena) : text.append(bytes, to: &batch.arena).nonEmpty
        }
        let base = wholeBase
        record.link = URLResolver.append(feed.scratch.bytes(feed.link), base: base, to: &batch.arena)
        let own = feed.currentLink.isEmpty ? feed.selfLink : feed.currentLink
        record.feedURL = URLResolver.append(feed.scratch.bytes(own), base: base, to: &batch.arena)
        let language = feed[.language].isPresent ? feed[.language].slice : feed.language
        record.language = PlainText.append(feed.scratch.bytes(language), to: &batch.arena).nonEmpty
        // Atom's date of publication is that of the feed's beginning.
        let dates: [Element] = format.family == .atom ? [.updated] : [.updated, .published, .dcDate]
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
        record.pace = feed.pace
        record.olderIsArchive = !feed.previousArchive.isEmpty
        let older = feed.previousArchive.isEmpty ? feed.nextPage : feed.previousArchive
        record.older = URLResolver.append(feed.scratch.bytes(older), base: output.origin ?? base, to: &batch.arena)
        record = output.append(document: record)
        if !feed.me.isEmpty || feed[.newFeedURL].isPresent { addProfile(record, base) }
    }

    /// The other addresses that the feed claims for its author, and the one that it says that it has moved to.
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
        let target = URLResolver.append(feed.scratch.bytes(feed[.newFeedURL].slice), base: base, to: &batch.arena)
        if URLResolver.isWeb(batch.arena.bytes(target)) { profile.movedTo = target }
        guard profile.links.count > 0 || !profile.movedTo.isMissing else { return }
        batch.profiles.append(profile)
    }
}

extension RecordBatch {
    /// Makes an address absolute.
    fileprivate func resolve(_ slice: inout ByteSlice, _ base: String?) {
        let address = arena.bytes(slice)
        guard let base, URLResolver.isRelative(address) else { return }
        let offset = arena.count
        arena.append(utf8: URLResolver.resolve(address.string, base: base))
        slice = ByteSlice(offset: offset, length: arena.count - offset)
    }

    /// Makes a list of links absolute, and drops those that are not of the web.
    fileprivate func resolveLinks(_ range: inout ListRange, _ base: String?, except own: ByteSlice) {
        let start = Int(range.start)
        var kept = start
        for place in start..<start + Int(range.count) {
            var link = lists[place]
            resolve(&link, base)
            let bytes = arena.bytes(link)
            guard URLResolver.isWeb(bytes), !bytes.hasSameBytes(as: arena.bytes(own)) else { continue }
            lists[kept] = link
            kept += 1
        }
        range = ListRange(start: start, count: kept - start)
    }
}
