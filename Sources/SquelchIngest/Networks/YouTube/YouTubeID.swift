import SquelchTimeline

/// Ids of channels and videos, which know no language, unlike the headers around them.
enum YouTubeID {
    /// `UC` and 22 characters of base64url.
    static func isChannel(_ text: String) -> Bool { text.utf8.count == 24 && text.hasPrefix("UC") && isBase64(text) }

    /// 11 characters of base64url.
    static func isVideo(_ text: String) -> Bool { text.utf8.count == 11 && isBase64(text) }

    private static func isBase64(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0.isASCIILetterOrDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
    }

    /// The page of a video.
    static func watchPage(_ video: String) -> String { "https://www.youtube.com/watch?v=" + video }

    /// The feed of a channel's videos.
    static func feed(channel: String) -> String { "https://www.youtube.com/feeds/videos.xml?channel_id=" + channel }

    /// The channel whose page an address is; nil for any other, such as one with the channel's handle.
    static func channel(in address: UnsafeBufferPointer<UInt8>) -> String? {
        guard let start = address.firstIndex(of: "youtube.com/channel/", within: 40) else { return nil }
        let id = String(decoding: address[(start + 20)...].prefix(24), as: UTF8.self)
        return isChannel(id) ? id : nil
    }

    /// The video that an address shows, on `www.`, `m.` and `music.youtube.com`; nil for any other page.
    static func video(in address: UnsafeBufferPointer<UInt8>) -> String? {
        guard address.firstIndex(of: "youtube.com/watch", within: 40) != nil,
            let start = address.firstIndex(of: "v=", within: 200)
        else { return nil }
        let id = String(decoding: address[(start + 2)...].prefix { $0 != UInt8(ascii: "&") }, as: UTF8.self)
        return isVideo(id) ? id : nil
    }
}

extension ExportOutput {
    /// A follow of a channel; its feed needs no asking.
    func follow(channel: String, name: UnsafeBufferPointer<UInt8>) {
        var follow = FollowRecord()
        let feed = YouTubeID.feed(channel: channel)
        follow.account = batch.store(AccountIdentity.id(feedURL: feed))
        follow.name = text(name)
        follow.url = batch.store("https://www.youtube.com/channel/" + channel)
        follow.feedURL = batch.store(feed)
        follow.platform = batch.store("youtube")
        append(follow)
    }

    /// What was done to a video; its id is that of the channel's feed.
    func attention(video: String, by channel: String? = nil, _ action: String, at time: Int64?) {
        var record = AttentionRecord()
        record.account = batch.store(channel.map { AccountIdentity.id(feedURL: YouTubeID.feed(channel: $0)) })
        record.post = batch.store("yt:video:" + video)
        record.url = batch.store(YouTubeID.watchPage(video))
        record.action = batch.store(action)
        record.at = time
        append(record)
    }
}
