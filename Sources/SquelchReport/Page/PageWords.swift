import SquelchCuration
import SquelchModel

extension Verdict {
    /// Class of the page's elements: short, for it stands in every row.
    package var pageClass: String {
        switch self {
        case .keep: "k"
        case .turnDown: "t"
        case .unfollow: "u"
        case .tooLittleData: "f"
        }
    }

    /// The verdict's mark in a drawing of 16 by 16.
    package var pageMark: String { Drawing.mark(self, at: Point(x: 8, y: 8), radius: 5.5) }
}
