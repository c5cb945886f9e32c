public import SquelchCuration
import SquelchJSON
public import SquelchTimeline

/// What following some accounts would add, for programs.
public enum PreviewJSON {
    /// Name and version of the schema.
    public static let schema = "squelch.preview/1"

    /// The preview in the schema `squelch.preview/1`; nil where there is no memory for it. Minutes are of attention.
    public static func render(_ preview: Preview, version: String) -> ByteArena? {
        JSONObjectText.render(schema: schema) { json in
            json.field("version", version)
            json.decimal("threshold_db", preview.threshold, 2)
            level("now", preview.now, &json)
            level("with_those_worth_following", preview.withChosen, &json)
            level("with_all", preview.withAll, &json)
            json.key("candidates")
            json.beginArray()
            for one in preview.candidates { write(one, threshold: preview.threshold, &json) }
            json.endArray()
        }
    }

    private static func level(_ name: StaticString, _ level: Preview.Level, _ json: inout JSONWriter) {
        json.key(name)
        json.beginObject()
        json.integer("accounts", level.accounts)
        json.decimal("minutes_per_day", level.attentionPerDay, 4)
        json.decimal("signal_minutes_per_day", level.signalPerDay, 4)
        json.decimal("signal_share", level.share, 4)
        json.endObject()
    }

    private static func write(_ one: Candidate, threshold: Double, _ json: inout JSONWriter) {
        let account = one.account
        json.beginObject()
        json.field("id", account.account.id)
        json.field("name", account.account.name)
        json.field("url", account.account.url)
        json.field("feed_url", account.account.feedURL)
        json.field("judgement", one.judgement.rawValue)
        json.field("reason", PreviewWords.sentence(one, threshold: threshold))
        json.key("follows_you")
        json.bool(account.account.isFollower)
        json.field("context", one.context)
        json.integer("posts", account.posts)
        json.decimal("posts_per_day", account.posts > 0 ? account.postsPerDay : nil, 4)
        json.time("last_post", account.lastPost)
        json.decimal("minutes_per_day", account.posts > 0 ? account.attentionPerWeek / 7 : nil, 4)
        json.decimal("snr_db", account.snr?.decibels, 2)
        json.decimal("snr_low_db", account.snr?.lowerEnd, 2)
        json.decimal("snr_high_db", account.snr?.upperEnd, 2)
        json.decimal("signal_minutes_per_week", account.posts > 0 ? account.signalMinutesPerWeek : nil, 4)
        json.decimal("new_signal_minutes_per_week", account.posts > 0 ? one.newSignalPerWeek : nil, 4)
        json.integer("stories", one.stories)
        json.key("overlap")
        if let partner = one.partner {
            json.beginObject()
            json.field("account", partner.name)
            json.integer("shared_stories", partner.shared)
            json.integer("told_first", partner.first)
            json.endObject()
        } else {
            json.null()
        }
        AccountJSON.posts("best", account.best, &json)
        json.endObject()
    }
}
