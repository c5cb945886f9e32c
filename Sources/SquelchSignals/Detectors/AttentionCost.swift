import SquelchTimeline

/// Seconds of attention that a post takes in a timeline.
enum AttentionCost {
    /// `min(60, 2 + words / 4)`: a glance, and reading at 240 words a minute of what a timeline shows; a picture adds
    /// 3 s, sound or video 5 s. Range 2...68.
    static func seconds(words: Int, flags: PostFlags) -> Float {
        var seconds = min(60, 2 + Float(words) / 4)
        if flags.contains(.image) { seconds += 3 }
        if flags.contains(.media) { seconds += 5 }
        return seconds
    }
}
