import ArgumentParser

/// The level that an account should have.
struct ThresholdOptions: ParsableArguments {
    @Option(
        name: .customLong("threshold"),
        help: ArgumentHelp(
            "SNR in dB that an account should have; verdicts shift with it. 0, the default, asks for what readers ask.",
            valueName: "dB"))
    var decibels: Double?

    mutating func validate() throws {
        if let decibels, !decibels.isFinite || abs(decibels) > 60 {
            throw ValidationError("--threshold is a number of decibels from -60 to 60.")
        }
    }
}
