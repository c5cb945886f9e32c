import SquelchTimeline

extension XMLDocumentReader {
    /// Categories, links, payment links and attachments of the item.
    mutating func readLists(_ post: inout PostRecord, _ batch: RecordBatch) {
        let base = itemBase
        if base == nil, firstWithoutBase == nil { firstWithoutBase = batch.posts.count }
        post.links = links(base, batch, except: post.url)
        post.flags.formUnion(text.mediaFlags)
        var start = batch.lists.count
        for slice in item.categories.prefix(RecordBatch.mostElements) {
            batch.appendUnique(TitleText.append(item.scratch.bytes(slice), to: &batch.arena, &text), since: start)
        }
        post.categories = batch.endList(from: start)
        start = batch.lists.count
        for slice in item.payment.prefix(RecordBatch.mostElements) {
            batch.appendUnique(
                URLResolver.append(item.scratch.bytes(slice), base: base, to: &batch.arena), since: start)
        }
        appendPaymentLinks(base, batch, since: start)
        post.payment = batch.endList(from: start)
        start = batch.enclosures.count
        for var enclosure in item.enclosures.prefix(RecordBatch.mostElements) {
            enclosure.url = URLResolver.append(item.scratch.bytes(enclosure.url), base: base, to: &batch.arena)
            enclosure.type = PlainText.append(item.scratch.bytes(enclosure.type), to: &batch.arena)
            if !enclosure.url.isMissing { batch.enclosures.append(enclosure) }
        }
        post.enclosures = ListRange(start: start, count: batch.enclosures.count - start)
    }

    /// Links of the text last read that the author marks as ways to pay.
    func appendPaymentLinks(_ base: String?, _ batch: RecordBatch, since start: Int) {
        for index in 0..<min(text.linkCount, RecordBatch.mostElements) where text.isPayment(index) {
            let slice = URLResolver.append(text.link(index), base: base, to: &batch.arena)
            if URLResolver.isWeb(batch.arena.bytes(slice)) { batch.appendUnique(slice, since: start) }
        }
    }

    /// Where the post points to: the address behind a redirecting one first, then related pages, then the body's links.
    private mutating func links(_ base: String?, _ batch: RecordBatch, except own: ByteSlice) -> ListRange {
        let start = batch.lists.count
        func append(_ address: UnsafeBufferPointer<UInt8>, _ base: String?) {
            let slice = URLResolver.append(address, base: base, to: &batch.arena)
            let bytes = batch.arena.bytes(slice)
            let isUsable = URLResolver.isWeb(bytes) || base == nil && URLResolver.isRelative(bytes)
            guard isUsable, !bytes.hasSameBytes(as: batch.arena.bytes(own)) else {
                return batch.arena.truncate(to: slice.isMissing ? batch.arena.count : Int(slice.offset))
            }
            batch.appendUnique(slice, since: start)
        }
        append(item.scratch.bytes(item[.originalLink].slice), base)
        for slice in item.related { append(item.scratch.bytes(slice), base) }
        let textBase = item.textBases.isEmpty ? base : self.textBase ?? base
        for index in 0..<min(text.linkCount, RecordBatch.mostElements) { append(text.link(index), textBase) }
        return batch.endList(from: start)
    }
}
