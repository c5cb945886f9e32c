/// Numbers of things that are known by their bytes: found by a hash, told apart by comparing.
package struct ByteIndex: Sendable {
    /// Where two have one hash, the later stands under the next that is free.
    private var numbers: [UInt64: UInt32] = [:]

    /// Nothing is known.
    package init() {}

    /// Looks for something.
    /// - Parameters:
    ///   - hash: the hash of its bytes.
    ///   - isSame: whether what has a number has these bytes.
    /// - Returns: its number, nil where it is new; and the place for one that is new.
    @inline(__always)
    package func find(_ hash: UInt64, isSame: (UInt32) -> Bool) -> (number: UInt32?, place: UInt64) {
        var place = hash
        while let number = numbers[place] {
            if isSame(number) { return (number, place) }
            place &+= 1
        }
        return (nil, place)
    }

    /// Numbers what was not found.
    @inline(__always)
    package mutating func add(_ number: UInt32, at place: UInt64) { numbers[place] = number }
}
