import SquelchCuration
import SquelchModel

/// Signal against attention: one mark an account, further right the more attention it takes, higher the more of it is
/// signal.
struct SignalChart {
    /// An account.
    struct Mark {
        /// Position in the analysis.
        var place: Int
        var center: Point
        /// Of a circle of the mark's area, which is proportional to the attention.
        var radius: Double
        /// Where the 90 % interval begins and ends; nil where it would only cover others.
        var interval: (low: Double, high: Double)?
    }

    /// Several accounts of little attention at about the same place.
    struct Crowd {
        var center: Point
        var radius: Double
        var count: Int
    }

    /// The name of an account beside its mark.
    struct Label {
        var place: Int
        var at: LabelPlacement.Place
    }

    /// How much room there is.
    struct Size {
        var width: Double
        var height: Double
        var marks: Int
        var labels: Int
        var largest: Double
        /// Columns of a name.
        var nameWidth: Int

        /// For screens and paper.
        static let wide = Size(width: 1000, height: 520, marks: 400, labels: 16, largest: 17, nameWidth: 28)
        /// For phones.
        static let narrow = Size(width: 360, height: 400, marks: 120, labels: 6, largest: 11, nameWidth: 18)
    }

    let size: Size
    /// The area inside the axes.
    let plot: Box
    let x: Scale
    let y: Scale
    /// Most important first.
    private(set) var marks: [Mark] = []
    private(set) var crowds: [Crowd] = []
    private(set) var labels: [Label] = []

    /// Decibels at which the axis is marked.
    static let levels: [Double] = [-20, -10, 0, 10, 20]
    /// Accounts whose intervals are all drawn; of more only the most important.
    private static let mostIntervals = 60
    /// Side of the squares whose accounts make a crowd.
    private static let crowdSide = 16.0

    /// Lays out the accounts that have a number and take attention.
    init(_ analysis: Analysis, _ size: Size) {
        self.size = size
        let inset = size.width < 500 ? (left: 34.0, right: 40.0) : (left: 44.0, right: 92.0)
        plot = Box(x: inset.left, y: 14, width: size.width - inset.left - inset.right, height: size.height - 58)
        let shown = analysis.accounts.indices.filter {
            analysis.accounts[$0].snr != nil && analysis.accounts[$0].attentionPerWeek > 0
        }
        x = Scale.logarithmic(
            shown.map { analysis.accounts[$0].attentionPerWeek }, from: plot.x + 8, to: plot.x + plot.width - 8)
        y = Scale(-Decibels.limit...Decibels.limit, from: plot.y + plot.height - 10, to: plot.y + 10)
        let weights = analysis.accounts.map(Self.importance)
        let order = shown.sorted { weights[$0] != weights[$1] ? weights[$0] > weights[$1] : $0 < $1 }
        let most = shown.map { analysis.accounts[$0].attentionPerWeek }.max() ?? 1
        for (number, place) in order.prefix(size.marks).enumerated() {
            marks.append(mark(place, analysis.accounts[place], most, hasInterval: number < Self.mostIntervals))
        }
        gather(order.dropFirst(size.marks), analysis)
        label(analysis)
    }

    /// Attention, and more where something is to be done.
    private static func importance(_ account: AccountAnalysis) -> Double {
        let isSuggested = account.verdict == .turnDown || account.verdict == .unfollow
        return account.attentionPerWeek * (isSuggested ? 3 : 1)
    }

    private func center(_ account: AccountAnalysis) -> Point {
        Point(x: x.position(account.attentionPerWeek), y: y.position(account.snr?.decibels ?? 0))
    }

    private func mark(_ place: Int, _ account: AccountAnalysis, _ most: Double, hasInterval: Bool) -> Mark {
        let radius = max(3, size.largest * (account.attentionPerWeek / most).squareRoot())
        let interval = account.snr.map { (low: y.position($0.low), high: y.position($0.high)) }
        return Mark(place: place, center: center(account), radius: radius, interval: hasInterval ? interval : nil)
    }

    /// The accounts that are left, by squares of the plot.
    private mutating func gather(_ places: ArraySlice<Int>, _ analysis: Analysis) {
        struct Cell: Hashable {
            var column: Int
            var row: Int
        }
        var counts: [Cell: Int] = [:]
        for place in places {
            let center = center(analysis.accounts[place])
            counts[Cell(column: Int(center.x / Self.crowdSide), row: Int(center.y / Self.crowdSide)), default: 0] += 1
        }
        let most = Double(counts.values.max() ?? 1)
        crowds = counts.sorted { ($0.key.row, $0.key.column) < ($1.key.row, $1.key.column) }.map { cell, count in
            Crowd(
                center: Point(
                    x: (Double(cell.column) + 0.5) * Self.crowdSide, y: (Double(cell.row) + 0.5) * Self.crowdSide),
                radius: max(1.2, Self.crowdSide / 2 * (Double(count) / most).squareRoot()), count: count)
        }
    }

    private mutating func label(_ analysis: Analysis) {
        let boxes = marks.map { mark in
            let side = mark.radius * 0.85
            return Box(x: mark.center.x - side, y: mark.center.y - side, width: 2 * side, height: 2 * side)
        }
        var placement = LabelPlacement(bounds: plot, marks: boxes)
        for mark in marks.prefix(size.labels * 3) where labels.count < size.labels {
            let name = PageText.name(analysis.accounts[mark.place].account, width: size.nameWidth)
            // An average glyph of a proportional font of 13 units, and a little more.
            let width = Double(DisplayWidth.of(name)) * 6.9 + 4
            guard let place = placement.place(width: width, at: mark.center, radius: mark.radius) else { continue }
            labels.append(Label(place: mark.place, at: place))
        }
    }
}
