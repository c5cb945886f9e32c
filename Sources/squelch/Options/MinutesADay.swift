import ArgumentParser

/// An amount of time a day as a person writes it: `30m`, `1h`, `90`.
struct MinutesADay: ExpressibleByArgument {
    let minutes: Double

    init?(argument: String) {
        let units: [Character: Double] = ["m": 1, "h": 60]
        let unit = argument.last.flatMap { units[$0] }
        guard let amount = Double(unit == nil ? argument[...] : argument.dropLast()), amount > 0,
            amount * (unit ?? 1) <= 24 * 60
        else { return nil }
        minutes = amount * (unit ?? 1)
    }
}
