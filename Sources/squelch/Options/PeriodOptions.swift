import ArgumentParser
import SquelchCuration
import SquelchIngest
import SquelchSystem

/// The period that a command looks at.
struct PeriodOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("Only posts since this day (2026-10-01) or for so long (30d, 6w).", valueName: "when"))
    var since: String?

    @Option(name: .long, help: ArgumentHelp("Only posts until this day; it is judged as of then.", valueName: "when"))
    var until: String?

    /// The clock, seconds since 1970.
    static var now: Int64 { Surroundings.now }

    /// Takes the period: a length goes back from the newest post, as everything is told as of then.
    func apply(to options: inout AnalysisOptions) throws {
        if let length = since.flatMap(Moment.length) {
            options.sinceLength = length
            options.until = try until.map { try moment($0, "--until", options.now, endOfDay: true) }
            return
        }
        (options.since, options.until) = try bounds(now: options.now)
    }

    /// First and last moment, nil where open.
    private func bounds(now: Int64) throws -> (since: Int64?, until: Int64?) {
        let first = try since.map { try moment($0, "--since", now, endOfDay: false) }
        let last = try until.map { try moment($0, "--until", now, endOfDay: true) }
        if let first, let last, first > last { throw ValidationError("--since is later than --until.") }
        return (first, last)
    }

    private func moment(_ text: String, _ option: String, _ now: Int64, endOfDay: Bool) throws -> Int64 {
        guard let moment = Moment.read(text, now: now, endOfDay: endOfDay) else {
            throw ValidationError("\(option) wants a day such as 2026-10-01, a time, or a length such as 30d or 6w.")
        }
        return moment
    }
}
