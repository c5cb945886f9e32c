import SquelchTimeline

/// A place whose clocks a date is by, as `Europe/Berlin` or `America/New_York` names it.
///
/// Summer time is by the rules of the European Union (since 1996) and of the United States (since 1987); places that have
/// others, or had, are left out. A place that is not known leaves the time without a zone.
struct DatePlace {
    private enum Summer { case never, european, american }

    private let standard: Int
    private let summer: Summer

    /// Reads the rest of `Europe/Berlin`, whose first word began at `start`.
    init?(_ text: DateText, from start: Int, to index: inout Int) {
        var name = ""
        var end = start
        while end < text.count, text[end].continuesPlace {
            name.unicodeScalars.append(Unicode.Scalar(text[end].asciiLowercased))
            end &+= 1
        }
        // Never back before the word that was read, whatever letters it has.
        index = max(index, end)
        let city = name.split(separator: "/").last.map(String.init) ?? ""
        guard let known = Self.places[city] else { return nil }
        (standard, summer) = known
    }

    /// Seconds east of UTC at a local time.
    func offset(atLocal local: Int64) -> Int {
        standard + (isSummer(local) ? 3600 : 0)
    }

    private func isSummer(_ local: Int64) -> Bool {
        let year = UTCTime.civil(local).year
        switch summer {
        case .never: return false
        case .european:
            // One moment for all of Europe: one o'clock in UTC.
            let utc = local - Int64(standard)
            return utc >= sunday(year, 3, from: 25, at: 1) && utc < sunday(year, 10, from: 25, at: 1)
        case .american:
            let start = year >= 2007 ? sunday(year, 3, from: 8, at: 2) : sunday(year, 4, from: 1, at: 2)
            let end = year >= 2007 ? sunday(year, 11, from: 1, at: 1) : sunday(year, 10, from: 25, at: 1)
            return local >= start && local < end
        }
    }

    /// The first Sunday of a month from a day on, at an hour.
    private func sunday(_ year: Int, _ month: Int, from day: Int, at hour: Int64) -> Int64 {
        guard let first = UTCTime.days(year: year, month: month, day: day) else { return 0 }
        // Day 0 was a Thursday, day 3 a Sunday.
        let wait = (3 - first % 7 + 7) % 7
        return (first + wait) * UTCTime.secondsPerDay + hour * 3600
    }

    private static let places: [String: (Int, Summer)] = {
        let rows: [(minutes: Int, summer: Summer, names: String)] = [
            (0, .never, "utc gmt reykjavik abidjan dakar accra"),
            (0, .european, "london dublin lisbon belfast jersey guernsey canary madeira"),
            (
                60, .european,
                """
                berlin paris madrid rome vienna zurich amsterdam brussels prague warsaw budapest copenhagen oslo stockholm \
                belgrade ljubljana zagreb sarajevo skopje bratislava luxembourg monaco malta tirane andorra vaduz \
                san_marino vatican gibraltar busingen podgorica
                """
            ),
            (60, .never, "lagos algiers tunis"),
            (120, .european, "athens helsinki bucharest sofia riga tallinn vilnius kiev kyiv mariehamn nicosia"),
            (120, .never, "johannesburg kaliningrad tripoli maputo harare"),
            (180, .never, "moscow istanbul minsk riyadh nairobi baghdad kuwait doha qatar addis_ababa"),
            (240, .never, "dubai baku tbilisi yerevan samara"), (270, .never, "kabul"),
            (300, .never, "karachi tashkent yekaterinburg"), (330, .never, "kolkata calcutta colombo"),
            (345, .never, "kathmandu katmandu"), (360, .never, "dhaka omsk"),
            (420, .never, "bangkok jakarta ho_chi_minh saigon krasnoyarsk"),
            (
                480, .never,
                "shanghai hong_kong singapore taipei manila kuala_lumpur perth makassar chongqing irkutsk macau"
            ),
            (540, .never, "tokyo seoul jayapura yakutsk"), (600, .never, "brisbane vladivostok guam"),
            (570, .never, "darwin"),
            (-210, .american, "st_johns"), (-240, .american, "halifax bermuda"),
            (-300, .american, "new_york toronto detroit montreal"),
            (-360, .american, "chicago winnipeg"), (-420, .american, "denver edmonton boise"),
            (-480, .american, "los_angeles vancouver"), (-540, .american, "anchorage"),
            (-180, .never, "buenos_aires"), (-240, .never, "puerto_rico caracas la_paz"),
            (-300, .never, "bogota lima panama jamaica"),
            (-360, .never, "costa_rica guatemala regina"), (-420, .never, "phoenix"), (-600, .never, "honolulu"),
        ]
        var places: [String: (Int, Summer)] = [:]
        for row in rows {
            for name in row.names.split(separator: " ") { places[String(name)] = (row.minutes * 60, row.summer) }
        }
        return places
    }()
}

extension UInt8 {
    /// Whether a name of a place can hold this byte.
    fileprivate var continuesPlace: Bool { isASCIIAlphanumeric || self == 0x2F || self == 0x5F || self == 0x2D }
}
