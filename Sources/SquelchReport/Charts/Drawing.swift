import SquelchCuration
import SquelchDocuments

/// Coordinates and outlines as SVG writes them.
package enum Drawing {
    /// A coordinate with one decimal, without needless zeros.
    package static func number(_ value: Double) -> String {
        let text = Numbers.decimal(value, 1)
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// A line through points.
    static func line(_ points: some Sequence<Point>) -> String {
        var path = ""
        for point in points {
            path += path.isEmpty ? "M" : "L"
            path += number(point.x) + " " + number(point.y)
        }
        return path
    }

    /// The mark of a verdict with the area of a circle of `radius`: the shape says what the colour says.
    static func mark(_ verdict: Verdict, at center: Point, radius: Double) -> String {
        let (x, y) = (center.x, center.y)
        switch verdict {
        case .keep, .tooLittleData:
            let diameter = number(radius * 2)
            let arc = "a\(number(radius)) \(number(radius)) 0 1"
            return "M\(number(x - radius)) \(number(y))\(arc) 0 \(diameter) 0\(arc) 0 -\(diameter) 0z"
        case .turnDown:
            let top = number(y - radius * 0.78)
            return "M\(number(x - radius * 1.35)) \(top)H\(number(x + radius * 1.35))L\(number(x)) "
                + "\(number(y + radius * 1.56))z"
        case .unfollow:
            let side = radius * 1.25
            return "M\(number(x)) \(number(y - side))L\(number(x + side)) \(number(y))L\(number(x)) "
                + "\(number(y + side))L\(number(x - side)) \(number(y))z"
        }
    }
}
