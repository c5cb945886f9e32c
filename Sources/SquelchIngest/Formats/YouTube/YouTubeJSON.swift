import SquelchJSON
import SquelchTimeline

/// Takeout's `watch-history.json`, and the older `subscriptions.json` and playlists.
struct YouTubeJSON {
    let output: RecordWriter

    /// Reads an array of such rows; nil where the first is none.
    func read(_ root: JSONValue, _ first: JSONValue) -> SourceFormat? {
        if first["snippet"]?["resourceId"] != nil || first["snippet"]?["publishedAt"] != nil {
            return readSnippets(root)
        }
        guard first["header"] != nil, first["titleUrl"] != nil || first["products"] != nil else { return nil }
        for (position, row) in root.items.enumerated() { read(row, position + 1) }
        return .youTubeHistory
    }

    private func read(_ row: JSONValue, _ position: Int) {
        // "From Google Ads", in the account's language: nothing else in the details names the company.
        if row["details"].elements.contains(where: { $0["name"].bytes.firstIndex(of: "Google", within: 256) != nil }) {
            return output.ignore("an advertisement")
        }
        guard let address = row["titleUrl"]?.string else {
            return output.ignore("a video that was removed or is private")
        }
        guard let video = YouTubeID.video(in: address) else { return output.ignore("not the page of a video") }
        let time = output.time(row["time"].bytes, record: String(position))
        let channel = row["subtitles"].elements.lazy.compactMap { YouTubeID.channel(in: $0["url"].bytes) }.first
        output.attention(video: video, by: channel, .open, at: time)
    }

    /// Rows of the API's kind: a channel is a subscription, a video one of a playlist, which the file does not name.
    private func readSnippets(_ root: JSONValue) -> SourceFormat {
        var sawChannel = false
        let action: PostAttention.Action =
            YouTubeID.isLikes(fileName: output.fileName)
            ? .like : output.fileName.contains("history") ? .open : .save
        for (position, row) in root.items.enumerated() {
            let snippet = row["snippet"]
            let channel = snippet?["resourceId"]?["channelId"].bytes.string ?? ""
            let video = (snippet?["resourceId"]?["videoId"] ?? row["contentDetails"]?["videoId"]).bytes.string
            if YouTubeID.isChannel(channel) {
                sawChannel = true
                output.follow(channel: channel, name: (snippet?["title"]).bytes)
            } else if YouTubeID.isVideo(video) {
                let time = output.time((snippet?["publishedAt"]).bytes, record: String(position + 1))
                // `channelId` of such a row is the list's owner: the user.
                let owner = snippet?["videoOwnerChannelId"].bytes.string ?? ""
                output.attention(video: video, by: YouTubeID.isChannel(owner) ? owner : nil, action, at: time)
            } else {
                output.ignore("neither a channel nor a video")
            }
        }
        return sawChannel ? .youTubeSubscriptions : SourceFormat(.youTube, "playlist")
    }
}
