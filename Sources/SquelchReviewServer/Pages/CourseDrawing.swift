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

    /// The share of signal, interrupted where there are no posts.
    static func line(_ course: ReviewCard.Course) -> String {
        var path = ""
        var isOpen = false
        for (index, share) in course.shares.enumerated() {
            if let share {
                let y = 4 + (1 - min(1, max(0, share))) * (height - 8)
                path += "\(isOpen ? "L" : "M")\(x(index, of: course)) \(Drawing.number(y))"
                // A point alone is seen by its round ends.
                if !isOpen { path += "h.01" }
            }
            isOpen = share != nil
        }
        return path
    }

    private static func x(_ index: Int, of course: ReviewCard.Course) -> String {
        Drawing.number((Double(index) + 0.5) / Double(course.posts.count) * width)
    }
}
