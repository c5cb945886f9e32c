import SquelchCuration
import SquelchJSON
import SquelchTimeline

/// Whom the user follows and has to do with, as a part of the analysis for programs.
enum FollowingJSON {
    static func write(_ review: FollowingReview, _ json: inout JSONWriter) {
        json.beginObject()
        json.field("headline", FollowingWords.headline(review))
        json.time("reference", review.reference)
        json.key("totals")
        json.beginObject()
        json.integer("followed", review.entries.count)
        json.integer("within_a_year", review.count(.lately))
        json.integer("earlier", review.count(.earlier))
        json.integer("undated", review.count(.undated))
        json.integer("never", review.count(.never))
        json.integer("valued_posts_of_unknown_authors", review.anonymous)
        json.endObject()
        json.objects("people", review.entries) { entry, json in
            json.field("id", entry.person.id)
            json.field("name", entry.person.name)
            json.field("platform", entry.person.platform?.rawValue)
            json.field("url", FollowingWords.link(entry))
            json.texts("contexts", entry.person.contexts)
            json.time("since", entry.person.since)
            json.field("contact", entry.contact.rawValue)
            json.time("last", entry.last)
            json.texts("deeds", entry.deeds)
        }
        json.endObject()
    }
}
