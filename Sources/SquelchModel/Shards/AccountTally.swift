package import SquelchTimeline

/// Everything that the last stages of scoring need of one account: what its posts add up to, and a sample of them.
package struct AccountTally: Sendable {
    /// Sums over its posts.
    package let statistics: AccountStatistics
    /// How often it posts.
    package let rate: PostingRate
    /// How it has changed.
    package let change: AccountChange?
    /// Mean code of each input of ``WorthShapes``.
    let means: [UInt8]
    /// Some of its posts, evenly spread.
    let sample: [ComponentModel.Entry]

    /// Version 1: sums, rate, change, means, sample.
    package func write(to writer: inout FrameWriter) {
        writer.write(column: statistics.bytes)
        for number in [rate.window.from, rate.window.to] { writer.write(number) }
        for value in [rate.postsPerDay, rate.tempo, rate.daysUnread] {
            writer.write(column: value.map { [$0.bitPattern] } ?? [])
        }
        writer.write(rate.attentionPerDay.bitPattern)
        writer.write(rate.daysSilent.bitPattern)
        writer.write(
            column: change.map { [UInt64(bitPattern: $0.since), $0.before.bitPattern, $0.after.bitPattern] } ?? [])
        writer.write(column: means)
        writer.write(column: sample.map(\.seconds.bitPattern))
        writer.write(
            column: sample.flatMap { entry in Detector.allCases.map { Float(entry.parts[$0]).bitPattern } })
    }

    /// What was written.
    package init(_ reader: inout FrameReader) throws(FrameError) {
        statistics = try AccountStatistics.read(try reader.readColumn(UInt8.self)[...]).0
        let window = CoveredWindow(from: try reader.read(), to: try reader.read())
        var values: [Double?] = []
        for _ in 0..<3 { values.append(try reader.readColumn(UInt64.self).first.map(Double.init(bitPattern:))) }
        rate = PostingRate(
            window: window, postsPerDay: values[0], tempo: values[1],
            attentionPerDay: Double(bitPattern: try reader.read()), daysSilent: Double(bitPattern: try reader.read()),
            daysUnread: values[2])
        let change = try reader.readColumn(UInt64.self)
        guard change.isEmpty || change.count == 3 else { throw .damaged }
        self.change =
            change.isEmpty
            ? nil
            : AccountChange(
                since: Int64(bitPattern: change[0]), before: Double(bitPattern: change[1]),
                after: Double(bitPattern: change[2]))
        means = try reader.readColumn()
        let seconds = try reader.readColumn(UInt64.self).map(Double.init(bitPattern:))
        let parts = try reader.readColumn(UInt32.self).map(Float.init(bitPattern:))
        let width = Detector.allCases.count
        guard parts.count == seconds.count * width, seconds.count <= ComponentModel.mostPosts else { throw .damaged }
        sample = seconds.indices.map { index in
            var values = DetectorValues()
            for detector in Detector.allCases { values[detector] = Double(parts[index * width + detector.rawValue]) }
            return ComponentModel.Entry(seconds: seconds[index], parts: values)
        }
    }

    init(
        statistics: AccountStatistics, rate: PostingRate, change: AccountChange?, means: [UInt8],
        sample: [ComponentModel.Entry]
    ) {
        self.statistics = statistics
        self.rate = rate
        self.change = change
        self.means = means
        self.sample = sample
    }
}

extension PostingRate {
    /// A rate of known parts.
    fileprivate init(
        window: CoveredWindow, postsPerDay: Double?, tempo: Double?, attentionPerDay: Double, daysSilent: Double,
        daysUnread: Double?
    ) {
        self.window = window
        self.postsPerDay = postsPerDay
        self.tempo = tempo
        self.attentionPerDay = attentionPerDay
        self.daysSilent = daysSilent
        self.daysUnread = daysUnread
    }
}
