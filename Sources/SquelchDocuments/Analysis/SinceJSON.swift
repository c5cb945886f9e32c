import SquelchCuration
import SquelchJSON
import SquelchTimeline

/// What has changed since the last time, in the schema `squelch.analysis/1`: there only where the archive knows of one.
enum SinceJSON {
    static func write(_ since: SinceLastTime, _ json: inout JSONWriter) {
        json.key("since_last_time")
        json.beginObject()
        json.time("at", since.at)
        json.texts("new", since.new.map(\.id))
        json.texts("gone", since.gone.map(\.id))
        shifts("rose", since.risen, &json)
        shifts("fell", since.fallen, &json)
        json.objects("verdicts", since.judged) { one, json in
            json.field("id", one.account.id)
            json.field("before", one.before.rawValue)
            json.field("after", one.after.rawValue)
        }
        json.objects("advice", since.advice) { one, json in
            json.field("verdict", one.verdict.rawValue)
            json.integer("given", one.given)
            json.integer("taken", one.taken)
            json.integer("refused", one.refused)
            json.integer("open", one.open)
        }
        json.endObject()
    }

    private static func shifts(_ key: StaticString, _ shifts: [SinceLastTime.Shift], _ json: inout JSONWriter) {
        json.objects(key, shifts) { one, json in
            json.field("id", one.account.id)
            json.decimal("before_db", one.before, 2)
            json.decimal("after_db", one.after, 2)
        }
    }
}
