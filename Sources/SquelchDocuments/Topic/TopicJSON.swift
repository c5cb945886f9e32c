public import SquelchCuration
import SquelchJSON
public import SquelchTimeline

/// Who knows about a topic, for programs.
public enum TopicJSON {
    /// Name and version of the JSON schema.
    public static let schema = "squelch.topic/1"

    /// The ranking in the schema `squelch.topic/1`; nil where there is no memory for it.
    public static func render(_ ranking: TopicRanking, top: Int) -> ByteArena? {
        JSONObjectText.render(schema: schema) { json in
            json.texts("terms", ranking.terms)
            json.integer("posts", ranking.posts)
            json.objects("accounts", ranking.experts.prefix(top)) { expert, json in
                json.field("id", expert.account.account.id)
                json.field("name", expert.account.account.name)
                json.field("url", expert.account.account.url)
                json.texts("contexts", expert.account.contexts.sorted())
                json.decimal("score", expert.score, 4)
                json.integer("posts_about_it", expert.posts)
                json.integer("posts", expert.account.posts)
                json.decimal("snr_db", expert.account.snr?.decibels, 2)
                json.field("verdict", expert.account.verdict.rawValue)
                AccountJSON.posts("best", expert.best, &json)
            }
            json.texts("hints", ranking.hints)
        }
    }
}
