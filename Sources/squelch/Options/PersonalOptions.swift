import ArgumentParser
import SquelchCuration
import SquelchDocuments
import SquelchKit
import SquelchReport
import SquelchSystem

/// Where the personal model comes from and where it goes.
struct PersonalOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("Keep the personal model learnt from what you valued in this file.", valueName: "file"))
    var saveModel: String?

    @Option(
        name: .long, help: ArgumentHelp("Use the personal model in this file, and learn nothing.", valueName: "file"))
    var model: String?

    mutating func validate() throws {
        if saveModel != nil, model != nil {
            throw ValidationError("--model learns nothing that --save-model could keep: give one of them.")
        }
        if saveModel == "-" { throw ValidationError("--save-model needs a file.") }
    }

    /// The mode that the options ask for; reads the model's file.
    func mode() throws -> PersonalMode {
        guard let model else { return .learn }
        return .use(try CommandFailure.reading(model) { try PersonalModelFile.read(path: $0) })
    }

    /// Writes the model that was learnt, if one is to be kept.
    func save(_ result: AnalysisResult) throws {
        guard let saveModel else { return }
        guard let model = result.personalModel else {
            let reason =
                result.analysis.personal.map(PersonalSentence.text) ?? "nothing that you valued is in the input"
            Diagnostics.remark("\(saveModel): no personal model was learnt. \(reason).")
            return
        }
        try OutputFile.write(to: saveModel) { try $0.write(PersonalModelJSON.render(model, version: Squelch.version)) }
    }
}
