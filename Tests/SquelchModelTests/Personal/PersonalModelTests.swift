import SquelchModel
import Testing

@Suite struct PersonalModelTests {
    private func trained() throws -> (PersonalModel, PersonalExamples) {
        var world = PersonalWorld(seed: 21)
        let examples = world.posts(800, preference: true)
        return (try #require(PersonalTrainer.train(examples, defaultScore: []).model), examples)
    }

    @Test func aModelOfItsOwnParametersScoresTheSame() throws {
        let (model, examples) = try trained()
        let copy = try #require(PersonalModel(model.parameters))
        #expect(copy.scores(examples) == model.scores(examples))
        #expect(copy.parameters == model.parameters)
        // A word that was never met takes part in the length of a post, in the copy too.
        #expect(copy.score([PersonalWorld.liked, 65_535]) == model.score([PersonalWorld.liked, 65_535]))
    }

    @Test func parametersThatDoNotFitTogetherGiveNoModel() throws {
        let good = try trained().0.parameters
        let spoilings: [(inout PersonalModel.Parameters) -> Void] = [
            { $0.places.swapAt(0, 1) },
            { $0.places[$0.places.count - 1] = 1 << 18 },
            { $0.places[1] = $0.places[0] },
            { $0.weights.removeLast() },
            { $0.weights[0] = .nan },
            { $0.frequencies[0] = 0 },
            { $0.frequencies[0] = .max },
            { $0.rows = 0 },
            { $0.bias = .infinity },
            { $0.featureMeans = [] },
            { $0.blend.lambda = 0.9 },
            { $0.blend.trust = .nan },
            { $0.positives = -1 },
        ]
        for (index, spoil) in spoilings.enumerated() {
            var parameters = good
            spoil(&parameters)
            #expect(PersonalModel(parameters) == nil, "spoiling \(index)")
        }
    }

    @Test func theBlendRisesWithBothScoresAndTrustsFewMarksLittle() throws {
        let (model, _) = try trained()
        for fallback in [-4, -1, 0, 2] as [Float] {
            #expect(model.blended(default: fallback, personal: 1) > model.blended(default: fallback, personal: -1))
            #expect(
                model.blended(default: fallback + 1, personal: 0) > model.blended(default: fallback, personal: 0))
        }
        #expect(PersonalBlend.lambda(positives: 19) == 0)
        #expect(abs(PersonalBlend.lambda(positives: 100) - 0.5) < 1e-6)
        #expect(PersonalBlend.lambda(positives: 1_000_000) == 0.7)
        let none = PersonalBlend(lambda: 0, trust: 1, centre: 5)
        #expect(abs(none(default: -1.25, personal: 3) + 1.25) < 1e-6)
    }

    @Test func moreOfWhatIsLikedNeverScoresLower() throws {
        // The same few words beside the liked one: the more readers' marks, the surer the model.
        var last: Float = 0
        for count in [200, 800, 3_200] {
            var world = PersonalWorld(seed: 23)
            let model = try #require(
                PersonalTrainer.train(world.posts(count, preference: true), defaultScore: []).model)
            let gain = model.score([PersonalWorld.liked, 5]) - model.score([64_000, 5])
            #expect(gain > 0)
            #expect(gain > last * 0.8)
            last = gain
        }
    }

    @Test func wordsBeyondTheLongestRunAreNotLookedAt() throws {
        let (model, _) = try trained()
        let words = (0..<PersonalExamples.longestRun).map { UInt16($0) }
        #expect(model.score(words + [PersonalWorld.liked]) == model.score(words))
    }

    @Test func featuresThatAreMissingCountAsTheMean() throws {
        let (model, _) = try trained()
        #expect(model.score([5], features: []) == model.score([5], features: [.nan, .infinity]))
    }
}
