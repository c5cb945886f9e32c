import SquelchCuration
import SquelchModel

extension Verdict {
    /// Class of the page's elements: short, for it stands in every row.
    var pageClass: String {
        switch self {
        case .keep: "k"
        case .turnDown: "t"
        case .unfollow: "u"
        case .tooLittleData: "f"
        }
    }

    /// The verdict's mark in a drawing of 16 by 16.
    var pageMark: String { Drawing.mark(self, at: Point(x: 8, y: 8), radius: 5.5) }
}

extension Detector {
    /// What a part of the difference is about.
    var pageName: String {
        switch self {
        case .information: "informs"
        case .spam: "promotion"
        case .bait: "bait"
        case .chatter: "everyday talk"
        case .novelty: "new or repeated"
        case .fit: "fits its context"
        }
    }
}
