import ArgumentParser
import SquelchCuration

/// What a plan is to reach, instead of what the verdicts suggest.
struct GoalOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("Follow so many accounts fewer, or such a part of them: 50, 33%.", valueName: "amount"))
    var cut: Cut?

    @Option(name: .long, help: ArgumentHelp("Save so much time a day.", valueName: "20m"))
    var save: MinutesADay?

    @Option(name: .long, help: ArgumentHelp("Take no more time than this a day.", valueName: "30m"))
    var keepWithin: MinutesADay?

    mutating func validate() throws {
        if [cut != nil, save != nil, keepWithin != nil].count(where: { $0 }) > 1 {
            throw ValidationError("Give one goal: --cut, --save or --keep-within.")
        }
    }

    /// The goal; nil where none is given.
    var goal: PlanGoal? { cut?.goal ?? save.map { .save($0.minutes) } ?? keepWithin.map { .keepWithin($0.minutes) } }

    /// An amount of accounts as a person writes it: `50`, `33%`.
    struct Cut: ExpressibleByArgument {
        let goal: PlanGoal

        init?(argument: String) {
            if argument.hasSuffix("%") {
                guard let percent = Double(argument.dropLast()), percent > 0, percent <= 100 else { return nil }
                goal = .part(percent / 100)
            } else {
                guard let count = Int(argument), count > 0 else { return nil }
                goal = .accounts(count)
            }
        }
    }
}
