import SquelchReport
import SquelchReview

/// An account's course as outlines in a drawing of 400 by 80.
enum CourseDrawing {
    private static let width = 400.0
    private static let height = 80.0

    /// A bar a step, as high as it had posts.
    static func bars(_ course: ReviewCard.Course) -> String {
        let most = Double(max(1, course.posts.max() ?? 1))
        return course.posts.enumerated().filter { $1 > 0 }.map { index, posts in
            let top = height - Double(posts) / most * (height - 4)
            return "M\(x(index, of: course)) \(Drawing.number(height))V\(Drawing.number(top))"
        }.joined()
    }

    /// The share of signal between steps that both have posts.
    static func line(_ course: ReviewCard.Course) -> String {
        var path = ""
        for (index, share) in course.shares.enumerated() {
            guard let share, !isAlone(index, course) else { continue }
            let isOpen = index > 0 && course.shares[index - 1] != nil
            path += "\(isOpen ? "L" : "M")\(x(index, of: course)) \(y(share))"
        }
        return path
    }

    /// The share of signal in steps that have no neighbour with posts: a line would begin and end in them. Each is drawn
    /// by the round ends of a stroke that is next to none.
    static func dots(_ course: ReviewCard.Course) -> String {
        course.shares.enumerated().compactMap { index, share in
            guard let share, isAlone(index, course) else { return nil }
            return "M\(x(index, of: course)) \(y(share))h.01"
        }.joined()
    }

    private static func isAlone(_ index: Int, _ course: ReviewCard.Course) -> Bool {
        ![index - 1, index + 1].contains { course.shares.indices.contains($0) && course.shares[$0] != nil }
    }

    private static func y(_ share: Double) -> String {
        Drawing.number(4 + (1 - min(1, max(0, share))) * (height - 8))
    }

    private static func x(_ index: Int, of course: ReviewCard.Course) -> String {
        Drawing.number((Double(index) + 0.5) / Double(course.posts.count) * width)
    }
}
