import SquelchCuration
import SquelchJSON
import SquelchModel
import SquelchTimeline

/// One account of the schema `squelch.analysis/1`.
enum AccountJSON {
    static func write(_ account: AccountAnalysis, _ json: inout JSONWriter) {
        json.beginObject()
        json.field("id", account.account.id)
        if !account.account.aliases.isEmpty { json.texts("also", account.account.aliases) }
        if account.account.isMuted {
            json.key("muted")
            json.bool(true)
        }
        json.field("name", account.account.name)
        json.field("platform", account.account.platform?.rawValue)
        json.field("url", account.account.url)
        json.field("feed", account.account.feedURL)
        json.field("language", account.account.language)
        json.texts("contexts", account.contexts)
        json.integer("posts", account.posts)
        json.decimal("posts_per_day", account.isRateKnown ? account.postsPerDay : nil, 3)
        json.decimal("attention_share", account.attentionShare, 5)
        json.decimal("snr_db", account.snr?.decibels, 2)
        json.decimal("snr_low_db", account.snr?.lowerEnd, 2)
        json.decimal("snr_high_db", account.snr?.upperEnd, 2)
        json.decimal("signal_minutes_per_week", account.signalMinutesPerWeek, 3)
        json.decimal("noise_minutes_per_week", account.noiseMinutesPerWeek, 3)
        json.decimal("unique_signal_minutes_per_week", account.uniqueSignalMinutesPerWeek, 3)
        json.field("verdict", account.verdict.rawValue)
        if let decision = account.decision {
            json.key("decision")
            json.beginObject()
            json.time("at", decision.at)
            json.field("because", decision.because)
            json.key("changed_since")
            json.bool(account.wantsNewDecision)
            json.endObject()
        }
        json.field("activity", account.activity.rawValue)
        json.field("double_of", account.doubleOf)
        json.field("moved_to", account.account.movedTo)
        turnDown(account, &json)
        json.decimal("share", account.share, 4)
        json.key("rank_low")
        if let rank = account.rank { json.int(Int64(rank.low)) } else { json.null() }
        json.key("rank_high")
        if let rank = account.rank { json.int(Int64(rank.high)) } else { json.null() }
        json.window("window", account.window)
        reasons(account, &json)
        components(account, &json)
        json.decimal("trend_db_per_month", account.trendPerMonth, 2)
        change(account.change, &json)
        posts("best", account.best, &json)
        posts("worst", account.worst, &json)
        json.time("last_post", account.lastPost)
        json.endObject()
    }

    private static func change(_ change: AccountChange?, _ json: inout JSONWriter) {
        json.key("change")
        guard let change else { return json.null() }
        json.beginObject()
        json.time("since", change.since)
        json.decimal("before_db", change.before, 2)
        json.decimal("after_db", change.after, 2)
        json.endObject()
    }

    private static func turnDown(_ account: AccountAnalysis, _ json: inout JSONWriter) {
        json.objects("turn_down", account.turnDown) { filter, json in
            json.field("action", filter.action.rawValue)
            json.field("value", filter.value)
            json.decimal("snr_after_db", filter.snrAfter, 2)
            json.integer("posts", filter.posts)
            json.decimal("signal_lost_minutes_per_week", filter.signalLostPerWeek, 3)
        }
    }

    private static func reasons(_ account: AccountAnalysis, _ json: inout JSONWriter) {
        json.objects("reasons", account.reasons) { reason, json in
            json.field("code", reason.code.rawValue)
            json.field("text", reason.text)
            json.decimal("db", reason.decibels, 2)
        }
    }

    /// The parts of the difference to the typical account; `evidence` is how far few posts are pulled towards what is usual.
    private static func components(_ account: AccountAnalysis, _ json: inout JSONWriter) {
        json.key("components")
        guard let components = account.components else { return json.null() }
        json.beginObject()
        for detector in Detector.allCases {
            json.decimal(detector, components[detector], places: 2)
        }
        json.decimal("evidence", components.evidence, 2)
        json.endObject()
    }

    static func posts(_ key: StaticString, _ posts: [PostSummary], _ json: inout JSONWriter) {
        json.objects(key, posts) { post, json in
            json.field("id", post.id)
            json.field("url", post.url)
            json.field("title", post.title)
            json.time("published", post.published)
            json.decimal("worth", post.worth, 4)
            json.decimal("cost_seconds", post.cost, 1)
        }
    }
}
