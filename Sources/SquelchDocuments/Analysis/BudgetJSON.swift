import SquelchCuration
import SquelchJSON

/// The choice within a budget, in the schema `squelch.analysis/1`.
enum BudgetJSON {
    static func write(_ budget: BudgetPlan?, _ json: inout JSONWriter) {
        json.key("budget")
        guard let budget else { return json.null() }
        json.beginObject()
        json.decimal("minutes_per_day", budget.minutesPerDay, 3)
        json.decimal("used_minutes_per_day", budget.usedMinutesPerDay, 3)
        json.decimal("signal_part", budget.signalPart, 4)
        json.decimal("signal_part_bound", budget.signalPartBound, 4)
        json.decimal("signal_part_with_ten_minutes_more", budget.signalPartWithTenMore, 4)
        json.key("accounts")
        json.beginArray()
        for id in budget.accounts { json.string(id) }
        json.endArray()
        json.endObject()
    }
}
