import SquelchCuration
import Testing

@testable import SquelchReport

/// Geometry of the page's drawings.
struct PageChartTests {
    @Test func aLogarithmicAxisKeepsItsOrderAndItsEnds() {
        let values = (1...200).map { Double($0) / 10 }
        let scale = Scale.logarithmic(values, from: 10, to: 110)
        let positions = values.map(scale.position)
        #expect(positions == positions.sorted())
        #expect(positions.allSatisfy { (10...110).contains($0) })
        #expect(scale.ticks.contains(1) && scale.ticks.contains(10))
        #expect(scale.ticks == scale.ticks.sorted())
    }

    @Test(arguments: [[], [0, -1], [.nan, .infinity], [5], [1e-9, 1e9]])
    func anAxisOfAnythingIsFinite(_ values: [Double]) {
        let scale = Scale.logarithmic(values, from: 0, to: 100)
        for value in values + [0, 1, .nan, .infinity] {
            #expect((0...100).contains(scale.position(value)))
        }
        #expect(scale.ticks.count < 100)
    }

    @Test func aBackwardsAxisTurnsUpwards() {
        let scale = Scale(-20...20, from: 100, to: 0)
        #expect(scale.position(-20) == 100)
        #expect(scale.position(0) == 50)
        #expect(scale.position(99) == 0)
    }

    @Test func labelsMeetNeitherEachOtherNorMarks() {
        let bounds = Box(x: 0, y: 0, width: 300, height: 200)
        let centers = (0..<40).map { (number: Int) -> Point in
            let (x, y) = (number * 37 % 260, number * 53 % 160)
            return Point(x: Double(20 + x), y: Double(20 + y))
        }
        let marks = centers.map { Box(x: $0.x - 4, y: $0.y - 4, width: 8, height: 8) }
        var placement = LabelPlacement(bounds: bounds, marks: marks)
        var boxes: [Box] = []
        for center in centers {
            guard let place = placement.place(width: 60, at: center, radius: 5) else { continue }
            let left =
                switch place.anchor {
                case .start: place.point.x
                case .middle: place.point.x - 30
                case .end: place.point.x - 60
                }
            boxes.append(Box(x: left, y: place.point.y - 11, width: 60, height: 14))
        }
        #expect(boxes.count > 3)
        for (index, box) in boxes.enumerated() {
            #expect(bounds.holds(box))
            #expect(!marks.contains { $0.meets(box) })
            #expect(!boxes[(index + 1)...].contains { $0.meets(box) })
        }
    }

    @Test func aLabelWithoutRoomIsLeftOut() {
        var placement = LabelPlacement(bounds: Box(x: 0, y: 0, width: 50, height: 50), marks: [])
        #expect(placement.place(width: 400, at: Point(x: 25, y: 25), radius: 3) == nil)
    }

    @Test func everyVerdictHasAShapeOfItsOwn() {
        let shapes = [Verdict.keep, .turnDown, .unfollow].map {
            Drawing.mark($0, at: Point(x: 10, y: 10), radius: 5)
        }
        #expect(Set(shapes).count == 3)
        #expect(Drawing.number(3) == "3")
        #expect(Drawing.number(-0.04) == "0")
        #expect(Drawing.number(2.25) == "2.3")
    }

    @Test func numbersSayWhatTheyAre() {
        #expect(PageNumbers.decibels(-3.25) == "−3.3")
        #expect(PageNumbers.interval(SignalRatio(decibels: 1, low: -99, high: 8.04)) == "under −20 to +8.0")
        #expect(PageNumbers.minutes(0.004) == "< 0.01")
        #expect(PageNumbers.minutes(0) == "0")
        #expect(PageNumbers.minutes(12_345) == "12,345")
    }
}
