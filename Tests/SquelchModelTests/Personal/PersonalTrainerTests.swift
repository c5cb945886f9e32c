import SquelchModel
import Testing

@Suite struct PersonalTrainerTests {
    @Test func aPlantedPreferenceIsLearntAndReported() throws {
        for timed in [true, false] {
            var world = PersonalWorld(seed: 1)
            let examples = world.posts(1_200, preference: true, timed: timed)
            let outcome = PersonalTrainer.train(examples, defaultScore: [])
            let model = try #require(outcome.model)
            let heldOut = try #require(outcome.heldOut)
            #expect(outcome.abstention == nil)
            #expect(heldOut.split == (timed ? .time : .hash))
            #expect(heldOut.personalAUC > 0.75)
            #expect(heldOut.defaultAUC == 0.5)
            #expect(heldOut.brier < 0.2)
            #expect(model.score([1, PersonalWorld.liked, 2]) > model.score([1, 3, 2]) + 1)
            // Posts of the same reader that come later.
            let later = world.posts(600, preference: true)
            let scores = model.scores(later)
            let marked = later.evidence.indices.filter { later.evidence[$0] == .save }
            let others = later.evidence.indices.filter { later.evidence[$0] == .none }
            let mean = { (rows: [Int]) in rows.reduce(0) { $0 + scores[$1] } / Float(rows.count) }
            #expect(mean(marked) > mean(others) + 1)
        }
    }

    @Test func marksAtRandomTeachNothing() {
        for seed in 1...3 as ClosedRange<UInt64> {
            var world = PersonalWorld(seed: seed)
            let outcome = PersonalTrainer.train(world.posts(800, preference: false), defaultScore: [])
            #expect(outcome.model == nil)
            #expect(outcome.abstention == .notBetter)
        }
    }

    @Test func aModelWorseThanTheDefaultEvidenceIsNotUsed() {
        var world = PersonalWorld(seed: 3)
        let examples = world.posts(1_200, preference: true)
        let perfect = examples.evidence.map { $0 == .save ? Float(1) : -1 }
        let outcome = PersonalTrainer.train(examples, defaultScore: perfect)
        #expect(outcome.abstention == .notBetter)
        #expect(outcome.decision?.defaultAUC == 1)
    }

    @Test func theOrderOfPostsChangesNothing() throws {
        var world = PersonalWorld(seed: 5)
        let examples = world.posts(400, preference: true)
        let model = try #require(PersonalTrainer.train(examples, defaultScore: []).model)
        let again = try #require(PersonalTrainer.train(examples, defaultScore: []).model)
        let shuffled = try #require(PersonalTrainer.train(world.shuffled(examples), defaultScore: []).model)
        #expect(model.parameters == again.parameters)
        #expect(model.parameters == shuffled.parameters)
    }

    @Test func fewerThanTwentyMarksAreTooFew() {
        var world = PersonalWorld(seed: 7)
        let source = world.posts(400, preference: true)
        for (marks, reason) in [(19, PersonalOutcome.Abstention.tooFewPositives), (0, .tooFewPositives)] {
            var examples = PersonalExamples(featureCount: 2)
            var left = marks
            for row in 0..<source.count {
                let isKept = source.evidence[row] == .save && left > 0
                if isKept { left -= 1 }
                examples.append(row, of: source, evidence: isKept ? .save : .none)
            }
            let outcome = PersonalTrainer.train(examples, defaultScore: [])
            #expect(outcome.abstention == reason)
            #expect(outcome.positives == marks)
            #expect(outcome.model == nil)
        }
    }

    @Test func readingAloneIsNoEvidence() {
        var world = PersonalWorld(seed: 9)
        let outcome = PersonalTrainer.train(
            world.posts(800, preference: true, evidence: .read), defaultScore: [])
        #expect(outcome.abstention == .tooFewPositives)
        #expect(outcome.positives == 0)
    }

    @Test func bulkMarksAreAsIfThePostsWereNotThere() throws {
        var world = PersonalWorld(seed: 11)
        let examples = world.posts(800, preference: true)
        var withBulk = examples
        let more = world.posts(400, preference: false)
        for row in 0..<more.count { withBulk.append(row, of: more, evidence: .bulk) }
        let without = try #require(PersonalTrainer.train(examples, defaultScore: []).model)
        let with = try #require(PersonalTrainer.train(withBulk, defaultScore: []).model)
        #expect(with.parameters == without.parameters)
    }

    @Test func negativesComeFromTheWeeksOfTheMarksThreeToOne() {
        var world = PersonalWorld(seed: 13)
        var examples = PersonalExamples(featureCount: 2)
        let source = world.posts(3_000, preference: true)
        // Marks in the first half only; the reader was away later.
        for row in 0..<source.count where row < 1_500 || source.evidence[row] == .none {
            let isMarked = source.evidence[row] == .save && row % 3 == 0
            examples.append(row, of: source, evidence: isMarked ? .save : .none)
        }
        let outcome = PersonalTrainer.train(examples, defaultScore: [])
        #expect(outcome.negatives == 3 * outcome.positives)
        var early = PersonalExamples(featureCount: 2)
        for row in 0..<examples.count where examples.time[row] < 5 * PersonalWorld.week {
            early.append(row, of: examples, evidence: examples.evidence[row])
        }
        let same = PersonalTrainer.train(early, defaultScore: [])
        #expect(same.model?.parameters == outcome.model?.parameters)
        #expect(outcome.model != nil)
    }

    @Test func aPostRatedDownLowersItsLike() throws {
        var world = PersonalWorld(seed: 15)
        let base = world.posts(800, preference: true)
        let before = try #require(PersonalTrainer.train(base, defaultScore: []).model)
        var rated = base
        for row in 0..<20 {
            rated.append(
                terms: [61_000, UInt16(row)], site: 0, account: 99, time: Int64(row), features: [1, 1],
                evidence: .reject)
        }
        let after = try #require(PersonalTrainer.train(rated, defaultScore: []).model)
        #expect(
            after.score([61_000, 4_000], features: [1, 1]) < before.score([61_000, 4_000], features: [1, 1]) - 0.3)
    }

    @Test func hostileExamplesAreRefusedOrSurvived() {
        var world = PersonalWorld(seed: 17)
        var examples = world.posts(400, preference: true)
        examples.termStarts[7] = .max
        #expect(PersonalTrainer.train(examples, defaultScore: []).abstention == .inconsistentExamples)
        examples.termStarts = []
        #expect(PersonalTrainer.train(examples, defaultScore: []).abstention == .inconsistentExamples)

        var extreme = PersonalExamples(featureCount: 2)
        for row in 0..<400 {
            let values: [Float] = [row % 5 == 0 ? .nan : .infinity, -.greatestFiniteMagnitude]
            extreme.append(
                terms: row % 7 == 0 ? [] : [UInt16](repeating: 9, count: 300), site: .max, account: .max,
                time: row % 2 == 0 ? .min + 1 : .max, features: values.prefix(row % 3),
                evidence: row % 4 == 0 ? .save : .none)
        }
        let outcome = PersonalTrainer.train(extreme, defaultScore: [.nan, .infinity])
        #expect(outcome.positives == 100)
        if let model = outcome.model { #expect(model.scores(extreme).allSatisfy { $0.isFinite }) }
        #expect(PersonalTrainer.train(PersonalExamples(featureCount: -3), defaultScore: []).model == nil)
    }
}
