import SquelchDocuments
import SquelchModel
import SquelchTimeline
import Testing

@Suite struct PersonalModelFileTests {
    private func examples() -> PersonalExamples {
        var examples = PersonalExamples(featureCount: 1)
        var state: UInt64 = 1
        let next = { (bound: Int) -> Int in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for row in 0..<600 {
            let isMarked = row % 4 == 0
            var terms = (0..<8).map { _ in UInt16(next(2_000)) }
            if next(10) < (isMarked ? 8 : 1) { terms.append(50_000) }
            examples.append(
                terms: terms, site: UInt32(next(9)), account: UInt32(next(30)), time: Int64(row) * 3_600,
                features: [Float(next(100)) / 7], evidence: isMarked ? .save : .none)
        }
        return examples
    }

    private func saved() throws -> (PersonalModel, String) {
        let model = try #require(PersonalTrainer.train(examples(), defaultScore: []).model)
        return (model, rendered(model))
    }

    private func rendered(_ model: PersonalModel) -> String {
        guard let json = PersonalModelJSON.render(model, version: "1.2.3") else { return "" }
        return String(decoding: json.all, as: UTF8.self)
    }

    private func read(_ text: String) throws(PersonalModelFile.Failure) -> PersonalModel {
        try Array(text.utf8).withUnsafeBufferPointer { bytes throws(PersonalModelFile.Failure) in
            try PersonalModelFile.parse(bytes)
        }
    }

    /// The text with the first `old` replaced.
    private func replacing(_ old: String, with new: String, in text: String) throws -> String {
        let bytes = Array(text.utf8)
        let wanted = Array(old.utf8)
        let at = try #require(
            (0...bytes.count - wanted.count).first { bytes[$0..<$0 + wanted.count].elementsEqual(wanted) })
        return String(decoding: bytes[..<at] + Array(new.utf8) + bytes[(at + wanted.count)...], as: UTF8.self)
    }

    @Test func aSavedModelScoresAsBeforeAndSavesTheSameText() throws {
        let (model, text) = try saved()
        let loaded = try read(text)
        #expect(loaded.parameters == model.parameters)
        #expect(loaded.scores(examples()) == model.scores(examples()))
        #expect(rendered(loaded) == text)
        #expect(text.hasPrefix(#"{"schema":"squelch.model/1","squelch":"1.2.3","positives":150,"negatives":450,"#))
    }

    @Test func aFileThatIsNoModelSaysWhy() throws {
        let text = try saved().1
        #expect(throws: PersonalModelFile.Failure.foreign) { try read("[]") }
        #expect(throws: PersonalModelFile.Failure.foreign) { try read(#"{"schema":"squelch.analysis/1"}"#) }
        #expect(throws: PersonalModelFile.Failure.foreign) { try read(#"{"schema":1}"#) }
        let newer = try replacing("squelch.model/1", with: "squelch.model/2", in: text)
        #expect(throws: PersonalModelFile.Failure.version("squelch.model/2")) { try read(newer) }
        #expect(throws: PersonalModelFile.Failure.invalid("positives")) {
            try read(replacing(#""positives":150"#, with: #""positives":-1"#, in: text))
        }
        #expect(throws: PersonalModelFile.Failure.invalid("held_out")) {
            try read(replacing(#""split":"time""#, with: #""split":"luck""#, in: text))
        }
        #expect(throws: PersonalModelFile.Failure.invalid("bias")) {
            try read(replacing(#""bias":"#, with: #""bias":1e300,"b":"#, in: text))
        }
        #expect(throws: PersonalModelFile.Failure.invalid("weights")) {
            try read(replacing(#""weights":["#, with: #""weights":["x","#, in: text))
        }
        #expect(throws: PersonalModelFile.Failure.inconsistent) {
            try read(replacing(#""weights":["#, with: #""weights":[0,"#, in: text))
        }
        #expect(throws: PersonalModelFile.Failure.inconsistent) {
            try read(replacing(#""places":["#, with: #""places":[4000000000,"#, in: text))
        }
        let deep = String(repeating: "[", count: 500)
        for damaged in ["", "no model", deep, String(text.prefix(text.utf8.count / 2))] {
            do {
                _ = try read(damaged)
                Issue.record("read \(damaged.prefix(20))")
            } catch {
                guard case .damaged = error else {
                    Issue.record("\(error)")
                    continue
                }
            }
        }
    }

    @Test func aTextCutOffAnywhereIsRefused() throws {
        let text = try saved().1
        let bytes = Array(text.utf8.dropLast(2))
        for length in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 97)) {
            #expect(throws: PersonalModelFile.Failure.self) {
                try bytes[..<length].withUnsafeBufferPointer { part throws(PersonalModelFile.Failure) in
                    _ = try PersonalModelFile.parse(part)
                }
            }
        }
    }

    @Test func aHugeFileIsRefusedBeforeItIsParsed() {
        let bytes = [UInt8](repeating: UInt8(ascii: " "), count: PersonalModelFile.sizeLimit + 1)
        #expect(throws: PersonalModelFile.Failure.tooLarge) {
            try bytes.withUnsafeBufferPointer { part throws(PersonalModelFile.Failure) in
                _ = try PersonalModelFile.parse(part)
            }
        }
    }
}
