import SquelchTimeline

/// Accounts under a heading, as many as one reads.
enum PageGroup {
    static func fields(_ title: String, _ rows: some Collection<Fields>, most: Int) -> Fields {
        var fields: Fields = ["title": title, "accounts": Array(rows.prefix(most))]
        let rest = rows.count - most
        if rest > 0 { fields["more"] = "and \(Counted.grouped(rest)) more" }
        return fields
    }
}
