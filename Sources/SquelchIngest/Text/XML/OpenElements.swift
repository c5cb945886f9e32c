import SquelchTimeline

/// The elements that are open, by their qualified names: what an end tag is checked against.
struct OpenElements: ~Copyable {
    private var names = ByteArena(capacity: 1024)
    private var starts: [Int] = []
    private var haveChild: [Bool] = []
    /// Whether a root element has begun.
    private(set) var everOpened = false

    /// Number of open elements.
    @inline(__always)
    var depth: Int { starts.count }

    @inline(__always)
    mutating func push(_ name: UnsafeBufferPointer<UInt8>) {
        if !haveChild.isEmpty { haveChild[haveChild.count - 1] = true }
        starts.append(names.count)
        haveChild.append(false)
        names.append(name)
        everOpened = true
    }

    @inline(__always)
    mutating func pop() {
        guard let start = starts.popLast() else { return }
        haveChild.removeLast()
        names.truncate(to: start)
    }

    /// Name of the element `level` steps above the innermost one, which is level 0.
    @inline(__always)
    func name(level: Int = 0) -> UnsafeBufferPointer<UInt8> {
        let index = starts.count - 1 - level
        let end = level == 0 ? names.count : starts[index + 1]
        return UnsafeBufferPointer(start: names.base + starts[index], count: end - starts[index])
    }

    /// Steps from the innermost element to the nearest one called `name`; nil where none is open.
    @inline(__always)
    func level(of name: UnsafeBufferPointer<UInt8>) -> Int? {
        for level in 0..<depth where self.name(level: level).hasSameBytes(as: name) { return level }
        return nil
    }

    /// Whether the innermost element has no child element yet.
    var innermostIsLeaf: Bool { haveChild.last == false }
}
