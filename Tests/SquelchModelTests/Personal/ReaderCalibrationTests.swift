import Testing

@testable import SquelchModel

struct ReaderCalibrationTests {
    private func ratings(_ count: Int, _ make: (Int) -> (knowledge: Double, isWorthIt: Bool)) -> [ReaderCalibration
        .Rating]
    {
        (0..<count).map { index in
            let one = make(index)
            var parts = DetectorValues()
            parts[.knowledge] = one.knowledge
            return ReaderCalibration.Rating(logOdds: one.knowledge, parts: parts, isWorthIt: one.isWorthIt)
        }
    }

    @Test func fewRatingsMoveNothing() {
        #expect(ReaderCalibration(ratings(4) { _ in (0, true) }) == nil)
    }

    @Test func aStrictReaderLowersEveryPostAndAMildOneRaisesIt() throws {
        let strict = try #require(ReaderCalibration(ratings(20) { (0, $0 % 5 == 0) }))
        let mild = try #require(ReaderCalibration(ratings(20) { (0, $0 % 5 != 0) }))
        #expect(strict.level < -0.5 && strict.level > -1.4, "twenty answers prove less than all")
        #expect(abs(strict.level + mild.level) < 1e-6)
    }

    @Test func moreAnswersProveMore() throws {
        let few = try #require(ReaderCalibration(ratings(10) { (0, $0 % 5 == 0) }))
        let many = try #require(ReaderCalibration(ratings(200) { (0, $0 % 5 == 0) }))
        #expect(many.level < few.level)
    }

    @Test func whoLikesTheContraryOfOthersTurnsAPartAround() throws {
        let reader = try #require(ReaderCalibration(ratings(40) { ($0 % 2 == 0 ? 1 : -1, $0 % 2 == 1) }))
        #expect(reader.taste[.knowledge] < -0.3)
        var knowing = DetectorValues()
        knowing[.knowledge] = 1
        #expect(reader.lift(knowing) < reader.lift(DetectorValues()))
    }

    @Test func theOrderOfAnswersDoesNotMatter() throws {
        let all = ratings(31) { (Double($0 % 7) / 3 - 1, $0 % 3 == 0) }
        #expect(ReaderCalibration(all) == ReaderCalibration(all.reversed()))
    }
}
