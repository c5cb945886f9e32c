package import SquelchTimeline

/// Partial statistics of an account as a frame: what a part of the posts adds up to can be written down here, read back
/// there and merged in any order, to the same bits as if all had been one.
extension AccountStatistics {
    /// Version 1: counts, times, sums in the order of their declaration.
    package static let frame = FrameKind(mark: "A", version: 1)

    /// The statistics in bytes.
    package var bytes: [UInt8] {
        var writer = FrameWriter(Self.frame)
        for count in [counts.posts, counts.undated, counts.future, counts.repeatsOfOthers, counts.repeatsOfItself] {
            writer.write(Int64(count))
        }
        writer.write(firstTime)
        writer.write(lastTime)
        for sum in plainSums { writer.write(sum.raw) }
        writer.write(UInt64(detectors.count))
        for sum in detectors { writer.write(sum.raw) }
        for part in [reposts, replies] {
            writer.write(Int64(part.posts))
            writer.write(part.weight.raw)
            writer.write(part.weightedSignal.raw)
        }
        trend.write(to: &writer)
        return writer.finish()
    }

    /// The statistics in the frame that `bytes` begins with, and how long it is.
    package static func read(_ bytes: ArraySlice<UInt8>) throws(FrameError) -> (AccountStatistics, length: Int) {
        var reader = try FrameReader(frame, bytes)
        var one = AccountStatistics()
        one.counts.posts = try count(&reader)
        one.counts.undated = try count(&reader)
        one.counts.future = try count(&reader)
        one.counts.repeatsOfOthers = try count(&reader)
        one.counts.repeatsOfItself = try count(&reader)
        one.firstTime = try reader.read()
        one.lastTime = try reader.read()
        one.cost = try FixedSum(&reader)
        one.signal = try FixedSum(&reader)
        one.weight = try FixedSum(&reader)
        one.weightedSignal = try FixedSum(&reader)
        one.squares = try FixedSum(&reader)
        one.novelWeight = try FixedSum(&reader)
        one.squaredSignal = try FixedSum(&reader)
        one.squaredWorth = try FixedSum(&reader)
        guard try reader.read(UInt64.self) == UInt64(one.detectors.count) else { throw .damaged }
        for index in one.detectors.indices { one.detectors[index] = try FixedSum(&reader) }
        one.reposts = try part(&reader)
        one.replies = try part(&reader)
        one.trend = try TrendSums(&reader)
        try reader.finish()
        return (one, reader.length)
    }

    private var plainSums: [FixedSum] {
        [cost, signal, weight, weightedSignal, squares, novelWeight, squaredSignal, squaredWorth]
    }

    private static func part(_ reader: inout FrameReader) throws(FrameError) -> PartialSums {
        var part = PartialSums()
        part.posts = try count(&reader)
        part.weight = try FixedSum(&reader)
        part.weightedSignal = try FixedSum(&reader)
        return part
    }

    /// A number of posts, of which none is negative.
    static func count(_ reader: inout FrameReader) throws(FrameError) -> Int {
        let count = try reader.read(Int64.self)
        guard count >= 0, let value = Int(exactly: count) else { throw .damaged }
        return value
    }
}

extension FixedSum {
    init(_ reader: inout FrameReader) throws(FrameError) { self.init(raw: try reader.read(Int128.self)) }
}
