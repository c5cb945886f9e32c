/// Puts labels beside marks where nothing is in the way; what finds no place stays without.
struct LabelPlacement {
    /// Where a label stands, and which end of its text is there.
    struct Place: Equatable {
        var point: Point
        var anchor: Anchor
    }

    /// Values of SVG's `text-anchor`.
    enum Anchor: String { case start, middle, end }

    private static let height = 15.0
    private static let gap = 4.0

    private let bounds: Box
    private let marks: [Box]
    private var taken: [Box]

    /// Labels stay within `bounds`, and clear of `marks` and of what is `taken` already.
    init(bounds: Box, marks: [Box], taken: [Box] = []) {
        self.bounds = bounds
        self.marks = marks
        self.taken = taken
    }

    /// The first free place right, left, above or below of a mark; nil where there is none.
    mutating func place(width: Double, at center: Point, radius: Double) -> Place? {
        let side = radius + Self.gap
        let choices: [(Double, Double, Anchor)] = [
            (center.x + side, center.y, .start), (center.x - side, center.y, .end),
            (center.x, center.y - side - Self.height / 2, .middle),
            (center.x, center.y + side + Self.height / 2, .middle),
            (center.x + side, center.y - side, .start), (center.x + side, center.y + side, .start),
            (center.x - side, center.y - side, .end), (center.x - side, center.y + side, .end),
        ]
        for (x, y, anchor) in choices {
            let left =
                switch anchor {
                case .start: x
                case .middle: x - width / 2
                case .end: x - width
                }
            let box = Box(x: left, y: y - Self.height / 2, width: width, height: Self.height)
            guard bounds.holds(box), !taken.contains(where: box.meets), !marks.contains(where: box.meets) else {
                continue
            }
            taken.append(box)
            return Place(point: Point(x: x, y: y + 4), anchor: anchor)
        }
        return nil
    }
}
