import SquelchTimeline

/// `watch-history.html` of Takeout: cells in the user's language, of which only addresses and the last line, the time,
/// are understood.
final class YouTubePage: PageReader {
    private let output: RecordWriter
    private var video: String?
    private var channel: String?
    private var time = PageText()
    private var caption = PageText()
    private var timeText = ""
    private var isAdvertisement = false
    /// Headings in the caption so far, and whether the part under the last has a link.
    private var headings = 0
    private var isOpen = false
    private var sawVideo = false

    init(_ output: RecordWriter) {
        self.output = output
        // Americans get months by name from Takeout: who gets numbers has the day first.
        output.output.dates.prefersDayFirst = true
    }

    func open(_ tag: PageTag) {
        if tag.isNamed("div") {
            if tag.hasClass("outer-cell") {
                closeRow()
                isOpen = true
            } else if tag.hasClass("content-cell") {
                closeCell()
                if tag.hasClass("mdl-typography--caption") { caption.open() } else { time.open() }
            }
        } else if tag.isNamed("b"), caption.isOpen {
            closePart()
            headings += 1
            caption.open()
        } else if tag.isNamed("a"), caption.isOpen {
            // The reason why a row is there links to settings, and names the company as well.
            headings = 0
        } else if tag.isNamed("a"), isOpen {
            if video == nil { video = YouTubeID.video(in: tag["href"]) }
            if channel == nil { channel = YouTubeID.channel(in: tag["href"]) }
        } else if tag.isNamed("br"), time.isOpen {
            keepTime()
            time.open()
        }
    }

    func close(_ tag: PageTag) {
        if tag.isNamed("div") { closeCell() }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        time.append(bytes)
        caption.append(bytes)
    }

    private func keepTime() {
        if let line = time.close(), !line.isEmpty { timeText = line }
    }

    private func closeCell() {
        keepTime()
        closePart()
    }

    /// Ends a part of the caption: products, details, reason. Of an advertisement the details say "From Google Ads", in
    /// the account's language.
    private func closePart() {
        guard let words = caption.close() else { return }
        if words.contains("Google Ads") || headings > 1 && words.contains("Google") { isAdvertisement = true }
    }

    private func closeRow() {
        closeCell()
        defer {
            (isOpen, isAdvertisement, video, channel, timeText) = (false, false, nil, nil, "")
            headings = 0
        }
        guard isOpen else { return }
        if isAdvertisement {
            sawVideo = sawVideo || video != nil
            return output.ignore("an advertisement")
        }
        guard let video else { return output.ignore("not the page of a video") }
        sawVideo = true
        let at = Array(timeText.utf8).withUnsafeBufferPointer { output.time($0, record: video) }
        output.attention(video: video, by: channel, .open, at: at)
    }

    func finish() -> SourceFormat? {
        closeRow()
        return sawVideo ? .youTubeHistory : nil
    }
}
