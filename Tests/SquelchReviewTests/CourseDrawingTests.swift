import SquelchReview
@testable import SquelchReviewServer
import SquelchTimeline
import Testing

/// How an account went on, as it is drawn.
struct CourseDrawingTests {
    /// A course as a card has it, with these shares.
    private func course(_ shares: [Double?]) throws -> ReviewCard.Course {
        let material = Reviewing.material()
        let card = CardMaker(material, try Reviewing.session(material).state).card(at: 0)
        var course = try #require(card.course)
        course.shares = shares
        course.posts = shares.map { $0 == nil ? 0 : 2 }
        return course
    }

    /// Who posts in bursts has steps without neighbours: a line would not be seen there.
    @Test func aStepWithoutNeighboursIsADot() throws {
        let course = try course([0.5, nil, 1, 0, nil, nil, nil, 0.5])
        #expect(CourseDrawing.dots(course) == "M25 40h.01M375 40h.01")
        #expect(CourseDrawing.line(course) == "M125 4L175 76")
        #expect(CourseDrawing.bars(course).count { $0 == "M" } == 4)
    }

    @Test func whatGoesOnIsALineWithoutDots() throws {
        let course = try course([0.5, 0.5, 0.5, 0.5])
        #expect(CourseDrawing.dots(course).isEmpty)
        #expect(CourseDrawing.line(course) == "M50 40L150 40L250 40L350 40")
    }
}
