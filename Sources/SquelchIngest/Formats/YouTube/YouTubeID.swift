import SquelchTimeline

/// Ids of channels and videos, which know no language, unlike the headers around them.
enum YouTubeID {
    /// `UC` and 22 characters of base64url.
    static func isChannel(_ text: String) -> Bool { text.utf8.count == 24 && text.hasPrefix("UC") && isBase64(text) }

    /// 11 characters of base64url.
    static func isVideo(_ text: String) -> Bool { text.utf8.count == 11 && isBase64(text) }

    /// `PL`, `LL` or `FL` and a part like that of a channel's id; `LL` alone are the user's liked videos.
    static func isPlaylist(_ text: String) -> Bool {
        let isList = ["PL", "LL", "FL"].contains { text.hasPrefix($0) } && text.utf8.count >= 16
        return text == "LL" || isList && isBase64(text)
    }

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
        if address.firstIndex(of: "youtube.com/watch", within: 40) != nil {
            return address.firstIndex(of: "v=", within: 200).flatMap { video(address, from: $0 + 2) }
        }
        for path in ["youtube.com/shorts/", "youtube.com/live/", "youtube.com/embed/", "youtu.be/"] as [StaticString] {
            guard let start = address.firstIndex(of: path, within: 48) else { continue }
            return video(address, from: start + path.utf8CodeUnitCount)
        }
        return nil
    }

    private static func video(_ address: UnsafeBufferPointer<UInt8>, from start: Int) -> String? {
        let id = String(decoding: address[start...].prefix { !"&?#/".utf8.contains($0) }, as: UTF8.self)
        return isVideo(id) ? id : nil
    }

    /// Whether the file of a playlist is that of the liked videos, which is called so in the account's language.
    static func isLikes(fileName: String) -> Bool {
        likes.contains { fileName.contains($0) }
    }

    /// In lower case, as Takeout calls it.
    private static let likes = [
        "like", "mag ich", "j'aime", "j’aime", "j_aime", "me gusta", "mi piac", "piaciut", "gostei", "gosto", "curti",
        "leuk", "lubi", "polub", "beğen", "понрав", "нравит", "сподоб", "подоба", "高評価", "高く評価", "좋아요",
        "喜欢", "喜歡", "赞过", "gillar", "gilla", "liker", "likt", "synes godt om", "tykkä", "tykät", "líbí", "páči",
        "kedvel", "plăcu", "apreciat", "αρέσ", "أعجب", "אהבתי", "पसंद", "thích", "suka", "ถูกใจ",
    ]
}

extension RecordWriter {
    /// A follow of a channel; its feed needs no asking.
    func follow(channel: String, name: UnsafeBufferPointer<UInt8>) {
        var follow = FollowRecord()
        let feed = YouTubeID.feed(channel: channel)
        follow.account = batch.store(AccountIdentity.id(feedURL: feed))
        follow.name = line(name)
        follow.url = batch.store("https://www.youtube.com/channel/" + channel)
        follow.feedURL = batch.store(feed)
        follow.platform = .youTube
        append(follow)
    }

    /// What was done to a video; its id is that of the channel's feed.
    func attention(video: String, by channel: String? = nil, _ action: PostAttention.Action, at time: Int64?) {
        var record = AttentionRecord()
        record.account = batch.store(channel.map { AccountIdentity.id(feedURL: YouTubeID.feed(channel: $0)) })
        record.post = batch.store("yt:video:" + video)
        record.url = batch.store(YouTubeID.watchPage(video))
        record.action = action
        record.at = time
        append(record)
    }
}
